import type { Act } from "@chengqi/domain/acts/act";
import { readHeads, type LineFault } from "@chengqi/domain/acts/heads";
import { membershipDifferences, type HeldMembership, type MembershipDifference } from "@chengqi/domain/acts/memberships";
import { verifyChain, type Fault } from "@chengqi/domain/acts/verify-chain";
import { fingerprint, verifySignature } from "./signing-key.js";
import { sha256, type Head } from "./sql.js";

/** Everything that is known of the acts of one city. */
export interface Evidence {
  readonly cityId: string;
  readonly acts: readonly Act[];
  /** The database's own note of the last act; null where only an export is at hand. */
  readonly head: Head | null;
  /** Roles that people hold; none where only an export is at hand. */
  readonly memberships: readonly HeldMembership[] | null;
  /** Lines of the file of heads. */
  readonly lines: readonly string[];
}

export interface Report {
  readonly summary: string;
  /** What is wrong, in the order of the acts; nothing if it is as recorded. */
  readonly faults: readonly string[];
  /** What a reader should know. */
  readonly notices: readonly string[];
}

/** Judges the acts of one city. @param trusted public keys known from elsewhere */
export function reportOn({ cityId, acts, head, memberships, lines }: Evidence, trusted: readonly string[]): Report {
  const heads = readHeads(lines, cityId, verifySignature, trusted);
  const last = acts.reduce((seq, act) => Math.max(seq, act.seq), 0);
  const faults = verifyChain(acts, heads.hashes, sha256);
  const end = acts.find(({ seq }) => seq === last);
  const whole = head === null || (head.seq === last && (end === undefined || head.hash === end.hash));
  return {
    summary: `City ${cityId}: ${acts.length} acts; last signed: ${heads.last ? `act ${heads.last.seq} on ${heads.last.at}, key ${fingerprint(heads.key ?? "")}` : "none"}`,
    faults: [
      ...faults.map(inWords),
      ...(whole || faults.some(({ what }) => what === "truncated") ? [] : [`The database notes act ${head?.seq} as the last; the last one there is ${last}: truncated or inserted.`]),
      ...heads.foreign.map(([from, to]) => `${spanned(from, to)} appended by somebody else than the server while it ran: inserted.`),
      ...heads.faults.map(({ line, what }) => `Line ${line} of the heads: ${lineFaults[what]}.`),
      ...(memberships === null ? [] : membershipDifferences(acts, memberships).map(({ id, what }) => `Membership ${id} ${differences[what]}.`)),
      ...(heads.last === null && acts.length > 0 ? ["No signed heads: nothing shows that acts at the end are missing."] : []),
    ],
    notices: [
      ...heads.found.map(([from, to]) => `${spanned(from, to)} signed at a start, having been committed before without a signature, as after a crash.`),
      ...heads.lost.map(({ from, to, at }) => `${spanned(from, to)} lost; this was accepted and signed on ${at}.`),
      ...(heads.last !== null && last > heads.last.seq ? [`${spanned(heads.last.seq + 1, last)} not signed yet.`] : []),
    ],
  };
}

const spanned = (from: number, to: number) => (from === to ? `Act ${from} was` : `Acts ${from} to ${to} were`);

function inWords({ what, seq, to, by = 0 }: Fault): string {
  if (what !== "reordered") return `${spanned(seq, to)} ${what}.`;
  const [true1, true2] = [seq - by, to - by];
  return `${spanned(seq, to)} reordered: there ${seq === to ? `stands act ${true1}` : `stand acts ${true1} to ${true2}`}.`;
}

const differences: Record<MembershipDifference["what"], string> = {
  "without-act": "stands in the database and no act granted it",
  "not-there": "was granted and is not in the database",
  "other-terms": "has other terms in the database than were granted",
  "not-ended": "was ended and holds on in the database",
};

const lineFaults: Record<LineFault["what"], string> = {
  unreadable: "cannot be read",
  "wrong-signature": "the signature is wrong",
  "unknown-key": "the key is neither named by the one before nor known",
};
