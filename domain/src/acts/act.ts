import type { Role } from "../governance/actor.js";
import { canonicalJson, type JsonValue } from "./canonical-json.js";

/** A thing an act was done to. */
export interface Subject {
  readonly kind: string;
  readonly id: string;
}

/** Whose the subject is; those may read the act. */
export interface Scope {
  readonly zone: string | null;
  readonly body: string | null;
  readonly firm: string | null;
}

/** What somebody did: written once, never changed, bound to the act before it by that one's hash. */
export interface Act {
  /** From 1, without gaps, for each city. */
  readonly seq: number;
  readonly id: string;
  readonly cityId: string;
  /** ISO 8601 in UTC, to the millisecond. */
  readonly at: string;
  readonly actor: {
    readonly role: Role;
    /** Stands for the person; who that is can be read, and forgotten, elsewhere. */
    readonly user: string | null;
    readonly body: string | null;
  };
  readonly kind: string;
  readonly subject: Subject;
  readonly scope: Scope;
  /** Whether anybody may read it. */
  readonly public: boolean;
  readonly reason: string | null;
  readonly data: JsonValue;
  /** References to persons whom the data speak of. */
  readonly persons: readonly string[];
  readonly previousHash: string;
  readonly hash: string;
}

/** SHA-256 of a text's UTF-8, as 64 hexadecimal digits. */
export type Sha256 = (text: string) => string;

/** What stands before the first act. */
export const noHash = "0".repeat(64);

/** The text whose hash an act bears: all of it but the hash. */
export function hashedText(act: Act): string {
  const { seq, id, cityId, at, kind, reason, data, persons, previousHash, actor, subject, scope } = act;
  const content: Record<keyof Omit<Act, "hash">, JsonValue> = {
    seq, id, cityId, at, kind, reason, data, persons, previousHash, public: act.public,
    actor: { ...actor }, subject: { ...subject }, scope: { ...scope },
  };
  return canonicalJson(content);
}

/** The act that follows the head of its chain. */
export function appended(head: { seq: number; hash: string }, content: Omit<Act, "seq" | "previousHash" | "hash">, sha256: Sha256): Act {
  const open = { ...content, seq: head.seq + 1, previousHash: head.hash, hash: "" };
  return { ...open, hash: sha256(hashedText(open)) };
}
