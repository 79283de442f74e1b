import { vocabularyIn } from "@chengqi/domain/rules/vocabulary-file";
import { compileRule, dayOfText, factsOf, no, numbersOf, sqlOf, textsOf, truthsOf, valueOf, yes, type Rule } from "@chengqi/engines/rules";
import { CompiledQuery } from "kysely";
import { beforeAll, describe, expect, test } from "vitest";
import { testCity } from "../testing/city.js";
import { readFirmColumns, type FirmColumns } from "./columns.js";
import { factsOfFirm } from "./firm-rules.js";
import { firmFacts, firmSqlColumns, inBusiness } from "./firm-terms.js";
import { readRuleFiles } from "./rule-files.js";

const cityId = "510100";
const year = 2020;
const today = dayOfText("2020-12-31")!;
const { rules, vocabularies } = await readRuleFiles();
const vocabulary = vocabularies.get("firm")!;
const language = vocabularyIn(vocabulary);
const expressions = rules.filter(({ rule }) => rule.subject === "firm").flatMap(({ rule }) => rule.versions.map(({ version, expression }) => [`${rule.id} ${version}`, expression] as const));

/** What a rule comes out as for every firm, worked out on columns. */
function onColumns(rule: Rule, { columns, firms }: FirmColumns): (number | string | boolean | null)[] {
  const rows = Array.from({ length: firms }, (_, row) => row);
  if (rule.of.type === "boolean") {
    const truths = truthsOf(rule, columns, today);
    return rows.map((row) => ({ [yes]: true, [no]: false })[truths(row, 1)[0]!] ?? null);
  }
  if (rule.of.type === "string") {
    const { texts, codes } = textsOf(rule, columns, today);
    return rows.map((row) => texts[codes(row, 1)[0]!] ?? null);
  }
  const numbers = numbersOf(rule, columns, today);
  return rows.map((row) => { const [value] = numbers(row, 1); return Number.isNaN(value) ? null : value!; });
}

describe("the rules in store, over the firms of the city", () => {
  let read: FirmColumns;
  let ids: string[];
  const steps: number[] = [];

  beforeAll(async () => {
    const { database } = await testCity();
    read = await readFirmColumns(database, { cityId, year, vocabulary, onProgress: (done) => steps.push(done), signal: new AbortController().signal });
    ids = await inOrder("f.id", []) as string[];
  });

  const inOrder = async (wanted: string, parameters: readonly (number | string)[]): Promise<unknown[]> =>
    (await testCity()).database.statistics(cityId, async (tx) =>
      (await tx.executeQuery<{ v: unknown }>(CompiledQuery.raw(`select ${wanted} as v from ${firmFacts(cityId, year)} where ${inBusiness(cityId, year)} order by f.id`, [...parameters]))).rows.map(({ v }) => v));

  test("read every firm in business once, in the bytes they say", () => {
    expect(ids.length).toBe(read.firms);
    expect(steps).toEqual([0, read.firms]);
    expect(read.firms).toBeGreaterThan(500);
    expect(read.synthetic).toHaveLength(read.firms);
    expect(read.synthetic).toContain(1);
    expect(read.bytes / read.firms).toBeLessThan(300);
  });

  test.each(expressions)("%s: columns, SQL and the plain evaluator agree", async (_, expression) => {
    const rule = compileRule(expression, language);
    const { text, parameters } = sqlOf(rule, firmSqlColumns, today);
    const columns = onColumns(rule, read);
    expect(columns).toEqual(await inOrder(text, parameters));
    const { database } = await testCity();
    await database.statistics(cityId, async (tx) => {
      for (let row = 0; row < read.firms; row += 37) {
        const facts = factsOf((await factsOfFirm(tx, cityId, year, ids[row]!, vocabulary))!, language);
        expect(columns[row]).toEqual(valueOf(rule, { facts, today }));
      }
    });
  });

  test("stop reading when they are told to", async () => {
    const { database } = await testCity();
    const stop = new AbortController();
    const reading = readFirmColumns(database, { cityId, year, vocabulary, onProgress: () => stop.abort(), signal: stop.signal });
    await expect(reading).rejects.toMatchObject({ name: "AbortError" });
  });
});
