import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { inputOutput } from "./index.js";

const read = (name: string) => {
  const text = readFileSync(new URL(`../../../data/national/${name}`, import.meta.url), "utf8");
  const [head = [], ...rows] = text.trim().split("\n").map((line) => [...line.matchAll(/"([^"]*)"|([^,\r]+)/g)].map((cell) => cell[1] ?? cell[2]!));
  return { head, rows };
};

/** Rows of sectors (of that origin) and the columns with the named codes. */
const part = ({ head, rows }: ReturnType<typeof read>, columns: readonly string[], chosen: (row: readonly string[]) => boolean) =>
  rows.filter(chosen).map((row) => columns.map((code) => Number(row[head.indexOf(code)])));

const sum = (values: readonly number[]) => values.reduce((all, value) => all + value, 0);
const near = (found: readonly number[], due: readonly number[], tolerance: number) =>
  found.forEach((value, i) => expect(Math.abs(value - due[i]!), `sector ${i}: ${value} for ${due[i]}`).toBeLessThan(tolerance * Math.max(1, Math.abs(due[i]!))));

describe("the national table of 153 sectors", () => {
  const table = read("io-china-2020-153.csv");
  const codes = table.head.filter((code) => /^\d{3}$/.test(code));
  const z = part(table, codes, ([code]) => /^\d{3}$/.test(code!));
  const x = part(table, codes, ([code]) => code === "TI")[0]!;
  const found = inputOutput({ z, x, origin: "total", explain: true });

  it("has the published value added and, net of imports, final demand", () => {
    expect(codes.length).toBe(153);
    near(found.valueAdded, part(table, codes, ([code]) => code === "TVA")[0]!, 1e-6);
    const net = part(table, ["TFU", "IM", "GO", "TIU"], ([code]) => /^\d{3}$/.test(code!));
    near(found.finalDemand, net.map(([, , output, used]) => output! - used!), 1e-6);
  });

  it("keeps x = L f, L (I − A) = I and the sums of its columns", () => {
    near(found.leontief.map((row) => sum(row.map((value, j) => value * found.finalDemand[j]!))), x, 1e-10);
    for (const i of [0, 42, 152]) {
      near(codes.map((_, j) => found.leontief[i]![j]! - sum(found.leontief[i]!.map((value, k) => value * found.a[k]![j]!))), codes.map((_, j) => (i === j ? 1 : 0)), 1e-12);
      near(codes.map((_, j) => found.ghosh[i]![j]! - sum(found.ghosh[i]!.map((value, k) => value * found.b[k]![j]!))), codes.map((_, j) => (i === j ? 1 : 0)), 1e-9);
    }
    near(found.outputMultiplier, codes.map((_, j) => sum(found.leontief.map((row) => row[j]!))), 1e-12);
    near(found.directBackward, codes.map((_, j) => sum(z.map((row) => row[j]!)) / x[j]!), 1e-12);
    expect(Math.min(...found.outputMultiplier)).toBeGreaterThanOrEqual(1);
  });

  it("makes electronics draw on others more than the average, and homes less", () => {
    const at = (name: string) => table.rows.findIndex((row) => row[2] === name);
    expect(found.powerOfDispersion[at("计算机")]!).toBeGreaterThan(1.2);
    expect(found.powerOfDispersion[at("房地产")]!).toBeLessThan(0.8);
    expect(found.steps!.mainSuppliers[at("计算机")]![0]!.sector).toBe(at("电子元器件"));
  });
});

describe("the national table of 42 sectors, domestic and imported", () => {
  const table = read("io-china-2020-42.csv");
  const codes = table.head.filter((code) => /^\d{2}$/.test(code));
  const z = part(table, codes, (row) => row[3] === "Domestic");
  const imports = part(table, codes, (row) => row[3] === "Imports");
  const x = part(table, codes, ([code]) => code === "TI")[0]!;
  const domestic = inputOutput({ z, x, origin: "domestic", imports });

  it("has the published value added only with the imports counted", () => {
    near(domestic.valueAdded, part(table, codes, ([code]) => code === "TVA")[0]!, 1e-6);
  });

  it("multiplies less without the imports, in every sector", () => {
    const total = inputOutput({ z: z.map((row, i) => row.map((flow, j) => flow + imports[i]![j]!)), x, origin: "total" });
    domestic.outputMultiplier.forEach((value, j) => expect(value).toBeLessThan(total.outputMultiplier[j]!));
  });

  it("splits one unit of final demand into value added and imports, over all rounds", () => {
    const share = domestic.valueAdded.map((value, j) => value / x[j]!);
    const added = codes.map((_, j) => sum(share.map((value, i) => value * domestic.leontief[i]![j]!)));
    near(added.map((value, j) => value + domestic.importMultiplier![j]!), codes.map(() => 1), 1e-12);
  });
});
