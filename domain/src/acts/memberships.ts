import { grouped } from "../lists/grouped.js";
import type { Act } from "./act.js";
import type { JsonValue } from "./canonical-json.js";
import { fold } from "./fold.js";

/** What the record says of one membership (role of a person, for a body or firm). */
export interface RecordedMembership {
  readonly id: string;
  /** Number of the act that granted it. */
  readonly grantedBy: number;
  readonly role: string;
  readonly bodyId: string | null;
  readonly firmId: string | null;
  readonly validFrom: string;
  readonly validTo: string | null;
  /** When it was ended before its time. */
  readonly endedAt: string | null;
}

/** A membership as the database holds it. */
export interface HeldMembership {
  readonly id: string;
  readonly role: string;
  readonly bodyId: string | null;
  readonly firmId: string | null;
  readonly validFrom: string;
  readonly validTo: string | null;
  /** False for those that whoever runs the installation made: the first administrator, accounts of the demonstration. */
  readonly granted: boolean;
}

/** Leads a membership on by one act; the first grant and the first end count, whatever comes later. */
export function membershipAfter(before: RecordedMembership | null, { kind, seq, at, subject, data }: Act): RecordedMembership | null {
  if (kind === "membership.granted" && before === null) {
    const text = (name: string): string | null => textOf(data, name);
    return {
      id: subject.id, grantedBy: seq, role: text("role") ?? "", bodyId: text("bodyId"), firmId: text("firmId"),
      validFrom: text("validFrom") ?? "", validTo: text("validTo"), endedAt: null,
    };
  }
  return kind === "membership.ended" && before !== null && before.endedAt === null ? { ...before, endedAt: at } : before;
}

function textOf(data: JsonValue, name: string): string | null {
  const value = typeof data === "object" && data !== null && !Array.isArray(data) ? (data as Readonly<Record<string, JsonValue>>)[name] : undefined;
  return typeof value === "string" ? value : null;
}

/** Every membership of the record as it stands after all the acts. */
export function recordedMemberships(acts: readonly Act[]): RecordedMembership[] {
  const ofMemberships = acts.filter(({ subject }) => subject.kind === "membership").toSorted((a, b) => a.seq - b.seq);
  const states = [...grouped(ofMemberships, ({ subject }) => subject.id).values()].map((own) => fold(own, null, membershipAfter));
  return states.filter((state) => state !== null);
}

export interface MembershipDifference {
  readonly id: string;
  readonly what: "without-act" | "not-there" | "other-terms" | "not-ended";
}

/** Where the memberships of the database are not those that the record leads to. */
export function membershipDifferences(acts: readonly Act[], held: readonly HeldMembership[]): MembershipDifference[] {
  const recorded = new Map(recordedMemberships(acts).map((one) => [one.id, one]));
  const rows = new Map(held.map((one) => [one.id, one]));
  const ofRows = held.flatMap((row): MembershipDifference[] => {
    const said = recorded.get(row.id);
    const what = said === undefined ? (row.granted ? "without-act" : null) : differenceBetween(said, row);
    return what === null ? [] : [{ id: row.id, what }];
  });
  const gone = [...recorded.keys()].filter((id) => !rows.has(id)).map((id): MembershipDifference => ({ id, what: "not-there" }));
  return [...ofRows, ...gone];
}

function differenceBetween(said: RecordedMembership, row: HeldMembership): MembershipDifference["what"] | null {
  const sameTerms = said.role === row.role && said.bodyId === row.bodyId && said.firmId === row.firmId && said.validFrom === row.validFrom;
  if (!sameTerms || (said.endedAt === null && said.validTo !== row.validTo)) return "other-terms";
  if (said.endedAt === null) return null;
  // The day in China may be that after the day of the act in UTC; one that had not begun ends on its first day.
  const latest = [dayAfter(said.endedAt), said.validFrom].toSorted().at(-1) ?? "";
  return row.validTo !== null && row.validTo <= latest ? null : "not-ended";
}

const dayAfter = (at: string): string => new Date(Date.parse(at) + 86_400_000).toISOString().slice(0, 10);
