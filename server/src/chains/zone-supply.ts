import type { SupplyAnswer } from "@chengqi/domain/chains/answers-supply";
import type { Visit } from "../http/visit.js";
import { zoneSupply } from "./conclude-supply.js";
import { itemPrefix } from "./items.js";
import { areaSums } from "./link-sums.js";
import { documentsOf } from "./results.js";
import { chainsOfYear, chainVersions } from "./sql.js";

/** Local supply of a zone by itself: the chains it has firms on, and their links that need something. */
export async function supplyOfZone({ tx, city }: Visit, zone: string, year: number): Promise<SupplyAnswer["rows"]> {
  const flows = await documentsOf(tx, city.city_id, "flows", 0);
  const sums = await areaSums(tx, city.city_id, { kind: "zone", ids: [zone] }, "link", "", [year]);
  const revenue = new Map<string, Map<string, number>>();
  for (const { item, revenueCny } of sums) {
    const slash = item.indexOf("/") + 1;
    revenue.set(item.slice(0, slash), (revenue.get(item.slice(0, slash)) ?? new Map<string, number>()).set(item.slice(slash), revenueCny));
  }
  return zoneSupply(chainsOfYear(await chainVersions(tx, city.city_id), year).flatMap((chain) => {
    const [basis, revenueCny] = [flows.get(`${chain.id}@${chain.version}`)?.supply, revenue.get(itemPrefix(chain))];
    return basis && revenueCny ? [{ chain, basis, revenueCny }] : [];
  }));
}
