import { visitorOf, type Actor } from "@chengqi/domain/governance/actor";
import { may, type Act, type Target } from "@chengqi/domain/governance/permissions";
import type { SessionAnswer } from "@chengqi/domain/governance/session";
import { useGet } from "../api.js";

export interface Me {
  /** On whose behalf the page asks; the visitor until the server has answered. */
  readonly actor: Actor;
  /** The same table the server asks; the server decides. */
  may(act: Act, target?: Target): boolean;
  /** Undefined until the server has answered. */
  readonly session: SessionAnswer | undefined;
}

/** Who reads this page, and what the reader may do. */
export function useMe(): Me {
  const { data } = useGet<SessionAnswer>("/session");
  const actor = data?.actor ?? visitorOf("");
  return { actor, may: (act, target) => may(actor, act, target), session: data };
}
