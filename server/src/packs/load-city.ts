import { join } from "node:path";
import { sql } from "kysely";
import type { Database } from "../db/database.js";
import type { Tables, Tx } from "../db/tables.js";
import { loadFirms } from "./firms.js";
import { governanceTables, loadGovernance } from "./governance.js";
import { loadCompanies } from "./load-companies.js";
import { loadEcosystems } from "./load-ecosystems.js";
import { loadNational } from "./load-national.js";
import { loadAdminUnits, loadCityRow, loadDistrictFigures, loadMetro } from "./load-places.js";
import { loadZones } from "./load-zones.js";
import { readCityPack, readPack } from "./pack.js";
import { readZoneFacts } from "./zone-facts.js";

export interface LoadCityOptions {
  /** Folder of the packs. */
  readonly packs: string;
  /** Folder of the city's pack within it. */
  readonly city: string;
  /** Synthetic firms to generate; 0 for none, and none where the generator does not know the city. */
  readonly firms: number;
  readonly seed: number;
  /** Where the manifest of planted deviations goes; without it none is written. */
  readonly manifestDirectory?: string | undefined;
  readonly onProgress?: ((step: string) => void) | undefined;
}

/** What a city owns, children before their parents. */
const cityTables = [
  ...governanceTables,
  "city.firm_cell", "city.firm_total", "city.firm_rollup", "city.firm_return", "city.firm_year", "city.firm", "city.zone_community", "city.zone_industry", "city.zone_ecosystem",
  "city.zone_body", "city.zone_district", "city.zone_lineage", "city.zone_name", "city.zone", "city.ecosystem_succession", "city.ecosystem",
  "city.body", "city.metro_line", "city.metro_station", "city.admin_unit", "city.zone_system_event", "city.statement", "city.observation",
  "city.value_source", "city.dataset", "city.city",
] as const satisfies readonly (keyof Tables)[];

/** Tables whose rows name a dataset, except the many rows that follow from a firm's. */
const tablesWithDataset = cityTables.filter((table) =>
  !["city.firm_cell", "city.firm_total", "city.firm_rollup", "city.firm_return", "city.firm_year", "city.dataset", "city.city"].includes(table));

/**
 * Loads a city from its packs: the nation's references, places, ecosystems, zones, companies, then synthetic firms. Each step is
 * one transaction; the city counts as loaded only when the last has ended, so an interrupted load is begun again from nothing.
 * A loaded city is left as it is. Returns whether anything was loaded.
 * @throws StartError naming file, field, value and expectation where a pack is wrong; its step is then undone.
 */
export async function loadCity(database: Database, options: LoadCityOptions): Promise<boolean> {
  const say = options.onProgress ?? (() => undefined);
  const { owner } = database;
  const step = (text: string, work: (tx: Tx) => Promise<void>): Promise<void> => {
    say(text);
    return owner.transaction().execute(work);
  };
  const pack = await readCityPack(join(options.packs, options.city));
  const national = await readPack(join(options.packs, pack.nation));
  const firms = pack.demonstration ? options.firms : 0;
  const { id: cityId, classification } = pack.city;
  const facts = await readZoneFacts(pack);
  const known = await owner.selectFrom("city.city").select("loaded_at").where("city_id", "=", cityId).executeTakeFirst();
  if (known?.loaded_at) return false;
  if (known) await step("Clearing what an interrupted load left", (tx) => clearCity(tx, cityId));
  await step("National classification, input–output tables, employment", async (tx) => {
    await loadCityRow(tx, pack, national, firms > 0 ? options.seed : null);
    await countNational(tx, cityId, await loadNational(tx, national, classification));
  });
  await step("Districts, census, metro", async (tx) => {
    await loadAdminUnits(tx, pack);
    await loadDistrictFigures(tx, pack);
    await loadMetro(tx, pack);
  });
  await step("Ecosystems, zones, listed companies", async (tx) => {
    await loadEcosystems(tx, pack, facts);
    await loadZones(tx, pack, facts);
    await loadCompanies(tx, pack);
  });
  await step("Bodies, powers, duties, posts", (tx) => loadGovernance(tx, pack, firms > 0));
  const { packs, seed, manifestDirectory } = options;
  if (firms > 0) await loadFirms(database, { cityId, packs, count: firms, seed, manifestDirectory, onProgress: say });
  await step("Counting rows", (tx) => finish(tx, cityId));
  const small = cityTables.filter((table) => firms === 0 || !table.startsWith("city.firm"));
  await sql`analyze ${sql.join(small.map((table) => sql.table(table)))}`.execute(owner);
  return true;
}

async function clearCity(tx: Tx, cityId: string): Promise<void> {
  for (const table of cityTables) await sql`delete from ${sql.table(table)} where city_id = ${cityId}`.execute(tx);
}

async function countNational(tx: Tx, cityId: string, counts: ReadonlyMap<string, number>): Promise<void> {
  for (const [id, rows] of counts) {
    await tx.updateTable("city.dataset").set({ row_count: rows }).where("city_id", "=", cityId).where("id", "=", id).execute();
  }
}

/** Counts each dataset's rows and, last of all, says that the city is complete. */
async function finish(tx: Tx, cityId: string): Promise<void> {
  const counted = sql.join(tablesWithDataset.map((table) =>
    sql`select dataset_id, count(*) as rows from ${sql.table(table)} where city_id = ${cityId} group by dataset_id`), sql` union all `);
  await sql`
    update city.dataset as d set row_count = c.rows
    from (select dataset_id, sum(rows)::bigint as rows from (${counted}) as parts group by dataset_id) as c
    where d.city_id = ${cityId} and d.id = c.dataset_id`.execute(tx);
  await sql`update city.city set loaded_at = now(), firms_loaded_at = now() where city_id = ${cityId}`.execute(tx);
}
