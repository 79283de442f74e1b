import type { ChainRun, edgeFlowSchema, hostSchema, LinkState, Part, candidateSchema } from "@chengqi/domain/chains/answers";
import type { claimSchema, DuplicationAnswer, PairRow } from "@chengqi/domain/chains/answers-duplication";
import type { nextRowSchema, SupplyAnswer } from "@chengqi/domain/chains/answers-supply";
import type { RankedGap } from "@chengqi/domain/chains/gaps";
import type { SupplyBasis } from "@chengqi/domain/chains/supply";
import { deflateRawSync, inflateRawSync } from "node:zlib";
import type { z } from "zod";
import type { Tx } from "../db/tables.js";

/** A conclusion about a link in the city, with what speaks for it. */
export interface LinkConclusion extends Omit<LinkState, "zones" | "presence"> {
  /** Of the city against the nation. */
  readonly quotient: { readonly locationQuotient: number | null; readonly against: "nation" | null };
}

/** The version of the rule by which links have their status. */
export type LinkRule = { readonly rule: string; readonly version: number; readonly text: string } | null;

/** What the background work concludes; each document by its kind, id and year. */
export interface Documents {
  /** `chain@version`, year 0: the edges beside the national table. */
  readonly flows: { readonly table: string | null; readonly edgeFlows: z.infer<typeof edgeFlowSchema>[]; readonly coefficients: { readonly from: string; readonly to: string; readonly perCny: number }[]; readonly supply: SupplyBasis };
  /** `chain@version`: every link in the city. */
  readonly states: { readonly links: LinkConclusion[]; readonly groups?: Pick<LinkState, "link" | "lifeCycle">[]; readonly firms: number; readonly revenueCny: number };
  /** `chain@version`: what speaks for the status of each link, and the rule it goes by. */
  readonly evidence: { readonly rule: LinkRule; readonly links: { readonly link: string; readonly parts: Part[] }[] };
  /** `city`. */
  readonly gaps: { readonly rows: RankedGap[] };
  /** `chain@version/link` */
  readonly hosts: { readonly hosts: z.infer<typeof hostSchema>[]; readonly candidates: z.infer<typeof candidateSchema>[] };
  /** `city`; the fingerprint is of the facts that a decision on the pair rests on. */
  readonly duplication: { readonly pairs: (Omit<PairRow, "decision"> & { readonly fingerprint: string })[]; readonly clusters: DuplicationAnswer["clusters"] };
  /** `a b`, the zones in order. */
  readonly claims: { readonly claims: z.infer<typeof claimSchema>[] };
  /** `city`, with all flows between zones. */
  readonly supply: Pick<SupplyAnswer, "rows" | "flows">;
  /** A zone. */
  readonly next: { readonly rows: z.infer<typeof nextRowSchema>[] };
}

export async function documentOf<K extends keyof Documents>(tx: Tx, cityId: string, kind: K, id: string, year: number): Promise<Documents[K] | undefined> {
  const row = await tx.selectFrom("city.chain_result").select("content")
    .where("city_id", "=", cityId).where("kind", "=", kind).where("id", "=", id).where("year", "=", year).executeTakeFirst();
  return row && (unpacked(row.content) as Documents[K]);
}

/** All documents of a kind in a year, by id; of some ids, where they are given. */
export async function documentsOf<K extends keyof Documents>(tx: Tx, cityId: string, kind: K, year: number, ids?: readonly string[]): Promise<Map<string, Documents[K]>> {
  let query = tx.selectFrom("city.chain_result").select(["id", "content"]).where("city_id", "=", cityId).where("kind", "=", kind).where("year", "=", year);
  if (ids) query = query.where("id", "in", [...ids]);
  const rows = ids?.length === 0 ? [] : await query.orderBy("id").execute();
  return new Map(rows.map(({ id, content }) => [id, unpacked(content) as Documents[K]]));
}

/** Documents say the same words again and again: packed they are a tenth as long, and so is the writing of them. */
export const packed = (content: unknown): string => deflateRawSync(JSON.stringify(content), { level: 1 }).toString("base64");
export const unpacked = (content: string): unknown => JSON.parse(inflateRawSync(Buffer.from(content, "base64")).toString());

/** The last finished work, as an answer of a year names it; null before the first, or where it did not reach the year. */
export async function runOf(tx: Tx, cityId: string, year: number | null): Promise<ChainRun | null> {
  const row = await tx.selectFrom("city.chain_run").selectAll().where("city_id", "=", cityId).where("state", "=", "done")
    .orderBy("finished_at", "desc").limit(1).executeTakeFirst();
  const inYear = year ?? row?.years.at(-1);
  if (!row || inYear === undefined || !row.years.includes(inYear)) return null;
  return {
    id: row.id, year: inYear, method: row.method, inputHash: row.input_hash, finishedAt: row.finished_at ?? "", tookMs: row.took_ms ?? 0,
    firms: row.firms, syntheticFirms: row.synthetic_firms, placedFirms: row.placed_firms,
  };
}
