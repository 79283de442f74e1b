import type { Atlas, DirectoryEntry, KeyRule } from "@chengqi/domain/atlas/atlas";
import { keyReason, supportingReason } from "@chengqi/domain/atlas/rule-words";
import {
  chooseSuppliers, divisionsOfSector, minSupplyShare, supplyClassification, supplySector, supplyShares, supplyTable, type SupplyShare,
} from "@chengqi/domain/atlas/supply";
import type { FirmRow } from "@chengqi/domain/enterprises/firm";
import { firmRows } from "../enterprises/rows.js";
import type { Visit } from "../http/visit.js";
import { largestFirms, supplyTableRows, type FirmArea, type LargeFirm } from "./sql.js";
import type { Subject } from "./scope.js";

/** The rule in force, with what is not adjustable. */
export const ruleOf = (rule: KeyRule): Atlas["rule"] => ({
  minRevenueCny: rule.minRevenueCny, minEmployees: rule.minEmployees, declaredOnly: rule.declaredOnly === "true", top: rule.top,
  minSupplyRatio: minSupplyShare,
});

const declaredCodes = ({ zones }: Subject): string[] => [...new Set(zones.flatMap((zone) => zone.leadingIndustries.flatMap(({ codes }) => codes)))];

/** Key enterprises by the rule, then those whose industry supplies them; each with its reason. */
export async function directoryOf(visit: Visit, subject: Subject, rule: Atlas["rule"]): Promise<DirectoryEntry[]> {
  if (visit.year === null || subject.blocked !== null) return [];
  const area: FirmArea = { cityId: visit.city.city_id, zones: subject.firmZones, year: visit.year };
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
