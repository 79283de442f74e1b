import { fileURLToPath } from "node:url";
import { zoneDuplications, type ItemSum } from "@chengqi/domain/chains/duplication";
import type { TruthLink, TruthPair } from "@chengqi/domain/chains/validation";
import { demonstration } from "@chengqi/domain/demonstration/demonstration";
import type { ExpectedFirms } from "@chengqi/domain/demonstration/expected-firms";
import type { DemonstrationInputs } from "@chengqi/domain/demonstration/inputs";
import type { Manifest } from "@chengqi/domain/demonstration/manifest";
import { analysisInput } from "../chains/analysis-input.js";
import { readChainFiles } from "../chains/chain-files.js";
import { AreaSums } from "../chains/area-sums.js";
import { conclusions, foundations, tablesOf } from "../chains/conclude.js";
import { Gathering } from "../chains/gather.js";
import { unpacked, type Documents } from "../chains/results.js";
import { statusRuleId } from "../chains/status-rule.js";
import type { WorkStart } from "../chains/work-messages.js";
import { openDatabase } from "../db/database.js";
import { demonstrationYears, readInputs } from "../packs/firms.js";
import { loadCity } from "../packs/load-city.js";
import { readRuleFiles } from "../rules/rule-files.js";

const packs = fileURLToPath(new URL("../../../data/", import.meta.url));
const cityId = "510100";

export interface SeedCity {
  readonly inputs: DemonstrationInputs;
  readonly start: WorkStart;
}

export interface SeedResult {
  readonly manifest: Manifest;
  readonly firms: number;
  readonly pairs: readonly TruthPair[];
  /** What the classes alone would score were there no chance, by pair. */
  readonly made: ReadonlyMap<string, number>;
  readonly links: readonly TruthLink[];
}

/** The city without firms: what the generator and the work on chains go by, read from a database in memory. */
export async function seedCity(): Promise<SeedCity> {
  const database = await openDatabase({});
  try {
    await loadCity(database, { packs, city: "chengdu", firms: 0, seed: 1 });
    const inputs = await readInputs(database.owner, { cityId, packs });
    const analysis = await database.owner.transaction().execute((tx) => analysisInput(tx, cityId));
    const { rules, vocabularies } = await readRuleFiles();
    const rule = rules.find((one) => one.rule.id === statusRuleId)!.rule;
    const chains = (await readChainFiles()).chains.map(({ chain }) => chain);
    return { inputs, start: { cityId, years: demonstrationYears.slice(-2), chains, decisions: [], analysis, statusRule: { rule, vocabulary: vocabularies.get(rule.subject)! } } };
  } finally {
    await database.close();
  }
}

/** The firms of a seed worked out as the running platform does it, in the last year. */
export function seedResult({ inputs, start }: SeedCity, options: { readonly seed: number; readonly count: number; readonly plant?: boolean }): SeedResult {
  const firms = demonstration(inputs, options);
  const gathering = new Gathering(start);
  for (const firm of firms.firms()) {
    gathering.take({
      id: firm.id, name: firm.name.zh, class: firm.industryCode, products: firm.products, zone: firm.zoneId, district: firm.districtCode, synthetic: true,
      founded: firm.foundedYear, closed: firm.closedYear, years: firm.years.map(({ year }) => year), revenue: firm.years.map(({ revenueCny }) => Number(revenueCny)), employees: firm.years.map(({ employees }) => employees),
    });
  }
  const documents = conclusions(start, foundations(start), tablesOf(new AreaSums(gathering.sums, start.cityId)), true, () => undefined);
  const year = start.years.at(-1);
  const evidence = new Map(documents.filter((one) => one.kind === "evidence" && one.year === year).flatMap(({ id, content }) =>
    (unpacked(content) as Documents["evidence"]).links.map(({ link, parts }) => [`${id}/${link}`, parts] as const)));
  const links = documents.filter((one) => one.kind === "states" && one.year === year).flatMap(({ id, content }) =>
    (unpacked(content) as Documents["states"]).links.map(({ link, status }): TruthLink =>
      ({ key: `${id.split("@")[0]}/${link}`, status, wholeFirms: Number(evidence.get(`${id}/${link}`)?.find(({ measure }) => measure === "firms")?.inputs.find(({ measure }) => measure === "wholeFirms")?.value ?? 0) })));
  const duplication = documents.find((one) => one.kind === "duplication" && one.year === year);
  return { manifest: firms.manifest, firms: options.count, links, made: madeAlike(firms.expected()), pairs: (unpacked(duplication!.content) as Documents["duplication"]).pairs };
}

/** Duplication of the firms to be expected: how alike the generator makes every two zones. */
function madeAlike(expected: ExpectedFirms): Map<string, number> {
  const rows = [...expected].flatMap(([zone, classes]) => [...classes].map(([item, firms]): ItemSum => ({ item, zone, firms, employees: 0, revenueCny: 0 })));
  const zones = [...expected.keys()].filter((zone) => zone !== "");
  return new Map(zoneDuplications({ class: rows, link: [], word: [] }, zones).map(({ a, b, score }) => [`${a} ${b}`, score]));
}
