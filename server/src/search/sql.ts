import type { Tx } from "../db/tables.js";
import { behind, firmsMaking, firmsNamed, isLatin } from "../enterprises/named.js";

const columns = ["id", "name_zh as nameZh", "name_en as nameEn", "pinyin", "initials", "credit_code as creditCode", "synthetic", "industry_code as industryCode", "lon", "lat"] as const;

const firms = (tx: Tx, cityId: string) => tx.selectFrom("city.firm").select(columns).where("city_id", "=", cityId);

/** Some firms whose name holds what was typed, or whose codes or pinyin begin with it; the largest of equal ones first. */
export async function firmsLike(tx: Tx, cityId: string, typed: string, limit: number) {
  const words = typed.trim();
  const ids = await firmsNamed(tx, words, limit);
  const named = ids.length === 0 ? [] : await firms(tx, cityId).where("id", "in", ids).execute();
  const begun = await beginning(tx, cityId, "name_zh", words, limit);
  const sounding = isLatin(words) ? await soundingLike(tx, cityId, words.replaceAll(/\s/g, ""), limit) : [];
  return [...new Map([...named, ...begun, ...sounding].map((row) => [row.id, row])).values()];
}
export type FirmFound = Awaited<ReturnType<typeof firmsLike>>[number];

/** Some firms that make what was typed, word for word, the largest first. */
export async function firmsThatMake(tx: Tx, cityId: string, typed: string, limit: number) {
  const ids = await firmsMaking(tx, typed.trim(), limit);
  return ids.length === 0 ? [] : firms(tx, cityId).where("id", "in", ids).execute();
}

const beginning = (tx: Tx, cityId: string, column: "name_zh" | "pinyin" | "initials" | "credit_code", text: string, limit: number) =>
  firms(tx, cityId).where(column, ">=", text).where(column, "<", behind(text)).orderBy(column).limit(limit).execute();

async function soundingLike(tx: Tx, cityId: string, text: string, limit: number) {
  const sound = text.toLowerCase();
  return [
    ...(await beginning(tx, cityId, "credit_code", text.toUpperCase(), limit)),
    ...(await beginning(tx, cityId, "pinyin", sound, limit)),
    ...(await beginning(tx, cityId, "initials", sound, limit)),
  ];
}

/** Listed companies: few, and known by their stock code and short name. */
export const listedFirms = (tx: Tx, cityId: string) =>
  tx
    .selectFrom("city.firm")
    .select(["id", "name_zh as nameZh", "name_en as nameEn", "stock_code as stockCode", "stock_name as stockName", "exchange", "lon", "lat"])
    .where("city_id", "=", cityId)
    .where("synthetic", "=", false)
    .where("stock_code", "is not", null)
    .orderBy("id")
    .execute();
