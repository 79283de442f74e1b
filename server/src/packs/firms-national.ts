import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import type { ClassFacts, DivisionFacts } from "@chengqi/domain/demonstration/inputs";
import {
  divisionFacts, type InputOutputTable, type NationalEmployment, type SectorOfDivision,
} from "@chengqi/domain/demonstration/national-facts";

export interface NationalFacts {
  readonly classes: readonly ClassFacts[];
  readonly divisions: readonly DivisionFacts[];
  readonly table: InputOutputTable;
}

/** Rows of a CSV file with a header. */
export async function readRows(path: string): Promise<Record<string, string>[]> {
  return parse(await readFile(path, "utf8"), { bom: true, columns: true, skip_empty_lines: true });
}

/** The national facts that the generator needs, from the folder of the national pack. */
export async function readNationalFacts(folder: string): Promise<NationalFacts> {
  const [industries, employment, mapping, table] = await Promise.all([
    readRows(join(folder, "gbt4754-2017.csv")),
    readRows(join(folder, "employment-by-industry.csv")),
    readRows(join(folder, "io153-divisions.csv")),
    readTable(join(folder, "io-china-2020-153.csv")),
  ]);
  const classes = industries.filter(({ level }) => level === "class")
    .map((row) => ({ code: row["code"] ?? "", nameZh: row["name_zh"] ?? "", division: row["division"] ?? "" }));
  const sectors = mapping.map((row): SectorOfDivision => ({ sector: row["io_code"] ?? "", division: row["division_code"] ?? "" }));
  return { classes, table, divisions: divisionFacts(table, sectors, employmentByDivision(industries, employment)) };
}

/**
 * The source numbers its industries within each section (C01 … C31) in the order of the divisions; sections with one
 * division (K, P, T) have no numbers. Latest year of the file.
 */
function employmentByDivision(industries: readonly Record<string, string>[], employment: readonly Record<string, string>[]): NationalEmployment[] {
  const latest = Object.keys(employment[0] ?? {}).filter((column) => /^\d{4}$/.test(column)).toSorted().at(-1) ?? "";
  const persons = new Map(employment.map((row) => [row["Code"], Number(row[latest])]));
  const inSection = new Map<string, number>();
  return industries.filter(({ level }) => level === "division").map((row) => {
    const section = row["section"] ?? "";
    const place = (inSection.get(section) ?? 0) + 1;
    inSection.set(section, place);
    const key = `${section}${String(place).padStart(2, "0")}`;
    return { division: row["code"] ?? "", section, employees10k: persons.get(key) ?? persons.get(section) ?? 0 };
  });
}

async function readTable(path: string): Promise<InputOutputTable> {
  const rows = await readRows(path);
  const codes = rows.map((row) => row["Code"] ?? "").filter((code) => /^\d{3}$/.test(code));
  const row = (code: string): number[] => {
    const found = rows.find((one) => one["Code"] === code);
    if (!found) throw new RangeError(`${path}: row ${code} is missing`);
    return codes.map((buyer) => Number(found[buyer] ?? 0));
  };
  return {
    codes, flows: codes.map(row), output: row("TI"), valueAdded: row("TVA"), netTaxes: row("VA002"), operatingSurplus: row("VA004"),
  };
}
