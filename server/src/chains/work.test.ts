import { chainRowSchema, gapsSchema, linkAnswerSchema, panoramaSchema, runStateSchema } from "@chengqi/domain/chains/answers";
import { duplicationLevels, duplicationSchema, pairAnswerSchema } from "@chengqi/domain/chains/answers-duplication";
import { partnersSchema, supplySchema, zoneNextSchema } from "@chengqi/domain/chains/answers-supply";
import { decisionSchema } from "@chengqi/domain/chains/decisions";
import { targetAnswerSchema, targetSchema, targetsSchema } from "@chengqi/domain/chains/targets";
import type { MemberRole } from "@chengqi/domain/governance/membership";
import { visitorOf } from "@chengqi/domain/governance/actor";
import { sql } from "kysely";
import { beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { ask, askAs, read, testCity } from "../testing/city.js";
import { firmsChanged } from "./work-inputs.js";
import { openChainWork } from "./work.js";

const cityId = "510100";

describe("the work on chains", () => {
  const steps = new Set<string>();
  beforeAll(async () => {
    const { database } = await testCity();
    // Other tests may have had it done before; without a finished run it is done anew.
    await database.owner.deleteFrom("city.chain_run").where("city_id", "=", cityId).execute();
    const work = openChainWork(database, cityId);
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
      select s.item, s.firms[2020 - s.first_year + 1] as summed, coalesce(sum(l.share), 0) as counted from city.chain_sum s
      left join city.firm_link l on l.city_id = s.city_id and l.chain_id || '@' || l.version || '/' || l.link_id = s.item
        and exists (select from city.firm f where f.city_id = l.city_id and f.id = l.firm_id and (f.founded_year is null or f.founded_year <= 2020) and (f.closed_year is null or f.closed_year > 2020))
      where s.level = 'link' and s.area_kind = 'city' and s.whole_firms[2020 - s.first_year + 1] > 0 group by s.item, s.firms, s.first_year order by s.item`.execute(tx));
    expect(rows.length).toBeGreaterThan(10);
    for (const { item, summed, counted } of rows) expect(`${item} ${summed.toFixed(6)}`).toBe(`${item} ${counted.toFixed(6)}`);
  });

  test("zones, those outside every zone included, add up to the city at every level", async () => {
    const { database } = await testCity();
    const { rows } = await database.as(visitorOf(cityId), (tx) => sql<{ level: string; city: number; zones: number }>`
      select level, round(sum(revenue) filter (where area_kind = 'city')) as city, round(sum(revenue) filter (where area_kind = 'zone')) as zones
      from city.chain_sum cross join unnest(revenue_cny) as revenue group by level order by level`.execute(tx));
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

  test("gaps are ranked, name zones and open to numbers that make their score", async () => {
    const { rows } = await read("/api/v1/gaps", gapsSchema);
    expect(rows.length).toBeGreaterThan(5);
    for (const { score, parts } of rows) expect(score).toBeCloseTo(parts.reduce((product, { value }) => product * (value ?? Number.NaN), 1), 10);
    expect(rows.map(({ rank }) => rank)).toEqual(rows.map((_, index) => index + 1));
    expect(rows.flatMap(({ hosts }) => hosts).some(({ zone }) => zone.name.zh !== zone.id)).toBe(true);
    const [first] = rows;
    const link = await read(`/api/v1/chains/${first?.chain}/links/${first?.link}`, linkAnswerSchema);
    expect([link.state?.status, link.evidence.length > 8, link.statusRule?.rule]).toEqual([first?.status, true, "chain-link-status"]);
  });

  test("a gap becomes a target that only those who work on it see", async () => {
    const { rows: [gap] } = await read("/api/v1/gaps?limit=1", gapsSchema);
    const payload = { chain: gap?.chain, link: gap?.link, zone: null, candidates: ["某龙头企业"], reason: "全市补链重点" };
    expect((await askAs("zone", { method: "POST", url: "/api/v1/targets", payload })).statusCode).toBe(403);
    const made = await askAs("city-office", { method: "POST", url: "/api/v1/targets", payload });
    expect(made.statusCode).toBe(200);
    expect(targetSchema.parse(made.json()).evidence.parts.length).toBeGreaterThan(8);
    for (const [role, count] of [["visitor", 0], ["enterprise", 0], ["department", 1], ["auditor", 1]] as const) {
      expect([role, ((await askAs(role, { url: "/api/v1/targets" })).json() as { rows: unknown[] }).rows.length]).toEqual([role, count]);
    }
    expect((await read("/api/v1/gaps?limit=1", gapsSchema)).rows[0]?.targets).toEqual([]);
  });

  test("a target goes to a responsible body, into talk and settles, each step on record; who may not is refused", async () => {
    const { rows: [target] } = targetsSchema.parse((await askAs("city-office", { url: "/api/v1/targets" })).json());
    const url = `/api/v1/targets/${target?.id}`;
    const { actor } = (await askAs("zone", { url: "/api/v1/session" })).json() as { actor: { bodyId: string; zones: string[] } };
    let expectedSeq = target?.act ?? 0;
    const step = async (role: MemberRole, payload: object): Promise<number> => {
      const answer = await askAs(role, { method: "POST", url: `${url}/steps`, payload: { on: "2026-01-05", reason: "按专班会议", expectedSeq, ...payload } });
      if (answer.statusCode === 200) expectedSeq = targetAnswerSchema.parse(answer.json()).lastSeq;
      return answer.statusCode;
    };
    expect((await askAs("zone", { url })).statusCode).toBe(404);
    expect(await step("enterprise", { kind: "noted" })).toBe(404);
    expect(await step("auditor", { kind: "noted" })).toBe(403);
    expect(await step("city-office", { kind: "assigned", lead: "no-such-body", due: "2026-02-01" })).toBe(404);
    expect(await step("city-office", { kind: "assigned", lead: actor.bodyId, due: "2026-02-01" })).toBe(200);
    expect((await askAs("zone", { url })).statusCode).toBe(200);
    const day = async (role: MemberRole) => ((await askAs(role, { url: "/api/v1/my-day" })).json() as { items: { words: string; link: string }[] }).items.filter(({ link }) => link === url.slice(7)).map(({ words }) => words);
    expect([await day("zone"), await day("city-office"), await day("assessor")]).toEqual([["lateTarget"], ["lateTarget"], []]);
    const before = targetsSchema.parse((await askAs("city-office", { url: "/api/v1/targets?asOf=1999-12-31" })).json());
    expect(before.rows.map(({ statusNow, change }) => [statusNow, change])).toEqual([[null, "untold"]]);
    const late = targetsSchema.parse((await askAs("city-office", { url: `/api/v1/targets?late=true&body=${encodeURIComponent(actor.bodyId)}` })).json());
    expect([late.rows.map(({ id }) => id), late.counts.late, late.counts.state["open"]]).toEqual([[target?.id], 1, 1]);
    expect(await step("zone", { kind: "assigned", lead: "B-other", due: "2026-03-01" })).toBe(403);
    expect(await step("zone", { kind: "in-talk", company: "某龙头企业", on: "2999-01-01" })).toBe(422);
    expect(await step("zone", { kind: "in-talk", company: "某龙头企业", expectedSeq: 1 })).toBe(409);
    expect(await step("zone", { kind: "in-talk", company: "某龙头企业" })).toBe(200);
    expect(await step("zone", { kind: "won", zone: actor.zones[0], firm: null, project: "光刻胶一期" })).toBe(200);
    expect(await step("zone", { kind: "dropped" })).toBe(409);
    const page = targetAnswerSchema.parse((await askAs("city-office", { url })).json());
    expect([page.target.status, page.target.late, page.target.change, page.now?.status]).toEqual(["won", false, "same", page.target.evidence.status]);
    expect(page.steps.map(({ kind, status, body }) => [kind, status, body?.id === actor.bodyId])).toEqual([["won", "won", true], ["in-talk", "in-talk", true], ["assigned", "open", false], ["created", "open", false]]);
    expect([page.steps[0]?.zone?.id, page.steps[0]?.project, page.hosts.length > 0]).toEqual([actor.zones[0], "光刻胶一期", true]);
    expect(await day("zone")).toEqual([]);
    const file = await askAs("city-office", { url: "/api/v1/exports/targets?format=csv" });
    expect(file.body).toContain(actor.bodyId);
  });

  test("supply is a share of what is needed, in the city and in a zone; partners say why", async () => {
    for (const area of ["city", "zone:Z01"]) {
      const { rows } = await read(`/api/v1/supply?area=${area}`, supplySchema);
      expect(rows.length).toBeGreaterThan(3);
      for (const { ratio, needCny, suppliedCny } of rows) if (ratio !== null) expect(ratio).toBeCloseTo(Math.min(1, suppliedCny! / needCny!), 10);
    }
    const { database } = await testCity();
    const { rows: [firm] } = await database.as(visitorOf(cityId), (tx) => sql<{ id: string }>`
      select firm_id as id from city.firm_link where basis = 'class+word' group by firm_id order by count(*) desc, firm_id limit 1`.execute(tx));
    const partners = await read(`/api/v1/firms/${firm?.id}/partners`, partnersSchema);
    expect(partners.links.length).toBeGreaterThan(0);
    for (const { score, parts } of [...partners.suppliers, ...partners.customers]) {
      const known = parts.flatMap(({ value }) => value ?? []);
      expect(score).toBeCloseTo(known.reduce((sum, value) => sum + value, 0) / known.length, 10);
    }
  });

  test("every two zones are compared; a pair opens to what makes its score, and is the same from either side", async () => {
    const { pairs, clusters, thresholds } = await read("/api/v1/duplication", duplicationSchema);
    expect(pairs.length).toBeGreaterThan(20);
    expect(pairs.map(({ score }) => score)).toEqual(pairs.map(({ score }) => score).toSorted((x, y) => (y ?? 0) - (x ?? 0)));
    for (const { score, chance, duplicate } of pairs) expect(duplicate).toBe((score ?? 0) >= thresholds.score && chance < thresholds.chance);
    for (const cluster of clusters) expect(cluster.zones.length).toBeGreaterThan(1);
    const ofOne = await read(`/api/v1/duplication?zone=${pairs[0]?.a}&duplicate=true`, duplicationSchema);
    expect(ofOne.pairs).toEqual(pairs.filter(({ a, b, duplicate }) => duplicate && [a, b].includes(pairs[0]!.a)));
    const [first] = pairs;
    const pair = await read(`/api/v1/duplication/${first?.b}/${first?.a}`, pairAnswerSchema);
    expect(pair).toEqual(await read(`/api/v1/duplication/${first?.a}/${first?.b}`, pairAnswerSchema));
    for (const level of duplicationLevels) {
      const parts = pair.items.filter((item) => item.level === level).map(({ contribution }) => contribution);
      const rest = pair.rest.find((one) => one.level === level)?.contribution ?? 0;
      expect(parts.reduce((sum, part) => sum + part, rest)).toBeCloseTo(pair.pair.levels[level] ?? 0, 12);
    }
    expect(pair.firms.length).toBeGreaterThan(0);
    expect(pair.history.at(-1)).toEqual({ year: pair.year, score: first?.score });
    expect((await ask(`/api/v1/duplication/${first?.a}/${first?.a}`)).statusCode).toBe(404);
  });

  test("a decision on a pair is made on the evidence that was looked at, by those who may, and marks the pair", async () => {
    const { pairs: [first] } = await read("/api/v1/duplication", duplicationSchema);
    const url = `/api/v1/duplication/${first?.a}/${first?.b}`;
    const { fingerprint } = await read(url, pairAnswerSchema);
    const decide = (role: MemberRole, payload: object) => askAs(role, { method: "POST", url: `${url}/decisions`, payload: { kind: "divide", reason: "按生态圈分工", fingerprint, ...payload } });
    const division = { a: "研发设计", b: "生产制造" };
    expect((await decide("enterprise", { division })).statusCode).toBe(403);
    expect((await decide("city-office", {})).statusCode).toBe(400);
    expect((await decide("city-office", { division, fingerprint: "0".repeat(64) })).statusCode).toBe(409);
    const made = await decide("city-office", { division });
    expect([made.statusCode, decisionSchema.parse(made.json()).holds]).toEqual([200, true]);
    const after = await read(url, pairAnswerSchema);
    expect([after.decisions.length, after.decisions[0]?.division, after.pair.decision]).toEqual([1, division, { id: after.decisions[0]?.id, kind: "divide", holds: true }]);
    expect((await read("/api/v1/duplication", duplicationSchema)).pairs[0]?.decision?.kind).toBe("divide");
  });

  test("what a zone could do next is ranked, and made of its known parts", async () => {
    const { rows } = await read("/api/v1/zones/Z01/next", zoneNextSchema);
    expect(new Set(rows.map(({ level }) => level))).toEqual(new Set(["class", "link"]));
    for (const { score, parts } of rows) {
      const counted = parts.flatMap(({ value, inputs }) => value ?? (inputs.find(({ measure }) => measure === "standIn")?.value as number | undefined) ?? []);
      expect(score).toBeCloseTo(counted.reduce((sum, value) => sum + value, 0) / counted.length, 12);
    }
  });

  test("after firms of one zone have changed only that zone is placed anew, and everything is as if all were", async () => {
    const { database } = await testCity();
    const stored = async () => (await sql<{ links: string; sums: string; results: string }>`
      select (select md5(string_agg(l::text, ',' order by l::text)) from city.firm_link l) as links, (select md5(string_agg(s::text, ',' order by s::text)) from city.chain_sum s) as sums,
        (select md5(string_agg(r::text, ',' order by r.kind, r.id, r.year)) from city.chain_result r) as results`.execute(database.owner)).rows[0];
    const lastRun = () => database.owner.selectFrom("city.chain_run").select(["firms", "parts"]).where("state", "=", "done").orderBy("finished_at", "desc").limit(1).executeTakeFirstOrThrow();
    const work = openChainWork(database, cityId);
    const done = async () => {
      work.start();
      await work.settled();
      expect(work.state().failure).toBeNull();
    };
    await database.owner.deleteFrom("city.chain_run").where("city_id", "=", cityId).execute();
    await done();
    const { firms, parts } = await lastRun();
    expect(parts).toBeNull();
    const before = await stored();
    const { rows: changed } = await sql<{ id: string; revenue: string }>`
      select f.id, y.revenue_cny as revenue from city.firm f join city.firm_year y on y.city_id = f.city_id and y.firm_id = f.id and y.year = 2020 where f.zone_id = 'Z01' and exists (select from city.firm_link l where l.firm_id = f.id) order by f.id limit 3`.execute(database.owner);
    const times = (factor: number) => database.owner.transaction().execute(async (tx) => {
      await sql`update city.firm_year set revenue_cny = revenue_cny * ${factor} where year = 2020 and firm_id = any(${changed.map(({ id }) => id)}::text[])`.execute(tx);
      await firmsChanged(tx, cityId, changed.map(({ id }) => id));
    });
    await times(10);
    await done();
    expect(await lastRun()).toEqual({ firms, parts: 1 });
    const after = await stored();
    expect(after?.links).toBe(before?.links);
    expect(after?.sums).not.toBe(before?.sums);
    await database.owner.deleteFrom("city.chain_run").where("city_id", "=", cityId).execute();
    await work.close();
    const anew = openChainWork(database, cityId);
    anew.start();
    await anew.settled();
    expect(await stored()).toEqual(after);
    expect((await lastRun()).parts).toBeNull();
    await times(0.1);
    anew.start();
    await anew.settled();
    await anew.close();
    expect(await stored()).toEqual(before);
  }, 600_000);

  test("does nothing where nothing has changed", async () => {
    const { last } = await read("/api/v1/chains/run", runStateSchema);
    const work = openChainWork((await testCity()).database, cityId);
    work.start();
    await work.settled();
    expect((await read("/api/v1/chains/run", runStateSchema)).last).toEqual(last);
  });
});
