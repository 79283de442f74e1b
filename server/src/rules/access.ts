import { may } from "@chengqi/domain/governance/permissions";
import type { RunResult } from "@chengqi/domain/rules/answers";
import { HttpError } from "../errors.js";
import type { Visit } from "../http/visit.js";
import { returnedNames } from "./firm-terms.js";
import { rulesOf } from "./sql.js";

/** What an actor may have an expression tell of the firms: all of them, those of some zones, or only counts over the whole city. */
export type Reach = { readonly kind: "all" } | { readonly kind: "zones"; readonly zones: readonly string[] } | { readonly kind: "counts" };

/**
 * Facts of what firms return are for those who may see them and have said what for. Others learn how the rules that the city
 * has in store come out over all firms, but run no expression of their own on them: two that differ in one firm would tell
 * its figures.
 * @throws HttpError `not-permitted` naming the first such fact
 */
export async function reachOf(visit: Visit, expression: string, names: readonly string[]): Promise<Reach> {
  const [first] = returnedNames(names);
  if (first === undefined || may(visit.actor, "firm-return.read")) return { kind: "all" };
  const zones = visit.actor.zones.filter((zoneId) => may(visit.actor, "firm-return.read", { zoneId }));
  if (zones.length > 0) return { kind: "zones", zones };
  const stored = await rulesOf(visit.tx, visit.city.city_id);
  if (stored.some(({ rule }) => rule.versions.some((version) => version.expression === expression))) return { kind: "counts" };
  throw new HttpError(visit.actor.userId === null ? 401 : 403, "not-permitted", {
    field: "body.expression", found: first, expected: "facts that anybody may see, a rule in store, or a role that may see what firms return and a purpose stated",
  });
}

const fewest = 3;

/** The result without counts and values that would tell of single firms. */
export function withoutFew(result: RunResult): RunResult {
  const counts: [string, number][] = [["met", result.met ?? 0], ["unmet", result.unmet ?? 0], ["unknown", result.unknown ?? 0], ...Object.entries(result.values ?? {}).map(([text, firms]): [string, number] => [`=${text}`, firms ?? 0])];
  const there = counts.filter(([, firms]) => firms > 0).toSorted((a, b) => a[1] - b[1]);
  // What is hidden adds up to the rest of the total: it must be two counts at least, and not few firms together either.
  let end = there.filter(([, firms]) => firms < fewest).length;
  const together = () => there.slice(0, end).reduce((sum, [, firms]) => sum + firms, 0);
  while (end > 0 && end < there.length && (end < 2 || together() < fewest)) end += 1;
  const hidden = new Set(there.slice(0, end).map(([name]) => name));
  const shown = (name: string, firms: number | null) => (hidden.has(name) ? null : firms);
  return {
    ...result, met: shown("met", result.met), unmet: shown("unmet", result.unmet), unknown: shown("unknown", result.unknown),
    values: result.values && Object.fromEntries(Object.entries(result.values).map(([text, firms]) => [text, shown(`=${text}`, firms)])),
    // The least and the largest are single firms' values.
    summary: result.summary && result.firms >= 10 * fewest ? { ...result.summary, min: null, max: null } : null,
    missing: result.missing.filter(({ firms }) => firms >= fewest),
  };
}
