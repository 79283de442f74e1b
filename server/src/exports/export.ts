import type { ExportList } from "@chengqi/domain/exports/lists";
import type { Language } from "@chengqi/domain/words/words";
import type { Actor } from "@chengqi/domain/governance/actor";
import type { FirmFilter } from "../enterprises/sql.js";
import type { Visit, Visits } from "../http/visit.js";
import { acts } from "./act-source.js";
import { chainSources } from "./chain-sources.js";
import { citySources } from "./city-sources.js";
import { firmSources } from "./firm-sources.js";
import type { ExportPage, ExportRow, Source } from "./source.js";

const sources: Readonly<Record<string, Source>> = { ...firmSources, ...citySources, ...chainSources, acts };

/** Rows that are read and held at a time. */
export const pageRows = 2000;

/** A list on its way out. */
export interface Export {
  readonly list: ExportList;
  readonly language: Language;
  readonly asOf: string;
  readonly cityName: string;
  readonly pages: AsyncIterable<readonly ExportRow[]>;
  /** Datasets by their ids, with where they come from; asked once the rows are through. */
  readonly datasets: (ids: ReadonlySet<string>) => Promise<readonly DatasetOrigin[]>;
}

export interface DatasetOrigin {
  readonly id: string;
  readonly titleZh: string;
  readonly titleEn: string;
  readonly asOf: string;
  readonly source: string;
  readonly licence: string;
  readonly mark: string;
  readonly synthetic: boolean;
}

export interface Asked {
  readonly list: ExportList;
  readonly language: Language;
  readonly actor: Actor;
  readonly asOf: string | undefined;
  readonly filter: (visit: Visit) => Promise<FirmFilter | null>;
  /** What must hold before anything is read, in the same transaction. */
  readonly before: (visit: Visit) => Promise<void>;
}

/**
 * Begins an export: the first page is read before anything is sent, so that what is refused is answered as such. Each later page is
 * a short transaction of its own: rows that change meanwhile come as they are when their page is read.
 */
export async function beginExport(visit: Visits, change: Visits, asked: Asked): Promise<Export> {
  const { list, language, actor } = asked;
  const read = sources[list.id];
  if (!read) throw new RangeError(`list: "${list.id}" has no source.`);
  // What is recorded must be written before the first row leaves.
  if (list.purpose) await change(actor, asked.asOf, asked.before);
  const first = await visit(actor, asked.asOf, async (opened) => {
    if (!list.purpose) await asked.before(opened);
    const filter = await asked.filter(opened);
    return { asOf: opened.asOf, city: opened.city, filter, page: await read(opened, { filter, after: null, limit: pageRows }) };
  });
  const next = (after: NonNullable<ExportPage["next"]>): Promise<ExportPage> => visit(actor, asked.asOf, (opened) => read(opened, { filter: first.filter, after, limit: pageRows }));
  return { list, language, asOf: first.asOf, cityName: first.city[language === "zh" ? "name_zh" : "name_en"], pages: pagesFrom(first.page, next), datasets: (ids) => visit(actor, undefined, (opened) => origins(opened, ids)) };
}

async function* pagesFrom(first: ExportPage, next: (after: NonNullable<ExportPage["next"]>) => Promise<ExportPage>): AsyncGenerator<readonly ExportRow[]> {
  for (let page = first; ; page = await next(page.next)) {
    yield page.rows;
    if (page.next === null) return;
  }
}

async function origins({ tx, city }: Visit, ids: ReadonlySet<string>): Promise<DatasetOrigin[]> {
  if (ids.size === 0) return [];
  return tx.selectFrom("city.dataset")
    .select(["id", "title_zh as titleZh", "title_en as titleEn", "as_of as asOf", "source", "licence", "mark", "synthetic"])
    .where("city_id", "=", city.city_id).where("id", "in", [...ids]).orderBy("id").execute();
}
