/**
 * The first text after every text that begins with `prefix`, in the order of code points. A prefix search is then
 * `column >= prefix and column < afterPrefix(prefix)`, which an index serves under row-level security; LIKE is not.
 */
export const afterPrefix = (prefix: string): string => `${prefix}\u{10FFFF}`;
