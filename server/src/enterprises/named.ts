import { sql, type RawBuilder } from "kysely";
import type { Tx } from "../db/tables.js";

/** What was typed, as a condition on firms: their ids where few bear such a name, else what to look for in every name. */
export interface Named {
  /** Prefix of a credit code, of the pinyin or of its initials; null where Chinese was typed. */
  readonly latin: string | null;
  /** All firms whose name holds the words, if they are few. */
  readonly ids: readonly string[] | null;
  readonly words: string;
}

/** Words this frequent among the largest firms are found by walking a list in its order. */
const common = 25;
const most = 10_000;

/** Looks up the names once, so that a list can page through them in any order. */
export async function nameFilter(tx: Tx, cityId: string, q: string): Promise<Named> {
  const words = q.trim();
  const latin = isLatin(words) ? words.replaceAll(/\s/g, "") : null;
  const { rows } = await sql<{ firms: number }>`
    select count(*) as firms
    from (select name_zh from city.firm where city_id = ${cityId} order by revenue_order desc, id desc limit 5000) as largest
    where strpos(lower(name_zh), lower(${words})) > 0`.execute(tx);
  if ((rows[0]?.firms ?? 0) >= common) return { latin, ids: null, words };
  const ids = await firmsNamed(tx, words, most);
  return { latin, ids: ids.length < most ? ids : null, words };
}

export const isLatin = (text: string): boolean => /^[\x20-\x7e]+$/.test(text);

/** Ids of firms whose name holds the words, the largest first. */
export async function firmsNamed(tx: Tx, words: string, limit: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select city.firms_named(${words}, ${limit}) as id`.execute(tx);
  return rows.map(({ id }) => id);
}

/** The condition on a firm. */
export function namedSo({ latin, ids, words }: Named): RawBuilder<boolean> {
  const holds = ids ? sql<boolean>`id = any(${ids}::text[])` : sql<boolean>`strpos(lower(name_zh), lower(${words})) > 0`;
  if (latin === null) return holds;
  const code = latin.toUpperCase();
  const sound = latin.toLowerCase();
  return sql<boolean>`(${holds}
    or (credit_code >= ${code} and credit_code < ${behind(code)})
    or (pinyin >= ${sound} and pinyin < ${behind(sound)})
    or (initials >= ${sound} and initials < ${behind(sound)}))`;
}

/** In code-unit order, just behind everything that begins with the text. */
export const behind = (text: string): string => `${text}\u{10FFFF}`;
