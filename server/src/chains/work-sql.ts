import { sql, type Kysely } from "kysely";
import { copyFrom, copyRow } from "../db/database.js";
import type { Tables, Tx } from "../db/tables.js";
import { uuidV7 } from "../db/uuid-v7.js";
import { sumColumns } from "./area-sums.js";
import type { Parts } from "./firms.js";
import type { LinkKey } from "./known-links.js";
import { workMethod, type WorkInputs } from "./work-inputs.js";
import type { ChangedSums, DocumentText, FirmCounts } from "./work-messages.js";

/** What a run came to, ready to be copied in. */
export interface Outcome {
  /** Null: everything is new. */
  readonly changed: ChangedSums | null;
  readonly counts: FirmCounts;
  /** Where firms stand that did not stand there before, and where some stand no more. */
  readonly links: readonly string[];
  readonly gone: readonly LinkKey[];
  readonly sums: readonly string[];
  readonly documents: readonly DocumentText[];
}

export interface BegunRun {
  readonly id: string;
  readonly began: number;
}

const linkColumns = ["city_id", "firm_id", "chain_id", "version", "link_id", "confidence", "share", "basis", "word"] as const;
const documentColumns = ["city_id", "kind", "id", "year", "content"] as const;
const runsKept = 50;

/** Runs of a state, the latest first. */
export const runs = (tx: Tx, cityId: string, state: "done" | "running") =>
  tx.selectFrom("city.chain_run").selectAll().where("city_id", "=", cityId).where("state", "=", state).orderBy("started_at", "desc").limit(1).execute();

/** Notes the beginning. A run that another start left unfinished was interrupted. */
export async function beginRun(owner: Kysely<Tables>, cityId: string, { hash, base, start }: WorkInputs, parts: Parts | null): Promise<BegunRun> {
  const id = uuidV7(Date.now());
  await owner.transaction().execute(async (tx) => {
    await tx.updateTable("city.chain_run").set({ state: "failed", failure: "interrupted", finished_at: new Date().toISOString() })
      .where("city_id", "=", cityId).where("state", "=", "running").execute();
    await tx.insertInto("city.chain_run").values({ city_id: cityId, id, state: "running", method: workMethod, input_hash: hash, base_hash: base, parts: parts && parts.zones.length + parts.districts.length, years: [...start.years] }).execute();
  });
  return { id, began: performance.now() };
}

export async function endRun(owner: Kysely<Tables>, cityId: string, { id, began }: BegunRun, state: "failed" | "cancelled", error: unknown): Promise<void> {
  await owner.updateTable("city.chain_run")
    .set({ state, failure: error instanceof Error ? error.message : String(error), finished_at: new Date().toISOString(), took_ms: Math.round(performance.now() - began) })
    .where("city_id", "=", cityId).where("id", "=", id).execute();
}

/** Puts what was worked out in the place of what was before, all at once: nobody sees parts of two runs. */
export async function publish(owner: Kysely<Tables>, cityId: string, { id, began }: BegunRun, outcome: Outcome): Promise<void> {
  await owner.transaction().execute(async (tx) => {
    await forget(tx, cityId, outcome);
    // Indexes stay: without them the readers of the run before would have to wait.
    await copyFrom(tx, "city.firm_link", linkColumns, outcome.links);
    await copyFrom(tx, "city.chain_sum", sumColumns, outcome.sums);
    await copyFrom(tx, "city.chain_result", documentColumns, outcome.documents.map((one) => copyRow([cityId, one.kind, one.id, one.year, one.content])));
    // Whoever reads next is not to wait until the database looks for itself.
    if (!outcome.changed) await sql`analyze city.firm_link, city.chain_sum, city.chain_result`.execute(tx);
    const { firms, synthetic, placed } = outcome.counts;
    await tx.updateTable("city.chain_run")
      .set({ state: "done", firms, synthetic_firms: synthetic, placed_firms: placed, finished_at: new Date().toISOString(), took_ms: Math.round(performance.now() - began) })
      .where("city_id", "=", cityId).where("id", "=", id).execute();
    const old = await tx.selectFrom("city.chain_run").select("id").where("city_id", "=", cityId).orderBy("started_at", "desc").offset(runsKept).execute();
    if (old.length > 0) await tx.deleteFrom("city.chain_run").where("city_id", "=", cityId).where("id", "in", old.map((row) => row.id)).execute();
  });
}

/** Takes away what the outcome brings anew. */
async function forget(tx: Tx, cityId: string, { changed, documents, gone }: Outcome): Promise<void> {
  if (!changed) {
    for (const table of ["city.firm_link", "city.chain_sum", "city.chain_result"] as const) await tx.deleteFrom(table).where("city_id", "=", cityId).execute();
    return;
  }
  const old = [...changed.gone, ...documents];
  await sql`
    delete from city.chain_result r using unnest(${old.map(({ kind }) => kind)}::text[], ${old.map(({ id }) => id)}::text[], ${old.map(({ year }) => year)}::int[]) as o(kind, id, year)
    where r.city_id = ${cityId} and r.kind = o.kind and r.id = o.id and r.year = o.year`.execute(tx);
  await sql`
    delete from city.firm_link l using unnest(${gone.map(({ firm }) => firm)}::text[], ${gone.map(({ chain }) => chain)}::text[], ${gone.map(({ version }) => version)}::int[], ${gone.map(({ link }) => link)}::text[]) as o(firm, chain, version, link)
    where l.city_id = ${cityId} and l.firm_id = o.firm and l.chain_id = o.chain and l.version = o.version and l.link_id = o.link`.execute(tx);
  await sql`
    delete from city.chain_sum s using unnest(${changed.items.map(({ level }) => level)}::text[], ${changed.items.map(({ item }) => item)}::text[]) as i(level, item),
      unnest(${changed.areas.map(({ kind }) => kind)}::text[], ${changed.areas.map(({ id }) => id)}::text[]) as a(kind, id)
    where s.city_id = ${cityId} and s.level = i.level and s.item = i.item and s.area_kind = a.kind and s.area_id = a.id`.execute(tx);
}
