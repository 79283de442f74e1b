import { ecosystemPageSchema } from "@chengqi/domain/ecosystems/ecosystem";
import { firmCardSchema, firmPageSchema, firmSizes, firmSorts, type FirmRow } from "@chengqi/domain/enterprises/firm";
import { sql } from "kysely";
import { expect, test } from "vitest";
import { ask, read, testCity } from "../testing/city.js";

const page = (query: string) => read(`/api/v1/firms?${query}`, firmPageSchema);

/** All pages of a list, one after the other. */
async function walk(query: string, limit: number): Promise<{ rows: FirmRow[]; total: number | null }> {
  const first = await page(`${query}&limit=${limit}`);
  const rows = [...first.rows];
  let next = first.nextCursor;
  while (next !== null) {
    const { rows: more, nextCursor } = await page(`${query}&limit=${limit}&cursor=${next}`);
    rows.push(...more);
    next = nextCursor;
  }
  return { rows, total: first.total };
}

const valueOf = (row: FirmRow, sort: string): string | number | null => {
  if (sort === "revenue") return row.revenueCny === null ? null : Number(row.revenueCny);
  if (sort === "employees") return row.employees;
  return sort === "founded" ? row.foundedYear : row.name.zh;
};

for (const sort of firmSorts) {
  for (const order of ["asc", "desc"] as const) {
    test(`a visitor pages through all firms by ${sort} ${order}: none twice, none left out, unknown ones last`, async () => {
      const { rows, total } = await walk(`sort=${sort}&order=${order}`, 173);
      expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
      expect(rows).toHaveLength(total ?? -1);
      const values = rows.map((row) => valueOf(row, sort));
      const known = values.filter((value) => value !== null);
      expect(values.slice(0, known.length)).toEqual(known);
      const rising = known.toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0));
      expect(known).toEqual(order === "asc" ? rising : rising.toReversed());
    });
  }
}

test("a visitor on a day sees the firms in business in its year only", async () => {
  const { rows } = await walk("asOf=2018-06-30", 200);
  for (const { foundedYear, closedYear } of rows) {
    expect(foundedYear === null || foundedYear <= 2018).toBe(true);
    expect(closedYear === null || closedYear > 2018).toBe(true);
  }
});

test.each([
  ["zone=Z01", (row: FirmRow) => row.zone?.id === "Z01"],
  ["district=510117", (row: FirmRow) => row.district?.code === "510117"],
  ["industry=C", (row: FirmRow) => /^(1[3-9]|[23]\d|4[0-3])/.test(row.industry?.code ?? "")],
  ["industry=39", (row: FirmRow) => row.industry?.code.startsWith("39") === true],
  ["zone=Z01&industry=39", (row: FirmRow) => row.zone?.id === "Z01" && row.industry?.code.startsWith("39") === true],
  ["synthetic=false", (row: FirmRow) => !row.synthetic],
  ["synthetic=true", (row: FirmRow) => row.synthetic],
] as const)("a visitor filtering by %s gets exactly those, and the total counts them without asking each", async (query, fits) => {
  const everything = (await walk("sort=name", 200)).rows;
  const { rows, total } = await walk(query, 7);
  expect(rows.length).toBeGreaterThan(0);
  expect(rows.map(({ id }) => id).toSorted()).toEqual(everything.filter(fits).map(({ id }) => id).toSorted());
  expect(total).toBe(rows.length);
});

test("a visitor can filter by size and by ecosystem", async () => {
  for (const size of firmSizes) for (const row of (await page(`size=${size}`)).rows) expect(row.size).toBe(size);
  const members = new Set((await read("/api/v1/ecosystems/E01", ecosystemPageSchema)).members.map(({ zone }) => zone.id));
  const { rows } = await page("ecosystem=E01&limit=200");
  expect(rows.length).toBeGreaterThan(0);
  for (const row of rows) expect(members).toContain(row.zone?.id);
});

test("a visitor finds firms by two signs of their name, by the beginning of their credit code and by pinyin", async () => {
  const some = (await page("synthetic=true&sort=employees&limit=5")).rows;
  for (const { id, name } of some) {
    const middle = name.zh.slice(2, 4);
    const named = (await walk(`q=${encodeURIComponent(middle)}`, 200)).rows;
    expect(named.map((row) => row.id)).toContain(id);
    for (const row of named) expect(row.name.zh).toContain(middle);
    const coded = await page(`q=${id.slice(0, 17)}`);
    expect(coded.rows.map((row) => row.id)).toEqual([id]);
  }
});

test("a visitor finds firms by a main product, word for word, and as many as are counted", async () => {
  const { database } = await testCity();
  const { rows: [word] } = await sql<{ word: string; firms: number }>`
    select word, count(*)::int as firms from city.firm, unnest(products) as word where closed_year is null group by word
    having not exists (select from city.firm as f where strpos(f.name_zh, word) > 0) order by 2 desc, 1 limit 1`.execute(database.owner);
  const { rows, total } = await walk(`q=${encodeURIComponent(word!.word)}`, 7);
  expect([total, rows.length]).toEqual([word!.firms, word!.firms]);
  for (const { id } of rows) expect((await read(`/api/v1/firms/${id}`, firmCardSchema)).products).toContain(word!.word);
});

test("a cursor used with other filters, another order or another day is refused and the answer says so", async () => {
  const { nextCursor } = await page("zone=Z01&limit=1");
  for (const other of ["zone=Z03", "zone=Z01&order=asc", "zone=Z01&asOf=2019-12-31"]) {
    const answer = await ask(`/api/v1/firms?${other}&cursor=${nextCursor}`);
    expect(answer.statusCode).toBe(400);
    expect(answer.json()).toMatchObject({ key: "wrong-cursor", field: "query.cursor", found: "the cursor of a list with other filters, day or order" });
  }
  expect((await ask("/api/v1/firms?cursor=nonsense")).json()).toMatchObject({ key: "wrong-cursor", expected: "the nextCursor of an earlier page" });
});

test("signs that mean something to a database are only signs in a search", async () => {
  for (const q of ["%%", "__", "\\\\", "';--", "a'b"]) {
    const { rows } = await page(`q=${encodeURIComponent(q)}`);
    expect(rows).toEqual([]);
  }
});

test("a visitor opens the card of a synthetic firm: every figure of every year is marked synthetic", async () => {
  const [row] = (await page("synthetic=true&limit=1")).rows;
  const card = await read(`/api/v1/firms/${row?.id}`, firmCardSchema);
  expect(card.creditCode).toBe(row?.id);
  expect(card.position).not.toBeNull();
  expect(card.years.length).toBeGreaterThan(0);
  for (const { year, figures } of card.years) {
    expect(Object.keys(figures).toSorted()).toEqual(["emissionsTCO2e", "employees", "energyTce", "landM2", "rdCny", "revenueCny", "taxCny", "valueAddedCny", "waterM3"]);
    for (const figure of Object.values(figures)) expect(figure).toMatchObject({ mark: "synthetic", dataset: "synthetic-firms", period: String(year) });
  }
  expect(card.latest["revenueCny"]?.value).toBe(card.revenueCny);
});

test("a listed company is real: it has a stock code and products, no zone and no yearly figures", async () => {
  const card = await read("/api/v1/firms/SZSE:000155", firmCardSchema);
  expect(card).toMatchObject({ synthetic: false, zone: null, years: [], stock: { exchange: "SZSE", code: "000155", shortName: "川能动力", listedOn: "2000-09-26" } });
  expect(card.products.length).toBeGreaterThan(0);
  expect((await ask("/api/v1/firms/SZSE:999999")).json()).toMatchObject({ status: 404, expected: "the id of a firm" });
});
