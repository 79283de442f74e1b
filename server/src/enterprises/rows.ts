import type { FirmCard, FirmReturns, FirmRow } from "@chengqi/domain/enterprises/firm";
import { publicFigures, returnFigures } from "@chengqi/domain/figures/totals";
import type { Origin } from "@chengqi/domain/figures/origin";
import { grouped } from "@chengqi/domain/lists/grouped";
import { districts } from "../districts/sql.js";
import type { Visit } from "../http/visit.js";
import { industryNames } from "../industries/sql.js";
import { zoneCommunities, zoneNames } from "../zones/sql.js";
import { zoneName } from "../zones/summaries.js";
import { firmById, firmReturns, firmYears, type FirmListRow } from "./sql.js";

const present = (values: readonly (string | null)[]): string[] => [...new Set(values.filter((value) => value !== null))];

/** Rows with the names of their industries, districts and zones on the day of the visit. */
export async function firmRows({ tx, city, asOf }: Visit, rows: readonly FirmListRow[]): Promise<FirmRow[]> {
  const industries = await industryNames(tx, city.classification, present(rows.map((row) => row.industryCode)));
  const places = new Map((await districts(tx, city.city_id)).map((row) => [row.code, { zh: row.nameZh, en: row.nameEn }]));
  const names = grouped(await zoneNames(tx, city.city_id, present(rows.map((row) => row.zone))), ({ zone }) => zone);
  return rows.map((row) => ({
    id: row.id,
    name: { zh: row.nameZh, en: row.nameEn },
    synthetic: row.synthetic,
    industry: row.industryCode === null ? null : { code: row.industryCode, name: industries.get(row.industryCode) ?? { zh: row.industryCode, en: null } },
    size: row.size,
    district: row.district === null ? null : { code: row.district, name: places.get(row.district) ?? { zh: row.district, en: null } },
    zone: row.zone === null ? null : { id: row.zone, name: zoneName(row.zone, names.get(row.zone) ?? [], asOf) },
    foundedYear: row.foundedYear,
    closedYear: row.closedYear,
    revenueCny: row.revenueCny,
    employees: row.employees,
    year: row.year,
    dataset: row.dataset,
  }));
}

/** A firm with all its years; undefined if there is none of that id. */
export async function firmCard(visit: Visit, id: string): Promise<FirmCard | undefined> {
  const { tx, city } = visit;
  const row = await firmById(tx, city.city_id, id);
  if (!row) return undefined;
  const [shown] = await firmRows(visit, [row]);
  if (!shown) return undefined;
  const years = (await firmYears(tx, city.city_id, id)).map((values) => ({
    year: values.year,
    figures: publicFigures(values, values.year, originOf(row.synthetic, values.dataset)),
  }));
  return {
    ...shown,
    creditCode: row.creditCode,
    stock: row.exchange === null || row.stockCode === null || row.listedOn === null
      ? null
      : { exchange: row.exchange, code: row.stockCode, shortName: row.stockName ?? row.stockCode, listedOn: row.listedOn },
    products: row.products,
    position: row.lon === null || row.lat === null ? null : [row.lon, row.lat],
    community: await communityOf(visit, row.zone, row.community),
    years,
    latest: years.at(-1)?.figures ?? {},
  };
}

const originOf = (synthetic: boolean, dataset: string): Origin =>
  ({ mark: synthetic ? "synthetic" : "published", dataset, method: synthetic ? "generated" : null });

/** What a firm returned in each year, as far as the actor may see it. */
export async function returnsOf({ tx, city }: Visit, id: string, synthetic: boolean): Promise<FirmReturns["years"]> {
  return (await firmReturns(tx, city.city_id, id)).map((values) =>
    ({ year: values.year, figures: returnFigures(values, values.year, originOf(synthetic, values.dataset)) }));
}

async function communityOf({ tx, city }: Visit, zone: string | null, id: string | null): Promise<FirmCard["community"]> {
  if (zone === null || id === null) return null;
  const row = (await zoneCommunities(tx, city.city_id, zone)).find((one) => one.id === id);
  return row ? { id, name: { zh: row.nameZh, en: row.nameEn } } : null;
}
