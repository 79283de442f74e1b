/** A word found in a text: its number and where it stands, `end` excluded. */
export interface FoundWord {
  readonly word: number;
  readonly start: number;
  readonly end: number;
}

/** Letters alike in both cases and in full width, so that ＬＥＤ, led and LED are one word. */
export const plainText = (text: string): string => (/[^\u4E00-\u9FFFA-Z0-9]/u.test(text) ? text.normalize("NFKC").toUpperCase() : text);

const isLetter = (code: number): boolean => code >= 65 && code <= 90;

/** Whether no Latin letter goes on where the word begins or ends with one. */
const whole = (text: string, start: number, end: number): boolean =>
  !(start > 0 && isLetter(text.charCodeAt(start)) && isLetter(text.charCodeAt(start - 1))) &&
  !(end < text.length && isLetter(text.charCodeAt(end - 1)) && isLetter(text.charCodeAt(end)));

/**
 * Searches texts for many words at once: one step of a tree of their characters for each character that can begin or continue a word,
 * so that the number of words hardly matters. A word that begins or ends with a Latin letter is found only where no further
 * letter follows it: AI is not in MAIN.
 *
 * @param words in plain text (`plainText`), each once, two characters or more.
 * @returns the finder: all places of all words in a plain text, by start and then by length.
 */
export function wordFinder(words: readonly string[]): (text: string) => FoundWord[] {
  const starts = new Uint8Array(1 << 16);
  const steps = new Map<number, number>();
  const wordAt: number[] = [-1];
  words.forEach((word, number) => {
    starts[word.charCodeAt(0)] = 1;
    let node = 0;
    for (let i = 0; i < word.length; i += 1) {
      const step = node * 65536 + word.charCodeAt(i);
      let next = steps.get(step);
      if (next === undefined) {
        next = wordAt.length;
        wordAt.push(-1);
        steps.set(step, next);
      }
      node = next;
    }
    wordAt[node] = number;
  });
  return (text) => {
    const found: FoundWord[] = [];
    for (let start = 0; start < text.length; start += 1) {
      if (starts[text.charCodeAt(start)] === 0) continue;
      let node: number | undefined = 0;
      for (let end = start; end < text.length; end += 1) {
        node = steps.get(node * 65536 + text.charCodeAt(end));
        if (node === undefined) break;
        const word = wordAt[node]!;
        if (word >= 0 && whole(text, start, end + 1)) found.push({ word, start, end: end + 1 });
      }
    }
    return found;
  };
}
