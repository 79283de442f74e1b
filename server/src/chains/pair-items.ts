import { duplicationLevels, type DuplicationLevel, type PairAnswer } from "@chengqi/domain/chains/answers-duplication";
import type { ChainFile } from "@chengqi/domain/chains/chain-file";
import { zoneDuplications, type ItemSum } from "@chengqi/domain/chains/duplication";
import { declaredClasses } from "@chengqi/domain/chains/duplication-declared";
import { sql } from "kysely";
import type { Visit } from "../http/visit.js";
import { itemNames } from "./conclude-duplication.js";
import { itemPrefix } from "./items.js";

/** Items of a level told one by one; in a city of a million firms two zones share hundreds. */
const mostItems = 30;

type Row = ItemSum & { readonly level: DuplicationLevel; readonly since: number };
type Item = PairAnswer["items"][number];

/** What two zones both have, item by item, as the sums have it; the largest parts of each level, and what the others come to. */
export async function pairItems(visit: Visit, chains: readonly ChainFile[], [a, b]: readonly [string, string], year: number): Promise<Pick<PairAnswer, "items" | "rest">> {
  const links = new Set(chains.flatMap((chain) => chain.links.map(({ id }) => itemPrefix(chain) + id)));
  const rows = (await sumsOf(visit, [a, b], year)).filter(({ level, item }) => level !== "link" || links.has(item));
  const [pair] = zoneDuplications(levelsOf(rows, a, b), [a, b]);
  if (!pair) return { items: [], rest: [] };
  const classes = await classesOf(visit);
  const named = itemNames(chains, classes);
  const sides = [await sideOf(visit, rows, a, classes), await sideOf(visit, rows, b, classes)] as const;
  const leading = duplicationLevels.map((level) => {
    const ofLevel = pair.items.filter((one) => one.level === level).toSorted((x, y) => y.part - x.part || (x.item < y.item ? -1 : 1));
    return { level, shown: ofLevel.slice(0, mostItems), rest: ofLevel.slice(mostItems) };
  });
  return {
    items: leading.flatMap(({ level, shown }) => shown.map(({ item, part }): Item => {
      const [ofA, ofB] = [sides[0](level, item), sides[1](level, item)];
      return { level, code: item, name: named(level, item), contribution: part, a: ofA.side, b: ofB.side, since: ofA.since === null || ofB.since === null ? null : Math.max(ofA.since, ofB.since) };
    })),
    rest: leading.filter(({ rest }) => rest.length > 0).map(({ level, rest }) => ({ level, items: rest.length, contribution: rest.reduce((sum, { part }) => sum + part, 0) })),
  };
}

/** Sums of both zones and of the city (zone null) in a year, with the first year since which there were firms without a break. */
async function sumsOf({ tx, city }: Visit, zones: readonly string[], year: number): Promise<(Omit<Row, "zone"> & { zone: string | null })[]> {
  const place = sql`${year} - s.first_year + 1`;
  // Said apart, so that each is found by its area whatever is known of the table.
  const ofArea = (kind: "zone" | "city", ids: readonly string[]) => sql`select * from city.chain_sum where city_id = ${city.city_id} and area_kind = ${kind} and area_id = any(${[...ids]}::text[])`;
  const { rows } = await sql<Omit<Row, "zone"> & { zone: string | null }>`
    select s.level, s.item, case when s.area_kind = 'zone' then s.area_id end as zone, s.firms[${place}] as firms, s.employees[${place}] as employees, s.revenue_cny[${place}] as "revenueCny",
      s.first_year + coalesce((select max(i) from generate_series(1, ${place}) as i where s.firms[i] = 0), 0) as since
    from (${ofArea("zone", zones)} union all ${ofArea("city", [city.city_id])}) s
    where s.firms[${place}] > 0
    order by s.level, s.item`.execute(tx);
  return rows;
}

/** The two zones, and everything else in the city as what lies outside. */
function levelsOf(rows: readonly (Omit<Row, "zone"> & { zone: string | null })[], a: string, b: string) {
  const own = (level: DuplicationLevel): ItemSum[] => {
    const ofLevel = rows.filter((row) => row.level === level);
    const elsewhere = new Map(ofLevel.filter(({ zone }) => zone === null).map((row) => [row.item, { ...row, zone: "" }]));
    const zones = ofLevel.filter((row): row is typeof row & { zone: string } => row.zone === a || row.zone === b);
    for (const { item, firms, employees, revenueCny } of zones) {
      const rest = elsewhere.get(item);
      if (rest) elsewhere.set(item, { ...rest, firms: Math.max(0, rest.firms - firms), employees: Math.max(0, rest.employees - employees), revenueCny: Math.max(0, rest.revenueCny - revenueCny) });
    }
    return [...zones, ...elsewhere.values()];
  };
  return { class: own("class"), link: own("link"), word: own("word") };
}

const classesOf = ({ tx, city }: Visit) => tx.selectFrom("national.industry").select(["code", "name_zh as zh", "name_en as en"])
  .where("classification", "=", city.classification).where("level", "=", "class").orderBy("code").execute();

async function sideOf({ tx, city }: Visit, rows: readonly (Omit<Row, "zone"> & { zone: string | null })[], zone: string, classes: readonly { code: string }[]) {
  const stated = await tx.selectFrom("city.zone_industry").select("codes").where("city_id", "=", city.city_id).where("zone_id", "=", zone).execute();
  const declared = declaredClasses(stated.flatMap(({ codes }) => codes), classes.map(({ code }) => code));
  const own = rows.filter((row) => row.zone === zone);
  const known = new Map(own.map((row) => [`${row.level} ${row.item}`, row]));
  const totals = new Map(duplicationLevels.map((level) => [level, own.filter((row) => row.level === level).reduce((sum, { firms }) => sum + firms, 0)]));
  return (level: DuplicationLevel, item: string): { readonly side: Item["a"]; readonly since: number | null } => {
    const { firms = 0, employees = 0, revenueCny = 0, since = null } = known.get(`${level} ${item}`) ?? {};
    const total = totals.get(level) ?? 0;
    return { side: { firms, employees, revenueCny, share: total > 0 ? firms / total : 0, declared: level === "class" && declared.has(item) }, since };
  };
}
