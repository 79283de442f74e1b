import type { Act } from "@chengqi/domain/acts/act";

/** What the transactions that are open have appended; nobody hears of it before they are committed. */
const appendedIn = new WeakMap<object, Act[]>();
/** Acts that this process appended and nobody has signed yet, by their hash; some of them were rolled back. */
const unsigned = new Map<string, Act>();

export function rememberAppended(tx: object, act: Act): void {
  unsigned.set(act.hash, act);
  const acts = appendedIn.get(tx);
  if (acts) acts.push(act);
  else appendedIn.set(tx, [act]);
}

/** The acts a transaction appended, in their order. */
export const appendedBy = (tx: object): readonly Act[] => appendedIn.get(tx) ?? [];

/** Number of the newest act between the two that this process did not append; null if it appended them all. */
export function strangerBetween(signed: { seq: number; hash: string }, newest: Act): number | null {
  let act: Act | undefined = newest;
  for (let seq = newest.seq; seq > signed.seq; seq--) {
    if (act === undefined) return seq;
    if (act.previousHash === signed.hash) return null;
    act = unsigned.get(act.previousHash);
  }
  return signed.seq;
}

/** Forgets what is signed now, and what was rolled back before it. */
export function forgetSigned(cityId: string, seq: number): void {
  for (const [hash, act] of unsigned) if (act.cityId === cityId && act.seq <= seq) unsigned.delete(hash);
}
