import type { Atlas, DirectoryEntry, KeyRule } from "@chengqi/domain/atlas/atlas";
import { keyReason, specialised, specialisedReason, supportingReason } from "@chengqi/domain/atlas/rule-words";
import {
  chooseSuppliers, divisionsOfSector, minSupplyShare, supplyClassification, supplySector, supplyShares, supplyTable, type SupplyShare,
} from "@chengqi/domain/atlas/supply";
import type { FirmRow } from "@chengqi/domain/enterprises/firm";
import { industryShares } from "@chengqi/domain/industries/shares";
import { classTotals } from "../enterprises/rollup.js";
import { firmRows } from "../enterprises/rows.js";
import { industriesByCode } from "../industries/sql.js";
import type { Visit } from "../http/visit.js";
import { firmsOfClasses, hasFigures, largestFirms, supplyTableRows, type FirmArea, type LargeFirm } from "./sql.js";
import type { Subject } from "./scope.js";

/** The rule in force, with what is not adjustable. */
export const ruleOf = async ({ tx, city, year }: Visit, rule: KeyRule): Promise<Atlas["rule"]> => ({
  by: year === null || (await hasFigures(tx, city.city_id, year)) ? "revenue" : "specialisation", minRevenueCny: rule.minRevenueCny, minEmployees: rule.minEmployees, declaredOnly: rule.declaredOnly === "true", top: rule.top,
  minSupplyRatio: minSupplyShare,
});

const declaredCodes = ({ zones }: Subject): string[] => [...new Set(zones.flatMap((zone) => zone.leadingIndustries.flatMap(({ codes }) => codes)))];

/** Key enterprises by the rule, then those whose industry supplies them; each with its reason. */
export async function directoryOf(visit: Visit, subject: Subject, rule: Atlas["rule"]): Promise<DirectoryEntry[]> {
  if (visit.year === null || subject.blocked !== null) return [];
  const area: FirmArea = { cityId: visit.city.city_id, zones: subject.firmZones, year: visit.year };
  if (rule.by === "specialisation") return specialisedEntries(visit, area, rule, rule.declaredOnly ? declaredCodes(subject) : null);
  const lastYear = visit.year === Math.max(...visit.city.firm_years);
  const keys = await largestFirms(visit.tx, area, {
    industries: rule.declaredOnly ? declaredCodes(subject) : null, minRevenueCny: rule.minRevenueCny, minEmployees: rule.minEmployees, limit: rule.top,
  }, lastYear);
  const suppliers = await suppliersOf(visit, area, keys, rule.top, lastYear);
  const shown = await firmRows(visit, [...keys, ...suppliers.map(({ firm }) => firm)]);
  return shown.map((firm, index) => (index < keys.length
    ? keyEntry(firm, area.year, index + 1)
    : { role: "supporting", firm, reason: "supporting.supply", text: suppliers[index - keys.length]?.text ?? { zh: "", en: null } }));
}

/** Where firms are known without figures: those of the classes that the area is specialised in. */
async function specialisedEntries(visit: Visit, area: FirmArea, { top }: Atlas["rule"], industries: readonly string[] | null): Promise<DirectoryEntry[]> {
  const [kind, ids] = area.zones === null ? (["city", [area.cityId]] as const) : (["zone", area.zones] as const);
  const here = await classTotals(visit.tx, area.cityId, kind, ids, area.year);
  const whole = await classTotals(visit.tx, area.cityId, "city", [area.cityId], area.year);
  const classification = await industriesByCode(visit.tx, visit.city.classification);
  const shares = industryShares("class", here, whole, classification, industries ?? []).filter((share) => share.firms >= specialised.leastFirms && (industries === null || share.declared));
  const quotients = new Map(shares.flatMap((share) => (share.locationQuotient === null || (area.zones !== null && share.locationQuotient <= 1) ? [] : [[share.code, { ...share, quotient: share.locationQuotient }]])));
  const ranked = [...quotients.values()].toSorted((a, b) => b.quotient - a.quotient || b.firms - a.firms || (a.code < b.code ? -1 : 1));
  const order = new Map(ranked.map(({ code }, place) => [code, place]));
  const found = (await firmsOfClasses(visit.tx, area, ranked.map(({ code }) => code), specialised.ofOneClass))
    .toSorted((a, b) => order.get(a.industryCode ?? "")! - order.get(b.industryCode ?? "")!).slice(0, top);
  return (await firmRows(visit, found)).map((firm, index): DirectoryEntry => {
    const { name, firms, quotient } = quotients.get(found[index]?.industryCode ?? "")!;
    return { role: "key", firm, reason: "key.specialised", text: specialisedReason(name, firms, quotient) };
  });
}

const keyEntry = (firm: FirmRow, year: number, rank: number): DirectoryEntry =>
  ({ role: "key", firm, reason: "key.revenue", text: keyReason(Number(firm.revenueCny), year, rank) });

async function suppliersOf(visit: Visit, area: FirmArea, keys: readonly LargeFirm[], top: number, lastYear: boolean) {
  // The table of the nation says nothing of classes of another classification.
  if (keys.length === 0 || visit.city.classification !== supplyClassification) return [];
  const { flows, sectors } = await supplyTableRows(visit.tx, supplyTable.id, supplyTable.origin);
  const revenue = new Map<string, number>();
  for (const { industryCode, revenueCny } of keys) {
    const sector = industryCode === null ? null : supplySector(industryCode);
    if (sector !== null) revenue.set(sector, (revenue.get(sector) ?? 0) + Number(revenueCny));
  }
  const shares = supplyShares(flows, revenue);
  const keyIds = new Set(keys.map(({ id }) => id));
  const candidates: (LargeFirm & { revenue: number })[][] = [];
  for (const { sector } of shares) {
    const firms = await largestFirms(visit.tx, area, {
      industries: divisionsOfSector(sector), minRevenueCny: 1, minEmployees: 0, limit: top + keys.length,
    }, lastYear);
    candidates.push(firms.filter(({ id }) => !keyIds.has(id)).map((firm) => ({ ...firm, revenue: Number(firm.revenueCny) })));
  }
  const names = new Map(sectors.map((sector) => [sector.code, { zh: sector.nameZh, en: sector.nameEn }]));
  const reason = ({ sector, shareRatio }: SupplyShare) => supportingReason(names.get(sector) ?? { zh: sector, en: null }, shareRatio);
  return chooseSuppliers(shares, candidates, top).map(({ firm, share }) => ({ firm, text: reason(share) }));
}
