import type { Act } from "@chengqi/domain/acts/act";

/** What the transactions that are open have appended; nobody hears of it before they are committed. */
const appendedIn = new WeakMap<object, Act[]>();

export function rememberAppended(tx: object, act: Act): void {
  const acts = appendedIn.get(tx);
  if (acts) acts.push(act);
  else appendedIn.set(tx, [act]);
}

/** The acts a transaction appended, in their order. */
export const appendedBy = (tx: object): readonly Act[] => appendedIn.get(tx) ?? [];
