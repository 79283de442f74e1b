import { firmRulesSchema, ruleAnswerSchema, ruleRowSchema, runResultSchema, type RunResult } from "@chengqi/domain/rules/answers";
import type { MemberRole } from "@chengqi/domain/governance/membership";
import type { RuleFile } from "@chengqi/domain/rules/rule-file";
import { beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { askAs, read, testCity } from "../testing/city.js";

const purpose = { "x-purpose": "policy-matching" };
const postAs = (role: MemberRole | "visitor", url: string, payload: object, headers: Record<string, string> = purpose) =>
  askAs(role, { method: "POST", url, payload, headers });
const runAs = async (role: MemberRole, expression: string): Promise<RunResult> => {
  const answer = await postAs(role, "/api/v1/rules/run", { subject: "firm", expression });
  expect(answer.statusCode).toBe(200);
  return runResultSchema.parse((JSON.parse(answer.body.trim().split("\n").at(-1)!) as { result: unknown }).result);
};

const expression = "税收 / 用地面积 >= 万元(7) / 亩(1)";
const own: RuleFile = {
  id: "city-tax-per-mu", kind: "eligibility", subject: "firm", name: { zh: "本市亩均税收", en: "Tax per mu of this city" },
  source: { document: { zh: "测试", en: "Test" }, article: { zh: "第一条", en: "Article 1" }, mark: "illustrative" },
  versions: [{ version: 1, validFrom: "2019-01-01", expression, examples: [{ facts: { 税收: 5e6, 用地面积: 12000 }, result: true }, { facts: { 税收: 5e6 }, result: null }] }],
};
const later = (more: Partial<RuleFile["versions"][0]> = {}): RuleFile => ({
  ...own, versions: [{ ...own.versions[0]!, validTo: "2020-06-01" }, { ...own.versions[0]!, version: 2, validFrom: "2020-06-01", expression: "税收 / 用地面积 >= 万元(9) / 亩(1)", change: { zh: "提高", en: "Raised" }, ...more }],
});

describe("rules on what firms return", () => {
  test("are run over all firms for the city office with a purpose stated, over the own ones for a zone", async () => {
    const all = await runAs("city-office", `${expression} and 从业人员 > 3`);
    expect(all).toMatchObject({ scope: "all" });
    const zone = await runAs("zone", `${expression} and 从业人员 > 3`);
    expect(zone.scope).toBe("zones");
    expect(zone.firms).toBeLessThan(all.firms);
    const silent = await postAs("city-office", "/api/v1/rules/run", { subject: "firm", expression: `${expression} and 从业人员 > 3` }, {});
    expect(silent.statusCode).toBe(403);
  });

  test("name the firms behind a count to those who may see them, and the look is on the record", async () => {
    const { met } = await runAs("city-office", expression);
    const page = await postAs("city-office", "/api/v1/rules/firms", { subject: "firm", expression, truth: "met", limit: 200 });
    expect(page.statusCode).toBe(200);
    expect((page.json() as { rows: unknown[] }).rows.length).toBe(Math.min(200, met!));
    const zone = await postAs("zone", "/api/v1/rules/firms", { subject: "firm", expression, truth: "met", limit: 200 });
    const { actor } = (await askAs("zone", { url: "/api/v1/session" })).json() as { actor: { zones: string[] } };
    for (const row of (zone.json() as { rows: { zone: { id: string } | null }[] }).rows) expect(actor.zones).toContain(row.zone?.id);
    const { rows } = (await askAs("audit-admin", { url: "/api/v1/acts?kind=firm-return.read" })).json() as { rows: { act: { data: { expression?: string } } }[] };
    expect(rows.some(({ act }) => act.data.expression === expression)).toBe(true);
  });

  test("tell a firm's own enterprise how it stands, and nobody of another firm", async () => {
    const { actor } = (await askAs("enterprise", { url: "/api/v1/session" })).json() as { actor: { firmId: string } };
    const mine = firmRulesSchema.parse((await askAs("enterprise", { url: `/api/v1/firms/${actor.firmId}/rules`, headers: purpose })).json());
    expect(mine.rows.find(({ id }) => id === "tax-per-mu")).toMatchObject({ withheld: false });
    const { rows } = (await askAs("enterprise", { url: "/api/v1/firms?limit=5" })).json() as { rows: { id: string }[] };
    const other = rows.find(({ id }) => id !== actor.firmId)!;
    const theirs = firmRulesSchema.parse((await askAs("enterprise", { url: `/api/v1/firms/${other.id}/rules`, headers: purpose })).json());
    expect(theirs.rows.find(({ id }) => id === "tax-per-mu")).toMatchObject({ withheld: true, value: null });
  });
});

describe("a rule of the city", () => {
  beforeAll(async () => {
    const { database } = await testCity();
    await database.owner.deleteFrom("city.rule").where("id", "=", own.id).execute();
  });

  test("is saved by whom the table of permissions names, and by nobody else", async () => {
    for (const role of ["visitor", "zone", "enterprise", "auditor", "system-admin"] as const) {
      expect((await postAs(role, "/api/v1/rules", own)).json()).toMatchObject({ key: "not-permitted" });
    }
    const saved = await postAs("city-office", "/api/v1/rules", own);
    expect(ruleAnswerSchema.parse(saved.json())).toMatchObject({ id: own.id, origin: "city" });
    const { rows } = await read("/api/v1/rules", z.object({ rows: z.array(ruleRowSchema) }));
    expect(rows.find(({ id }) => id === own.id)).toMatchObject({ origin: "city", version: 1 });
  });

  test("is refused where an example comes out otherwise, with the place", async () => {
    const wrong = await postAs("city-office", "/api/v1/rules", later({ examples: [{ facts: { 税收: 1, 用地面积: 12000 }, result: true }] }));
    expect([wrong.statusCode, (wrong.json() as { field: string }).field]).toEqual([422, "body.versions[1].examples[0].result"]);
    expect((await read(`/api/v1/rules/${own.id}`, ruleAnswerSchema)).versions.length).toBe(1);
  });

  test("gets new versions, and none that was in force is rewritten", async () => {
    const second = ruleAnswerSchema.parse((await postAs("city-office", "/api/v1/rules", later())).json());
    expect(second.versions[1]!.changes[0]!.zh).toBe("税收 / 用地面积：由 7 万元/亩 提高到 9 万元/亩（从严）");
    const rewriting = await postAs("city-office", "/api/v1/rules", own);
    expect([rewriting.statusCode, (rewriting.json() as { key: string }).key]).toEqual([409, "conflict"]);
    const acts = (await askAs("audit-admin", { url: `/api/v1/acts?kind=rule.saved` })).json() as { rows: { act: { subject: { id: string }; data: { version: number } } }[] };
    expect(acts.rows.filter(({ act }) => act.subject.id === own.id).map(({ act }) => act.data.version).toSorted()).toEqual([1, 2]);
  });
});
