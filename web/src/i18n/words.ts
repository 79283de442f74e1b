/** A tree of words: groups of groups of texts. */
export interface Words {
  readonly [key: string]: string | Words;
}

/** One tree from the words of the domain and one file per feature; the file's name is the group. */
export function mergeWords(domain: Words, files: Readonly<Record<string, Words>>): Words {
  const merged: Record<string, string | Words> = { ...domain };
  for (const [path, words] of Object.entries(files)) {
    const group = path.replace(/^.*\//, "").replace(/\.json$/, "");
    if (group in merged) throw new RangeError(`words: two files own the group “${group}”`);
    merged[group] = words;
  }
  return merged;
}

/** Every key of a tree, `group.key`, sorted. */
export function keysOf(words: Words, prefix = ""): string[] {
  return Object.entries(words).flatMap(([key, value]) =>
    typeof value === "string" ? [`${prefix}${key}`] : keysOf(value, `${prefix}${key}.`)).toSorted();
}
