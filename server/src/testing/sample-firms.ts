import { sql } from "kysely";
import type { Database } from "../db/database.js";

/**
 * Fills two cities, 510100 and 999999, with firms that differ in everything a list filters by, for looking at query
 * plans: every tenth belongs to the second city.
 */
export async function insertSampleFirms(database: Database, count: number): Promise<void> {
  const { owner } = database;
  for (const cityId of ["510100", "999999"]) {
    await owner
      .insertInto("city.city")
      .values({
        city_id: cityId, name_zh: "试城", name_en: "Trial", classification: "GB/T 4754-2017", centre_lon: 104, centre_lat: 30.6,
        bbox: [103, 30, 105, 31], crs_note: "", default_as_of: "2020-12-31",
      })
      .execute();
  }
  await sql`
    insert into city.firm (city_id, id, name_zh, pinyin, initials, synthetic, credit_code, industry_code, section, size,
      district_code, zone_id, lon, lat, cell, founded_year, latest_year, revenue_cny, employees, dataset_id)
    select case when n % 10 = 0 then '999999' else '510100' end, 'F' || lpad(n::text, 9, '0'),
      (array['天府', '锦江', '青羊', '武侯'])[1 + n % 4] || chr(19968 + n % 2003) || chr(19968 + n % 1009)
        || (array['科技', '贸易', '机械'])[1 + n % 3] || '有限公司',
      'tianfu' || md5(n::text), 'tf' || left(md5(n::text), 4), true, 'F' || lpad(n::text, 9, '0'),
      section || lpad((n % 97)::text, 4, '0'), section, (array['large', 'medium', 'small', 'micro'])[1 + least(3, n % 40)],
      '5101' || lpad((n % 23)::text, 2, '0'), 'zone-' || n % 67, 104, 30.6, n::bigint * 7919 % 1000000, 1980 + n % 40, 2020,
      case when n % 50 > 0 then n * 13.37 % 99991 end, n % 499, 'sample'
    from (select n, chr(65 + n % 19) as section from generate_series(1, ${count}::int) as n) as numbered`.execute(owner);
  await sql`vacuum analyze city.firm`.execute(owner);
}
