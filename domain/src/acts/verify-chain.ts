import { hashedText, noHash, type Act, type Sha256 } from "./act.js";

/**
 * What is wrong with acts `seq` to `to`: `changed` in content; `removed` between others; `truncated` at the end; `inserted` among
 * them by somebody; `reordered`: the genuine acts stand `by` places later than they belong (earlier if negative).
 */
export interface Fault {
  readonly what: "changed" | "removed" | "inserted" | "reordered" | "truncated";
  readonly seq: number;
  readonly to: number;
  readonly by?: number;
}

/** Tries for one act that stands wrong; beyond it the act counts as changed. */
const tries = 400;

/**
 * Compares the acts of a city with one another and with the signed hashes.
 *
 * @param acts in any order; the place of an act is its `seq`
 * @param signed hash of each signed act, by number; not every act needs one, because each hash binds all acts before it
 * @returns every fault in the order of the places; none if the acts are those that were recorded
 */
export function verifyChain(acts: readonly Act[], signed: ReadonlyMap<number, string>, sha256: Sha256): Fault[] {
  const chain = new Chain(signed, sha256);
  const inOrder = acts.toSorted((a, b) => a.seq - b.seq);
  const strangers = inOrder.filter((act) => !chain.claim(act, act.seq));
  const lastSigned = [...signed.keys()].reduce((a, b) => Math.max(a, b), 0);
  const unknown = chain.placeMoved(strangers, Math.max(lastSigned, inOrder.at(-1)?.seq ?? 0));
  const changed = chain.claimRest(unknown);
  return merged([...chain.moved, ...changed, ...chain.broken(), ...missing(chain.places(changed), lastSigned)]);
}

class Chain {
  readonly moved: Fault[] = [];
  private readonly genuine = new Map<number, Act>();

  constructor(
    private readonly signed: ReadonlyMap<number, string>,
    private readonly sha256: Sha256,
  ) {}

  /** Gives the act the place if it is the act that was recorded there. */
  claim(act: Act, place: number): boolean {
    if (this.genuine.has(place) || !this.belongs(act, place)) return false;
    this.genuine.set(place, act);
    return true;
  }

  private belongs(act: Act, place: number): boolean {
    const hash = this.sha256(hashedText({ ...act, seq: place }));
    const signed = this.signed.get(place);
    if (signed === undefined) return hash === act.hash && [undefined, act.previousHash].includes(this.signed.get(place - 1));
    if (hash === signed) return act.hash === signed;
    // Bound anew to a changed act before it, but itself what was signed.
    if (act.hash !== this.sha256(hashedText(act))) return false;
    const before = place === 1 ? noHash : this.signed.get(place - 1);
    return before !== undefined && this.sha256(hashedText({ ...act, seq: place, previousHash: before })) === signed;
  }

  /** Finds the acts that stand elsewhere than they belong; returns those that belong nowhere. */
  placeMoved(strangers: readonly Act[], end: number): Act[] {
    let by = 0;
    const rest: Act[] = [];
    for (const act of strangers) {
      const place = this.placeOf(act, by, end);
      if (place === undefined) rest.push(act);
      else {
        by = act.seq - place;
        this.moved.push({ what: "reordered", seq: act.seq, to: act.seq, by });
      }
    }
    return rest;
  }

  /** What is moved in a row is moved by the same distance; otherwise the nearest places come first. */
  private placeOf(act: Act, by: number, end: number): number | undefined {
    if (by !== 0 && this.claim(act, act.seq - by)) return act.seq - by;
    for (let distance = 1; distance <= tries / 2; distance++) {
      for (const place of [act.seq - distance, act.seq + distance]) {
        if (place >= 1 && place <= end && this.claim(act, place)) return place;
      }
    }
    return undefined;
  }

  /** Acts that were never recorded like this: the changed form of the act of their place, or inserted beside it. */
  claimRest(rest: readonly Act[]): Fault[] {
    const taken = new Set<number>();
    return rest.map(({ seq }): Fault => {
      const what = this.genuine.has(seq) || taken.has(seq) ? "inserted" : "changed";
      taken.add(seq);
      return { what, seq, to: seq };
    });
  }

  /** Unsigned acts whose follower bears another hash than theirs: changed, with their own hash made anew. */
  broken(): Fault[] {
    const faults: Fault[] = [];
    for (const [place, act] of this.genuine) {
      const before = place === 1 ? noHash : (this.signed.get(place - 1) ?? this.genuine.get(place - 1)?.hash);
      if (before === undefined || act.previousHash === before) continue;
      const known = place === 1 || this.signed.has(place - 1);
      if (known && this.signed.has(place)) continue;
      const guilty = known ? place : place - 1;
      faults.push({ what: "changed", seq: guilty, to: guilty });
    }
    return faults;
  }

  places = (changed: readonly Fault[]): ReadonlySet<number> =>
    new Set([...this.genuine.keys(), ...changed.filter(({ what }) => what === "changed").map(({ seq }) => seq)]);
}

function missing(places: ReadonlySet<number>, end: number): Fault[] {
  const last = [...places].reduce((a, b) => Math.max(a, b), 0);
  const faults: Fault[] = [];
  for (let place = 1; place <= last; place++) if (!places.has(place)) faults.push({ what: "removed", seq: place, to: place });
  return end > last ? [...faults, { what: "truncated", seq: last + 1, to: end }] : faults;
}

/** Neighbours with the same fault become one. */
function merged(faults: readonly Fault[]): Fault[] {
  const ordered = faults.toSorted((a, b) => a.seq - b.seq || (a.what < b.what ? -1 : 1));
  const result: Fault[] = [];
  for (const fault of ordered) {
    const before = result.findLast(({ what, by }) => what === fault.what && by === fault.by);
    if (before && fault.seq <= before.to + 1) result[result.indexOf(before)] = { ...before, to: Math.max(before.to, fault.to) };
    else result.push(fault);
  }
  return result;
}
