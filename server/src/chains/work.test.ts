import { runStateSchema, panoramaSchema, chainRowSchema } from "@chengqi/domain/chains/answers";
import { visitorOf } from "@chengqi/domain/governance/actor";
import { sql } from "kysely";
import { beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { read, testCity } from "../testing/city.js";
import { openChainWork } from "./work.js";

const cityId = "510100";

describe("the work on chains", () => {
  const steps = new Set<string>();
  beforeAll(async () => {
    const work = openChainWork((await testCity()).database, cityId);
    work.start();
    const watch = setInterval(() => { const { step } = work.state(); if (step !== null) steps.add(step); }, 1);
    await work.settled();
    clearInterval(watch);
    const { failure } = work.state();
    if (failure !== null) throw new Error(failure);
  }, 600_000);

  test("says what it does and leaves one finished run", async () => {
    expect([...steps]).toContain("placing");
    const { last } = await read("/api/v1/chains/run", runStateSchema);
    expect(last?.firms).toBeGreaterThan(1000);
    expect(last?.placedFirms).toBeGreaterThan(0);
    expect(last?.placedFirms).toBeLessThanOrEqual(last?.firms ?? 0);
  });

  test("counts a firm at most once in a chain, and the same in the firms as in the sums", async () => {
    const { database } = await testCity();
    const { rows: [most] } = await database.as(visitorOf(cityId), (tx) => sql<{ share: number }>`
      select max(share) as share from (select sum(share) as share from city.firm_link group by chain_id, version, firm_id) as s`.execute(tx));
    expect(most?.share).toBeLessThanOrEqual(1 + 1e-12);
    const { rows } = await database.as(visitorOf(cityId), (tx) => sql<{ item: string; summed: number; counted: number }>`
      select s.item, s.firms as summed, coalesce(sum(l.share), 0) as counted from city.chain_sum s
      left join city.firm_link l on l.city_id = s.city_id and l.chain_id || '@' || l.version || '/' || l.link_id = s.item
        and exists (select from city.firm f where f.city_id = l.city_id and f.id = l.firm_id and (f.founded_year is null or f.founded_year <= 2020) and (f.closed_year is null or f.closed_year > 2020))
      where s.level = 'link' and s.area_kind = 'city' and s.year = 2020 group by s.item, s.firms order by s.item`.execute(tx));
    expect(rows.length).toBeGreaterThan(10);
    for (const { item, summed, counted } of rows) expect(`${item} ${summed.toFixed(6)}`).toBe(`${item} ${counted.toFixed(6)}`);
  });

  test("zones, those outside every zone included, add up to the city at every level", async () => {
    const { database } = await testCity();
    const { rows } = await database.as(visitorOf(cityId), (tx) => sql<{ level: string; city: number; zones: number }>`
      select level, round(sum(revenue_cny) filter (where area_kind = 'city')) as city, round(sum(revenue_cny) filter (where area_kind = 'zone')) as zones
      from city.chain_sum group by level order by level`.execute(tx));
    expect(rows.map(({ level }) => level)).toEqual(["class", "link", "word"]);
    for (const { city, zones } of rows) expect(Math.abs(Number(zones) - Number(city))).toBeLessThanOrEqual(1);
  });

  test("is answered: chains with their firms, a panorama of the city", async () => {
    const { rows } = await read("/api/v1/chains", z.object({ rows: z.array(chainRowSchema) }));
    const [chain] = rows.filter(({ firms }) => (firms ?? 0) > 0);
    expect(chain).toBeDefined();
    const panorama = await read(`/api/v1/chains/${chain?.id}/panorama`, panoramaSchema);
    const singles = panorama.links.filter(({ group }) => !group);
    expect(singles.reduce((sum, { state }) => sum + (state?.presence.firms ?? 0), 0)).toBeCloseTo(chain?.firms ?? 0, 6);
  });

  test("does nothing where nothing has changed", async () => {
    const { last } = await read("/api/v1/chains/run", runStateSchema);
    const work = openChainWork((await testCity()).database, cityId);
    work.start();
    await work.settled();
    expect((await read("/api/v1/chains/run", runStateSchema)).last).toEqual(last);
  });
});
