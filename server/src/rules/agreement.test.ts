import { compileRule, dayOfText, factsOf, sqlOf, truthOf, type Rule } from "@chengqi/engines/rules";
import { sample } from "fast-check";
import { CompiledQuery, sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { compiled, conditions, firms, vocabulary } from "../../../tests/rules/sentences.js";
import { engines, freshDatabase, type FreshDatabase } from "../testing/fresh-database.js";

const today = dayOfText("2020-12-31")!;
const rows = sample(firms, { numRuns: 40, seed: 7 });
const types: Readonly<Record<string, string>> = { number: "float8", string: "text", boolean: "boolean", date: "date", numbers: "float8[]", strings: "text[]" };
const columns = Object.fromEntries(vocabulary.terms.map(({ name }, index) => [name, `f.c${index}`]));

describe.each(engines)("a rule as SQL on the %s engine", (engine) => {
  let fresh: FreshDatabase;

  beforeAll(async () => {
    fresh = await freshDatabase(engine);
    const { owner } = fresh.database;
    const named = vocabulary.terms.map(({ type }, index) => sql`${sql.ref(`c${index}`)} ${sql.raw(types[type]!)}`);
    await sql`create table public.rule_firm (row int, ${sql.join(named)})`.execute(owner);
    for (const [row, firm] of rows.entries()) {
      const values = vocabulary.terms.map(({ name, type }) => sql`${(firm as Record<string, unknown>)[name] ?? null}::${sql.raw(types[type]!)}`);
      await sql`insert into public.rule_firm values (${row}, ${sql.join(values)})`.execute(owner);
    }
  });
  afterAll(() => fresh.drop());

  async function truthsInDatabase(rule: Rule): Promise<(boolean | null)[]> {
    const { text, parameters } = sqlOf(rule, columns, today);
    const answer = await fresh.database.owner.executeQuery<{ truth: boolean | null }>(
      CompiledQuery.raw(`select ${text} as truth from public.rule_firm as f order by f.row`, [...parameters]));
    return answer.rows.map(({ truth }) => truth);
  }

  test("gives what the plain evaluator gives, for any condition and any facts", async () => {
    const sentences = sample(conditions, { numRuns: 400, seed: 11 });
    let compared = 0;
    for (const text of sentences) {
      const rule = compiled(text);
      if (!rule) continue;
      compared += 1;
      const due = rows.map((row) => truthOf(rule, { facts: factsOf(row, vocabulary), today }));
      expect({ text, truths: await truthsInDatabase(rule).catch((error: Error) => error.message) }).toEqual({ text, truths: due });
    }
    expect(compared).toBeGreaterThan(300);
  }, 300_000);

  test.each([
    ["many conditions", Array.from({ length: 120 }, (_, index) => `税收 > ${index} or 得分 = null`).join(" or ")],
    ["roundings within each other", `${"round half up(".repeat(50)}从业人员${", 1)".repeat(50)} > 3`],
    ["months within each other", `years and months duration(成立日期${' + duration("P1M")'.repeat(50)}, today()) > duration("P1Y")`],
    ["quantifiers within each other", "some x in 得分 satisfies every y in 得分 satisfies some z in 得分 satisfies x + y > z"],
    ["ranges within each other", `${"(if ".repeat(6)}从业人员${" between 1 and 99 then 从业人员 else 从业人员 + 1)".repeat(6)} > 3`],
  ])("is taken by the database however large, as long as it compiles: %s", async (_, text) => {
    const rule = compileRule(text, vocabulary);
    const due = rows.map((row) => truthOf(rule, { facts: factsOf(row, vocabulary), today }));
    expect(await truthsInDatabase(rule)).toEqual(due);
  });

  test("takes no number of a column for a fact that is none", async () => {
    const { text } = sqlOf(compileRule("税收 = null", vocabulary), { 税收: "x" }, today);
    const { rows: found } = await sql<{ truth: boolean }>`select ${sql.raw(text)} as truth from (values ('NaN'::float8), ('Infinity'), (1e18), (1e-13), (0), (-5)) as v(x)`
      .execute(fresh.database.owner);
    expect(found.map(({ truth }) => truth)).toEqual([true, true, true, true, false, false]);
  });

  test("hands texts over as parameters, whatever stands in them", async () => {
    const rule = compileRule(`简称 = "'); drop table city.firm; --"`, vocabulary);
    expect(sqlOf(rule, columns, today).text).not.toContain("drop");
    expect(new Set(await truthsInDatabase(rule))).toEqual(new Set([false, null]));
  });
});
