/** Part of the address a view keeps its state in: a text per key, each with its default. */
export type Defaults = Readonly<Record<string, string>>;

/** The state as the address has it; keys it does not name have their default. */
export function readState<D extends Defaults>(params: URLSearchParams, defaults: D): { [K in keyof D]: string } {
  const entries = Object.keys(defaults).map((key) => [key, params.get(key) ?? defaults[key]]);
  return Object.fromEntries(entries) as { [K in keyof D]: string };
}

/** The address after a change: defaults are left out, keys of others stay. Null brings the default back. */
export function writeState<D extends Defaults>(
  params: URLSearchParams, defaults: D, change: { readonly [K in keyof D]?: string | null },
): URLSearchParams {
  const next = new URLSearchParams(params);
  for (const [key, value] of Object.entries(change)) {
    if (value === undefined) continue;
    if (value === null || value === defaults[key]) next.delete(key);
    else next.set(key, value);
  }
  next.sort();
  return next;
}

/** A list kept in one text, `a,b`; the empty text is the empty list. */
export const listOf = (text: string): string[] => (text === "" ? [] : text.split(","));

export const textOf = (list: readonly string[]): string => list.join(",");
