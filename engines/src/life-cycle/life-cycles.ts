import { confidenceOf, confidenceParts, type Confidence } from "./confidence.js";
import { firmsOf, netEntryRate, outputGrowth, type Series } from "./rates.js";
import { judgements, type Judgement } from "./stages.js";
import { thresholdsFrom, type Thresholds } from "./thresholds.js";

export interface LifeCycleInput {
  readonly years: readonly number[];
  readonly links: readonly string[];
  readonly entries: readonly (readonly number[])[];
  readonly exits: readonly (readonly number[])[];
  readonly output: readonly (readonly (number | null)[])[];
  readonly firmsBefore?: readonly number[] | undefined;
  readonly thresholds?: { readonly [name in keyof Thresholds]?: number | undefined } | undefined;
  readonly explain?: boolean | undefined;
}

/**
 * Life-cycle stage of links of a chain or of industries from the firms that enter and leave and from output. Net entry and growth
 * of output over a window of years each rise, hold or fall; the two together give the stage (see `byOutputAndEntry` in stages.ts):
 * growth as in the stage of net entry of Gort and Klepper, maturity as in those of balance and of shake-out with output held,
 * decline where output falls. A link that never had many firms is being introduced; growth after maturity or decline is renewal.
 *
 * @param input entries[link][year] and exits[link][year], firms; output[link][year] ≥ 0 in one unit and at one price level, null if
 * unknown; `firmsBefore[link]`, firms at the end of the year before the first, 0 unless given.
 * @returns by link the stage of the last year, since when, and its confidence from 0 to 1; null with too few years, unknown output or
 * no firms. By link and year all stages, firms and rates.
 * @throws RangeError if shapes or values are wrong, years are not consecutive, or more firms leave than there are.
 * @see Gort and Klepper (1982), Time paths in the diffusion of product innovations, Economic Journal 92; Klepper (1997), Industry life cycles.
 */
export function lifeCycles(input: LifeCycleInput) {
  const set = thresholdsFrom(input.thresholds ?? {});
  const links = seriesOf(input).map((series) => lifeCycle(series, input.years, set));
  return {
    stage: links.map(({ last }) => last?.stage ?? null),
    since: links.map(({ since }) => since),
    confidence: links.map(({ parts }) => (parts ? confidenceOf(parts) : null)),
    stages: links.map(({ judged }) => judged.map((year) => year?.stage ?? null)),
    firms: links.map(({ firms }) => firms),
    netEntryRate: links.map(({ rates }) => rates),
    outputGrowth: links.map(({ growths }) => growths),
    ...(input.explain && {
      steps: {
        thresholds: set,
        judgement: links.map(({ last }) => last),
        confidence: links.map(({ parts }) => parts),
      },
    }),
  };
}

function lifeCycle(series: Series, years: readonly number[], set: Thresholds) {
  const firms = firmsOf(series);
  const judged = judgements(series, firms, set);
  const last = judged.at(-1) ?? null;
  const run = last ? unbroken(judged, last) : 0;
  const parts: Confidence | null = last ? confidenceParts(last, run, set) : null;
  return {
    firms, judged, last, parts,
    since: last ? years[years.length - run]! : null,
    rates: years.map((_, year) => netEntryRate(series, firms, year, set.windowYears)),
    growths: years.map((_, year) => outputGrowth(series.output, year, set.windowYears)),
  };
}

/** Years up to the last without another stage or a gap between. */
function unbroken(judged: readonly (Judgement | null)[], { stage }: Judgement): number {
  const other = judged.findLastIndex((year) => year?.stage !== stage);
  return judged.length - 1 - other;
}

function seriesOf({ years, links, entries, exits, output, firmsBefore }: LifeCycleInput): Series[] {
  years.forEach((year, at) => {
    if (!Number.isInteger(year) || (at > 0 && year !== years[at - 1]! + 1)) throw new RangeError(`lifeCycles: years[${at}] is ${year}, expected ${at > 0 ? years[at - 1]! + 1 : "an integer"}`);
  });
  for (const [name, table] of Object.entries({ entries, exits, output })) checkRows(name, table, links.length, years.length, name === "output");
  if (firmsBefore) checkRow("firmsBefore", firmsBefore, links.length, false);
  return links.map((_, link) => {
    const series = { entries: entries[link]!, exits: exits[link]!, output: output[link]!, firmsBefore: firmsBefore?.[link] ?? 0 };
    const short = firmsOf(series).findIndex((count) => count < 0);
    if (short >= 0) throw new RangeError(`lifeCycles: exits[${link}][${short}] is ${series.exits[short]}, expected at most the firms there are; firmsBefore[${link}] may be missing`);
    return series;
  });
}

function checkRows(name: string, table: readonly (readonly (number | null)[])[], rows: number, columns: number, unknown: boolean): void {
  if (table.length !== rows) throw new RangeError(`lifeCycles: ${name} has ${table.length} rows, expected one for each of ${rows} links`);
  table.forEach((row, link) => checkRow(`${name}[${link}]`, row, columns, unknown));
}

function checkRow(name: string, row: readonly (number | null)[], length: number, unknown: boolean): void {
  if (row.length !== length) throw new RangeError(`lifeCycles: ${name} has ${row.length} values, expected ${length}`);
  const wrong = row.findIndex((value) => (value === null ? !unknown : !(value >= 0 && value < Infinity)));
  if (wrong >= 0) throw new RangeError(`lifeCycles: ${name}[${wrong}] is ${row[wrong]}, expected a finite number ≥ 0${unknown ? " or null" : ""}`);
}
