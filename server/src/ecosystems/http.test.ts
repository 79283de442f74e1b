import { ecosystemPageSchema, ecosystemSummarySchema } from "@chengqi/domain/ecosystems/ecosystem";
import { originOfValue } from "@chengqi/domain/figures/value-origin";
import { expect, test } from "vitest";
import { rowsOf } from "../http/answers.js";
import { ask, read } from "../testing/city.js";

const list = async (asOf: string) => (await read(`/api/v1/ecosystems?asOf=${asOf}`, rowsOf(ecosystemSummarySchema))).rows;

test.each([["2019-06-30", 17], ["2020-12-31", 14], ["2021-05-01", 15], ["2021-12-31", 12]])(
  "on %s a visitor sees %d ecosystems", async (asOf, count) => {
    expect(await list(asOf)).toHaveLength(count);
  });

test("civil-military integration is shown by name only", async () => {
  const row = (await list("2019-06-30")).find(({ nameOnly }) => nameOnly);
  expect(row).toMatchObject({ id: "E17", zones: null });
  const page = await read("/api/v1/ecosystems/E17?asOf=2019-06-30", ecosystemPageSchema);
  expect(page.members).toEqual([]);
  expect(page.industries).toEqual([]);
  expect(page.figures["firms"]?.value).toBeNull();
});

test("a visitor opens an ecosystem with its zones, their roles where a source states them, and sums over their firms", async () => {
  const page = await read("/api/v1/ecosystems/E01", ecosystemPageSchema);
  expect(page.zones).toBe(page.members.length);
  expect(page.members.find(({ zone }) => zone.id === "Z01")).toMatchObject({ role: "core", basis: "stated" });
  const firms = page.members.reduce((sum, { zone }) => sum + Number(zone.figures["firms"]?.value ?? 0), 0);
  expect(page.figures["firms"]).toMatchObject({ value: firms, mark: "synthetic", dataset: "synthetic-firms", period: "2020" });
  expect(page.industries.reduce((sum, share) => sum + share.firms, 0)).toBe(firms);
  expect(page.elements.map(({ element }) => element)).toEqual(["talent", "technology", "funds", "information", "logistics", "supporting-firms"]);
});

test("a visitor learns that an ecosystem's English name and note are translations of ours", async () => {
  const { origins, noteEn } = await read("/api/v1/ecosystems/E15?asOf=2019-06-30", ecosystemPageSchema);
  expect(noteEn).not.toBeNull();
  for (const field of ["nameEn", "noteEn"] as const) {
    expect(originOfValue(origins, "ecosystem", "E15", field)).toMatchObject({ dataset: "translations", mark: "derived", date: "2022-12-31" });
  }
});

test("where an ecosystem was divided, its zones are shown as divided and not summed up", async () => {
  const page = await read("/api/v1/ecosystems/E21?asOf=2021-12-31", ecosystemPageSchema);
  expect(page.members.length).toBeGreaterThan(0);
  expect(new Set(page.members.map(({ basis }) => basis))).toEqual(new Set(["split"]));
  expect(page.zones).toBeNull();
  expect(page.figures["firms"]?.value).toBeNull();
  expect(page.predecessors.map(({ id, kind }) => [id, kind])).toEqual(["E09", "E10", "E11", "E12", "E13"].map((id) => [id, "regroup"]));
});

test("an ecosystem that has ended opens and leads to its heirs", async () => {
  const page = await read("/api/v1/ecosystems/E06?asOf=2021-12-31", ecosystemPageSchema);
  expect(page.successors).toMatchObject([{ id: "E19", kind: "split", on: "2021-08-19" }, { id: "E20", kind: "split" }]);
  expect((await ask("/api/v1/ecosystems/E99")).json()).toMatchObject({ status: 404, expected: "the id of an ecosystem" });
});
