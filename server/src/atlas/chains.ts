import type { LinkState } from "@chengqi/domain/chains/answers";
import type { ChainFile } from "@chengqi/domain/chains/chain-file";
import { grouping } from "@chengqi/domain/chains/chain-problems";
import { areaOf } from "../chains/area.js";
import { chainsOn } from "../chains/sql.js";
import { statesOfChains } from "../chains/states.js";
import type { Visit } from "../http/visit.js";
import type { DrawnChain } from "./drawing/chain-picture.js";
import type { Subject } from "./scope.js";

/** A zone takes part in many chains with a firm or two; so many stand on its sheet. */
const mostOfZone = 14;

/** The chains of a subject as they are drawn: all of the city, those of an ecosystem, those a zone has most of. Empty before they are worked out. */
export async function chainsOf(visit: Visit, { scope, id, title }: Subject): Promise<DrawnChain[]> {
  const { tx, city, asOf, year } = visit;
  if (year === null) return [];
  const all = await chainsOn(tx, city.city_id, asOf);
  const own = scope === "ecosystem" ? all.filter(({ ecosystems }) => ecosystems.some((name) => circleName(name) === circleName(title.zh))) : all;
  const states = await statesOfChains(visit, own, await areaOf(visit, scope === "city" ? undefined : `${scope}:${id}`), year);
  const drawn = [...states].map(([chain, byLink]) => drawnChain(chain, byLink));
  const ordered = drawn.toSorted((a, b) => outputOf(b) - outputOf(a) || (a.id < b.id ? -1 : 1));
  return scope === "zone" ? ordered.filter((chain) => outputOf(chain) > 0).slice(0, mostOfZone) : ordered;
}

const outputOf = ({ links }: DrawnChain): number => links.reduce((sum, { revenueCny }) => sum + Number(revenueCny ?? 0), 0);

/** 电子信息 for 电子信息产业生态圈. */
const circleName = (name: string): string => name.replace(/(?:产业)?(?:生态圈)?$/u, "");

/** A chain as it is drawn: single links with their figures. */
export function drawnChain({ id, name, links, edges }: ChainFile, states: ReadonlyMap<string, LinkState> | null): DrawnChain {
  const groups = grouping(links);
  return {
    id, name, edges: edges.map(({ from, to, critical }) => ({ from, to, critical })),
    links: links.filter((link) => !groups.has(link.id)).map((link) => {
      const state = states?.get(link.id);
      return {
        id: link.id, name: link.name, stage: link.stage, parents: link.parents, status: state?.status ?? "unknown", firms: state?.presence.firms ?? null,
        revenueCny: state ? String(Math.round(state.presence.revenueCny)) : null, growthRatio: state?.presence.growth ?? null,
      };
    }),
  };
}
