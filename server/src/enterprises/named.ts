import { sql, type RawBuilder } from "kysely";
import type { Tx } from "../db/tables.js";

/** What was typed, as a condition on firms: their ids where few bear such a name, else what to look for in every name; and what they make. */
export interface Named {
  /** Prefix of a credit code, of the pinyin or of its initials; null where Chinese was typed. */
  readonly latin: string | null;
  /** All firms whose name holds the words, if they are few. */
  readonly ids: readonly string[] | null;
  readonly words: string;
  /** All firms that make what was typed, word for word, if they are few. */
  readonly making: readonly string[] | null;
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
  const makers = await firmsMaking(tx, words, most);
  const making = makers.length < most ? makers : null;
  if ((rows[0]?.firms ?? 0) >= common) return { latin, ids: null, words, making };
  const ids = await firmsNamed(tx, words, most);
  return { latin, ids: ids.length < most ? ids : null, words, making };
}

export const isLatin = (text: string): boolean => /^[\x20-\x7e]+$/.test(text);

/** Ids of firms whose name holds the words, the largest first. */
export async function firmsNamed(tx: Tx, words: string, limit: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select city.firms_named(${words}, ${limit}) as id`.execute(tx);
  return rows.map(({ id }) => id);
}

/** Ids of firms with a main product of exactly these words, the largest first. */
export async function firmsMaking(tx: Tx, words: string, limit: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select city.firms_making(${words}, ${limit}) as id`.execute(tx);
  return rows.map(({ id }) => id);
}

/** The condition on a firm: its name or product; or its code where there is a digit, else its pinyin. One range leaves the index a choice. */
export function namedSo({ latin, ids, words, making }: Named): RawBuilder<boolean> {
  const conditions = [
    ...(ids === null ? [sql<boolean>`strpos(lower(name_zh), lower(${words})) > 0`] : []),
    ...(ids !== null && (ids.length > 0 || latin === null) ? [sql<boolean>`id = any(${ids}::text[])`] : []),
    ...(making === null ? [sql<boolean>`products @> array[${words}]`] : making.length > 0 ? [sql<boolean>`id = any(${making}::text[])`] : []),
    ...(latin === null ? [] : prefixes(latin)),
  ];
  return sql<boolean>`(${sql.join(conditions, sql` or `)})`;
}

const begins = (column: string, text: string): RawBuilder<boolean> => sql`(${sql.ref(column)} >= ${text} and ${sql.ref(column)} < ${behind(text)})`;

function prefixes(latin: string): RawBuilder<boolean>[] {
  if (/\d/.test(latin)) return [begins("credit_code", latin.toUpperCase())];
  return [begins("pinyin", latin.toLowerCase()), begins("initials", latin.toLowerCase())];
}

/** In code-unit order, just behind everything that begins with the text. */
export const behind = (text: string): string => `${text}\u{10FFFF}`;
