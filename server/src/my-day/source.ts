import type { Role } from "@chengqi/domain/governance/actor";
import type { DayItem } from "@chengqi/domain/notices/my-day";
import type { Signer } from "../acts/signer.js";
import type { Visit } from "../http/visit.js";
import type { SignIn } from "../sign-in/sign-in.js";

export interface Day {
  /** ISO 8601. */
  readonly today: string;
  /** Changes are counted from here, an instant. */
  readonly since: string;
  readonly signer: Signer | undefined;
}

/** Part of somebody's day. One file each, named in `sources.ts`. */
export interface Source {
  /** Roles whose day it belongs to; without them that of everybody signed in. */
  readonly roles?: readonly Role[];
  /** Reads in the transaction of the reader, who gets nothing but what the reader may see. */
  read(visit: Visit, day: Day): Promise<DayItem[]>;
}

/** The same for what is kept apart from the city; it is asked before the transaction opens. */
export interface OutsideSource {
  readonly roles: readonly Role[];
  read(signIn: SignIn, day: Pick<Day, "today">): Promise<DayItem[]>;
}

/** A line with what most lines lack left out. */
export const line = (item: Pick<DayItem, "id" | "part" | "words" | "link"> & Partial<DayItem>): DayItem =>
  ({ values: {}, due: null, at: null, noticeId: null, ...item });
