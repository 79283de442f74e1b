import type { Governance, GovernanceInputs, GovernedZone } from "@chengqi/domain/demonstration/governance-inputs";
import { demonstrationGovernance } from "@chengqi/domain/demonstration/governance";
import { nameOn } from "@chengqi/domain/zones/names";
import { sql, type Kysely } from "kysely";
import { z } from "zod";
import type { Tables, Tx } from "../db/tables.js";
import { zoneNames } from "../zones/sql.js";
import { copyRows } from "./copy-rows.js";
import { datasetRow } from "./load-places.js";
import { readCityPack, fileOf, type CityPack } from "./pack.js";
import { optionalText, readRows, text } from "./pack-rows.js";

/** Files of the pack; the second stands for what is generated. */
const statementsFile = "governanceStatements";
const madeFile = "demonstrationGovernance";

const statementRow = z.strictObject({ body_id: text, field: text, text_zh: text, text_en: optionalText, source: text });

/** What the pack says of governance, with a source for each sentence. */
export const readGovernanceStatements = (pack: CityPack) => readRows(pack, statementsFile, statementRow);

/** Published sentences on bodies; for a demonstration synthetic bodies, powers, duties and posts around the real zones. */
export async function loadGovernance(tx: Tx, pack: CityPack, demonstration: boolean): Promise<void> {
  const city_id = pack.city.id;
  const rows = await readGovernanceStatements(pack);
  await copyRows(tx, "city.statement", rows.map((row) => ({
    city_id, subject_kind: "body", subject_id: row.body_id, field: row.field, text_zh: row.text_zh, text_en: row.text_en, mark: "published" as const,
    dataset_id: fileOf(pack, statementsFile).dataset, source: row.source,
  })));
  if (demonstration) await loadDemonstration(tx, pack, demonstrationGovernance(await inputsOf(tx, city_id)));
}

/**
 * Brings a city that an earlier version loaded up to bodies of all types, once; one that is loading is left alone.
 * @returns whether anything was to be done
 */
export async function upgradeGovernance(owner: Kysely<Tables>, cityId: string, folder: string): Promise<boolean> {
  const pack = await readCityPack(folder);
  if (!pack.demonstration) return false;
  const own = [statementsFile, madeFile].map((key) => fileOf(pack, key).dataset);
  const done = await owner.transaction().execute(async (tx) => {
    const city = await tx.selectFrom("city.city").select(["loaded_at", "seed"]).where("city_id", "=", cityId).forUpdate().executeTakeFirst();
    const known = await tx.selectFrom("city.dataset").select("id").where("city_id", "=", cityId).where("id", "in", own).executeTakeFirst();
    if (!city?.loaded_at || known) return false;
    await copyRows(tx, "city.dataset", pack.datasets.filter(({ id }) => own.includes(id)).map((dataset) => datasetRow(cityId, dataset)));
    await loadGovernance(tx, pack, city.seed !== null);
    await countRows(tx, cityId, own);
    return true;
  });
  if (done) await sql`analyze ${sql.join([...governanceTables, "city.body"].map((table) => sql.table(table)))}`.execute(owner);
  return done;
}

/** Rows of governance, children before their parents. */
export const governanceTables = [
  "city.appointment", "city.establishment", "city.post", "city.duty", "city.power", "city.zone_lead", "city.zone_form", "city.body_standing",
] as const satisfies readonly (keyof Tables)[];

async function countRows(tx: Tx, cityId: string, datasets: readonly string[]): Promise<void> {
  const parts = sql.join([...governanceTables, "city.body", "city.statement"].map((table) =>
    sql`select dataset_id from ${sql.table(table)} where city_id = ${cityId}`), sql` union all `);
  await sql`
    update city.dataset d set row_count = (select count(*) from (${parts}) as rows where rows.dataset_id = d.id)
    where d.city_id = ${cityId} and d.id = any(${[...datasets]}::text[])`.execute(tx);
}

/** Zones that are or were of the system, with who governs their ground. */
async function inputsOf(tx: Tx, cityId: string): Promise<GovernanceInputs> {
  const zones = await tx.selectFrom("city.zone").select(["id", "kind", "valid_from", "valid_to"])
    .where("city_id", "=", cityId).where("status", "<>", "former").orderBy("id").execute();
  const names = await zoneNames(tx, cityId);
  const governments = await tx.selectFrom("city.body").select(["id", "type", "name_zh", "name_en", "district_code"])
    .where("city_id", "=", cityId).where("type", "in", ["district-government", "managing-body"]).orderBy("id").execute();
  const run = await tx.selectFrom("city.zone_body").select(["zone_id", "body_id"]).where("city_id", "=", cityId).orderBy("body_id").execute();
  const ground = await tx.selectFrom("city.zone_district").select(["zone_id", "district_code"]).where("city_id", "=", cityId).orderBy("district_code").execute();
  const towns = await tx.selectFrom("city.admin_unit").select(["code", "name_zh", "parent_code"])
    .where("city_id", "=", cityId).where("level", "=", "street").orderBy("code").execute();
  return {
    zones: zones.map(({ id, kind, valid_from, valid_to }): GovernedZone => {
      const name = nameOn(names.filter(({ zone }) => zone === id), valid_from ?? "2020-12-31");
      const districts = ground.filter(({ zone_id }) => zone_id === id).map(({ district_code }) => district_code);
      const known = run.filter(({ zone_id }) => zone_id === id).map(({ body_id }) => body_id).toSorted(managersFirst);
      return { id, kind, nameZh: name?.nameZh ?? id, nameEn: name?.nameEn ?? null, governments: known.length > 0 ? known : districts, districts, validFrom: valid_from, validTo: valid_to };
    }),
    governments: governments.map(({ id, type, name_zh, name_en, district_code }) =>
      ({ id, type: type === "managing-body" ? "managing-body" : "district-government", nameZh: name_zh, nameEn: name_en, districtCode: district_code })),
    towns: towns.flatMap(({ code, name_zh, parent_code }) => (parent_code === null ? [] : [{ code, nameZh: name_zh, district: parent_code }])),
  };
}

/** Managing bodies govern before the districts whose ground they are on; their ids begin with letters. */
const managersFirst = (a: string, b: string): number => Number(/^\d/.test(a)) - Number(/^\d/.test(b)) || (a < b ? -1 : 1);

const days = ({ validFrom, validTo }: { readonly validFrom: string; readonly validTo: string | null }) => ({ valid_from: validFrom, valid_to: validTo });

async function loadDemonstration(tx: Tx, pack: CityPack, made: Governance): Promise<void> {
  const city_id = pack.city.id;
  const dataset_id = fileOf(pack, madeFile).dataset;
  const common = { city_id, dataset_id };
  await copyRows(tx, "city.body", made.bodies.map((one) => ({
    ...common, id: one.id, type: one.type, name_zh: one.nameZh, name_en: one.nameEn, statutory: false, district_code: one.districtCode, ...days(one.days),
    dataset_id: one.synthetic ? dataset_id : fileOf(pack, "adminUnits").dataset,
  })));
  await copyRows(tx, "city.body_standing", made.standings.map((one) => ({ ...common, body_id: one.bodyId, parent_id: one.parentId, ...days(one) })));
  await copyRows(tx, "city.zone_form", made.forms.map((one) => ({ ...common, zone_id: one.zoneId, body_id: one.bodyId, ...days(one) })));
  await copyRows(tx, "city.zone_lead", made.leads.map((one) => ({ ...common, id: one.id, zone_id: one.zoneId, kind: one.kind, body_id: one.bodyId, post_zh: one.postZh, post_en: one.postEn, ...days(one) })));
  await copyRows(tx, "city.power", made.powers.map((one) => ({
    ...common, id: one.id, category: one.category, power: one.power, giver_id: one.giverId, receiver_id: one.receiverId, came_as: one.state, state: one.state, ...days(one),
  })));
  await copyRows(tx, "city.duty", made.duties.map((one) => ({
    ...common, id: one.id, zone_body_id: one.zoneBodyId, town_id: one.townId, item: one.item, main: one.main, cooperating: one.cooperating, basis: one.basis, ...days(one),
  })));
  await copyRows(tx, "city.post", made.posts.map((one) => ({ ...common, id: one.id, body_id: one.bodyId, title_zh: one.titleZh, title_en: one.titleEn, number: one.number, ...days(one) })));
  await copyRows(tx, "city.establishment", made.establishment.map((one) => ({ ...common, body_id: one.bodyId, kind: one.kind, number: one.number, ...days(one) })));
  await copyRows(tx, "city.appointment", made.appointments.map((one) => ({ ...common, id: one.id, post_id: one.postId, holder: one.holder, contract: one.contract, ...days(one) })));
}
