import { checkAnswerSchema, firmRulesSchema, ruleAnswerSchema, ruleRowSchema, runResultSchema, vocabularyAnswerSchema, type RunLine } from "@chengqi/domain/rules/answers";
import { problemSchema } from "@chengqi/domain/problems/problem";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { ask, read, testCity } from "../testing/city.js";
import { firmTerms } from "./firm-terms.js";

const post = async (url: string, body: unknown) => (await testCity()).app.inject({ method: "POST", url, payload: body as object });
const refusal = async (url: string, body: unknown) => {
  const answer = await post(url, body);
  return problemSchema.parse(answer.json());
};
const linesOf = (text: string) => text.trim().split("\n").map((line) => JSON.parse(line) as RunLine);
const run = async (expression: string, asOf?: string) => {
  const lines = linesOf((await post("/api/v1/rules/run", { subject: "firm", expression, ...(asOf && { asOf }) })).body);
  const last = lines.at(-1)!;
  return { lines, result: runResultSchema.parse("result" in last ? last.result : null) };
};

describe("rules", () => {
  test("are listed with the version in force on the day", async () => {
    const rows = z.object({ rows: z.array(ruleRowSchema) });
    const now = await read("/api/v1/rules?kind=eligibility", rows);
    expect(now.rows.find(({ id }) => id === "tax-per-mu")).toMatchObject({ version: 2, versions: 2, origin: "shipped", source: { mark: "illustrative" } });
    const then = await read("/api/v1/rules?asOf=2018-05-01", rows);
    expect(then.rows.find(({ id }) => id === "tax-per-mu")).toMatchObject({ version: 1 });
    expect((await ask("/api/v1/rules?sort=name")).statusCode).toBe(400);
  });

  test("open with examples that come out as they say, and versions compared in words", async () => {
    const rule = await read("/api/v1/rules/tax-per-mu", ruleAnswerSchema);
    expect(rule.versions[1]!.changes).toEqual([{ zh: "税收 / 用地面积：由 15 万元/亩 提高到 20 万元/亩（从严）", en: "tax / land: raised from 150,000 CNY/mu to 200,000 CNY/mu (stricter)" }]);
    expect(rule.versions.flatMap(({ examples }) => examples).every(({ holds }) => holds)).toBe(true);
    expect(rule.versions[1]!.examples.find(({ came }) => came === null)!.missing[0]!.facts).toEqual(["税收"]);
    expect((await ask("/api/v1/rules/none")).statusCode).toBe(404);
  });

  test("have a vocabulary of which the database knows every term", async () => {
    const vocabulary = await read("/api/v1/rules/vocabularies/firm", vocabularyAnswerSchema);
    expect(vocabulary.terms.map(({ name }) => name).toSorted()).toEqual(Object.keys(firmTerms).toSorted());
    expect(vocabulary.units.find(({ name }) => name === "万元")).toEqual({ name: "万元", unit: "cny", factor: 10_000 });
  });

  test("are checked without being stored", async () => {
    const wrong = checkAnswerSchema.parse((await post("/api/v1/rules/check", { subject: "firm", expression: "税金 > 1" })).json());
    expect(wrong.fault).toMatchObject({ from: 0, to: 2, found: "\"税金\"" });
    const right = checkAnswerSchema.parse((await post("/api/v1/rules/check", { subject: "firm", expression: "税收 / 从业人员", examples: [{ facts: { 税收: 10, 从业人员: 4 }, result: 2.5 }] })).json());
    expect(right).toMatchObject({ fault: null, type: "number", unit: "cny/person", names: ["税收", "从业人员"], examples: [{ holds: true, came: 2.5 }] });
    expect(await refusal("/api/v1/rules/check", { subject: "firm", expression: "税收 > 1", examples: [{ facts: { 税收: "多" }, result: true }] })).toMatchObject({ status: 400, field: "body.examples.facts.税收", found: "\"多\"" });
  });
});

describe("a run over the city", () => {
  test("counts what is met, not met and unknown, and says what is missing most", async () => {
    const { lines, result } = await run("规模 in (\"大型\", \"中型\") or 上市日期 > date(\"2015-01-01\")");
    expect(result).toMatchObject({ of: "boolean", scope: "all", year: 2020, asOf: "2020-12-31" });
    expect(result.met! + result.unmet! + result.unknown!).toBe(result.firms);
    expect(result.firms).toBeGreaterThan(500);
    // Listed companies without a size class miss that instead.
    expect(result.missing.map(({ name }) => name)).toEqual(["上市日期", "规模"]);
    expect(result.missing[0]!.firms + result.missing[1]!.firms).toBeGreaterThanOrEqual(result.unknown!);
    expect(result.examined).toBe(result.unknown);
    const steps = lines.flatMap((line) => ("progress" in line ? [line.progress] : []));
    expect(new Set(steps.map(({ step }) => step)).has("rows")).toBe(true);
    expect(steps.every(({ done, of }) => done <= of)).toBe(true);
  });

  test("agrees with the lists of firms behind each count", async () => {
    const expression = "营业收入 > 上年营业收入 and 规模 = \"微型\"";
    const { result } = await run(expression);
    for (const truth of ["met", "unmet", "unknown"] as const) {
      const ids: string[] = [];
      let cursor: string | null = null;
      do {
        const page = (await post("/api/v1/rules/firms", { subject: "firm", expression, truth, limit: 200, ...(cursor !== null && { cursor }) })).json() as { rows: { id: string }[]; nextCursor: string | null };
        ids.push(...page.rows.map(({ id }) => id));
        cursor = page.nextCursor;
      } while (cursor !== null);
      expect({ truth, firms: new Set(ids).size }).toEqual({ truth, firms: result[truth] });
      expect(ids.length).toBe(result[truth]);
    }
  });

  test("gives lights by text and indicators by deciles", async () => {
    const light = await run("if 从业人员 < 10 then \"红\" else if 从业人员 < 50 then \"黄\" else \"绿\"");
    expect(Object.values(light.result.values!).reduce<number>((sum, firms) => sum + (firms ?? 0), 0) + light.result.unknown!).toBe(light.result.firms);
    const { summary } = (await run("从业人员")).result;
    expect(summary!.quantiles.toSorted((a, b) => a - b)).toEqual(summary!.quantiles);
    expect([summary!.min! <= summary!.quantiles[0]!, summary!.quantiles[8]! <= summary!.max!]).toEqual([true, true]);
  });

  test("is refused by place where the expression is no rule, and before there are figures", async () => {
    expect(await refusal("/api/v1/rules/run", { subject: "firm", expression: "从业人员 > \"多\"" })).toMatchObject({ status: 400, key: "invalid-request", field: expect.stringMatching(/^body\.expression\[\d+–\d+\]$/) });
    expect((await refusal("/api/v1/rules/run", { subject: "firm", expression: "从业人员 > 1", asOf: "1990-01-01" })).status).toBe(404);
    expect((await refusal("/api/v1/rules/run", { subject: "parcel", expression: "从业人员 > 1" })).status).toBe(404);
    for (const [route, more] of [["run", {}], ["firms", { truth: "met" }]] as const) {
      expect(await refusal(`/api/v1/rules/${route}`, { subject: "chain-link", expression: "企业数 > 1", ...more })).toMatchObject({ status: 400, field: "body.subject", found: "chain-link" });
    }
    expect((await refusal("/api/v1/rules/firms", { subject: "firm", expression: "从业人员", truth: "met" })).status).toBe(400);
  });

  test("on what firms return: a visitor learns counts of rules in store, and neither the firms nor rules of his own", async () => {
    const stored = (await read("/api/v1/rules/tax-per-mu", ruleAnswerSchema)).versions[1]!.expression;
    const { result } = await run(stored);
    expect(result.scope).toBe("counts");
    expect(await refusal("/api/v1/rules/firms", { subject: "firm", expression: stored, truth: "met" })).toMatchObject({ status: 401, key: "not-permitted", found: "税收" });
    expect(await refusal("/api/v1/rules/run", { subject: "firm", expression: `${stored} and 从业人员 > 7` })).toMatchObject({ status: 401, key: "not-permitted", found: "税收" });
  });
});

describe("a firm", () => {
  test("learns of every rule in force how it comes out and why; what needs its returns is withheld from a visitor", async () => {
    const { rows: [firm] } = (await ask("/api/v1/firms?limit=1&size=micro")).json() as { rows: { id: string }[] };
    const { rows } = await read(`/api/v1/firms/${firm!.id}/rules`, firmRulesSchema);
    const chip = rows.find(({ id }) => id === "chip-industry-admission")!;
    expect(chip).toMatchObject({ version: 2, withheld: false, explanation: { value: chip.value } });
    expect(rows.find(({ id }) => id === "tax-per-mu")).toMatchObject({ withheld: true, value: null, missing: [] });
    expect((await ask("/api/v1/firms/none/rules")).statusCode).toBe(404);
  });
});

test("a visitor may not save a rule", async () => {
  const rule = { id: "mine", kind: "eligibility", subject: "firm", name: { zh: "甲", en: "A" }, source: { document: { zh: "甲", en: "A" }, article: { zh: "一", en: "1" }, mark: "illustrative" }, versions: [{ version: 1, validFrom: "2020-01-01", expression: "从业人员 > 1", examples: [{ facts: { 从业人员: 2 }, result: true }] }] };
  expect(await refusal("/api/v1/rules", rule)).toMatchObject({ status: 401, key: "not-permitted" });
});
