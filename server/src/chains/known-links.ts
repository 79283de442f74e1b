import { sql } from "kysely";
import { copyRow } from "../db/database.js";
import type { Tx } from "../db/tables.js";
import { inParts, type Parts } from "./firms.js";

/** Where a firm stands. */
export interface LinkKey {
  readonly firm: string;
  readonly chain: string;
  readonly version: number;
  readonly link: string;
}

interface Row extends LinkKey {
  readonly confidence: number;
  readonly share: number;
  readonly basis: string;
  readonly word: string | null;
}

/** Rows of where firms stand by the run before, as COPY has them without the end of the line; of firms of some parts after an id, up to another. */
export async function knownLinks(tx: Tx, cityId: string, parts: Parts, after: string, last: string | null): Promise<Map<string, LinkKey>> {
  const { rows } = await sql<Row>`
    select l.firm_id as firm, l.chain_id as chain, l.version, l.link_id as link, l.confidence, l.share, l.basis, l.word
    from city.firm f join city.firm_link l on l.city_id = f.city_id and l.firm_id = f.id
    where f.city_id = ${cityId} and f.id > ${after} and ${last === null ? sql`true` : sql`f.id <= ${last}`} and ${inParts(parts)}`.execute(tx);
  return new Map(rows.map(({ firm, chain, version, link, confidence, share, basis, word }) => [copyRow([cityId, firm, chain, version, link, confidence, share, basis, word]).slice(0, -1), { firm, chain, version, link }]));
}

/** What differs between the rows there are and those there were. */
export function linkChanges(lines: string, known: ReadonlyMap<string, LinkKey>): { readonly added: string; readonly gone: LinkKey[] } {
  const now = lines.split("\n").slice(0, -1);
  const standing = new Set(now);
  return { added: now.flatMap((line) => (known.has(line) ? [] : `${line}\n`)).join(""), gone: [...known].flatMap(([line, key]) => (standing.has(line) ? [] : key)) };
}
