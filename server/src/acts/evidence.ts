import { readdir } from "node:fs/promises";
import { actSchema } from "@chengqi/domain/acts/act-schema";
import type { Act } from "@chengqi/domain/acts/act";
import type { HeldMembership } from "@chengqi/domain/acts/memberships";
import { z } from "zod";
import type { Database } from "../db/database.js";
import type { Tx } from "../db/tables.js";
import { headLines, headsFileOf } from "./heads-file.js";
import type { Evidence } from "./report.js";
import { actOf } from "./sql.js";

const page = 5000;

/** Reads the acts of every city and their heads, all as of one moment. */
export async function evidenceIn(database: Database, headsDir: string): Promise<Evidence[]> {
  // The heads first: an act that is signed meanwhile then only looks unsigned.
  const filed = (await readdir(headsDir).catch(() => [])).filter((name) => name.endsWith(".jsonl")).map((name) => name.slice(0, -6));
  const lines = new Map<string, string[]>();
  for (const cityId of filed) lines.set(cityId, await headLines(headsFileOf(headsDir, cityId)));
  return database.owner.transaction().setIsolationLevel("repeatable read").execute(async (tx) => {
    const heads = await tx.selectFrom("city.act_head").selectAll().execute();
    const owners = await tx.selectFrom("city.act").select("city_id").distinct().execute();
    const cities = [...new Set([...filed, ...heads.map(({ city_id }) => city_id), ...owners.map(({ city_id }) => city_id)])].toSorted();
    const evidence: Evidence[] = [];
    for (const cityId of cities) {
      const head = heads.find(({ city_id }) => city_id === cityId) ?? { seq: 0, hash: "" };
      evidence.push({ cityId, acts: await allActs(tx, cityId), memberships: await memberships(tx, cityId), head: { seq: head.seq, hash: head.hash }, lines: lines.get(cityId) ?? [] });
    }
    return evidence;
  });
}

async function allActs(tx: Tx, cityId: string): Promise<Act[]> {
  const acts: Act[] = [];
  for (;;) {
    const rows = await tx.selectFrom("city.act").selectAll()
      .where("city_id", "=", cityId).where("seq", ">", acts.at(-1)?.seq ?? 0).orderBy("seq").limit(page).execute();
    acts.push(...rows.map(actOf));
    if (rows.length < page) return acts;
  }
}

async function memberships(tx: Tx, cityId: string): Promise<HeldMembership[]> {
  const rows = await tx.selectFrom("governance.membership").selectAll().where("city_id", "=", cityId).orderBy("id").execute();
  return rows.map((row) => ({
    id: row.id, role: row.role, bodyId: row.body_id, firmId: row.firm_id, validFrom: row.valid_from, validTo: row.valid_to, granted: row.granted_by !== null,
  }));
}

const exportedSchema = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("city"), format: z.literal(1), city: z.string(), exportedAt: z.string() }),
  z.strictObject({ type: z.literal("act"), act: actSchema }),
  z.strictObject({ type: z.literal("head"), line: z.string() }),
]);

const line = (value: z.infer<typeof exportedSchema>) => `${JSON.stringify(value)}\n`;

/** The lines of an export that can be verified without the database: the acts and the heads with their public keys. */
export function* exported(evidence: readonly Evidence[], now: Date): Generator<string> {
  for (const { cityId, acts, lines } of evidence) {
    yield line({ type: "city", format: 1, city: cityId, exportedAt: now.toISOString() });
    for (const act of acts) yield line({ type: "act", act });
    for (const text of lines) yield line({ type: "head", line: text });
  }
}

/** Reads an export back. @throws RangeError naming a line that is none */
export function evidenceOf(text: string): Evidence[] {
  const cities: { cityId: string; acts: Act[]; head: null; memberships: null; lines: string[] }[] = [];
  for (const [index, row] of text.split("\n").entries()) {
    if (row === "") continue;
    const read = exportedSchema.safeParse(jsonOf(row));
    const city = cities.at(-1);
    if (read.success && read.data.type === "city") cities.push({ cityId: read.data.city, acts: [], head: null, memberships: null, lines: [] });
    else if (!read.success || !city) throw new RangeError(`line ${index + 1}: found something else than an exported act or head.`);
    else if (read.data.type === "act") city.acts.push(read.data.act);
    else if (read.data.type === "head") city.lines.push(read.data.line);
  }
  return cities;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
