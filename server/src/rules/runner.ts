import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import type { RunResult } from "@chengqi/domain/rules/answers";
import type { VocabularyFile } from "@chengqi/domain/rules/vocabulary-file";
import { vocabularyIn } from "@chengqi/domain/rules/vocabulary-file";
import type { Rule } from "@chengqi/engines/rules";
import { Piscina } from "piscina";
import type { Database } from "../db/database.js";
import { readFirmColumns, type FirmColumns } from "./columns.js";
import type { RunShare, RunTask } from "./run-worker.js";

/** A rule to be run over the firms of a city. */
export interface RunOrder {
  readonly cityId: string;
  readonly year: number;
  readonly asOf: string;
  /** Days since 1970-01-01. */
  readonly today: number;
  readonly expression: string;
  readonly rule: Rule;
  readonly vocabulary: VocabularyFile;
  /** Count the firms of these zones only; null: all. */
  readonly zones: readonly string[] | null;
  /** Changes when the city is loaded anew: columns of before are not used again. */
  readonly edition: string;
}

export type OnProgress = (progress: { readonly step: "columns" | "rows"; readonly done: number; readonly of: number }) => void;

const shareRows = 65_536;
/** Unknown firms whose missing facts are looked at. */
const mostExamined = 50_000;
/** All columns kept at once; about 200 bytes a firm. */
const mostBytes = 1_200_000_000;

/** Runs rules in worker threads over columns that are read once and kept. */
export function openRunner(database: Database) {
  // Tests run on the sources, but a worker thread needs what the compiler built.
  const filename = fileURLToPath(new URL("./run-worker.js", import.meta.url)).replace(/([\\/])src([\\/]rules[\\/]run-worker\.js)$/u, "$1dist$2");
  const threads = Math.max(1, Math.min(4, availableParallelism()));
  const pool = new Piscina<RunTask, RunShare>({ filename, minThreads: 0, maxThreads: threads, idleTimeout: 30_000 });
  const kept = new Map<string, FirmColumns>();

  async function columnsOf(order: RunOrder, onProgress: OnProgress, signal: AbortSignal): Promise<FirmColumns> {
    const key = `${order.cityId} ${order.year} ${order.vocabulary.id} ${order.edition}`;
    const known = kept.get(key);
    if (known) return known;
    const { cityId, year, vocabulary } = order;
    const read = await readFirmColumns(database, { cityId, year, vocabulary, signal, onProgress: (done, of) => onProgress({ step: "columns", done, of }) });
    kept.set(key, read);
    let bytes = [...kept.values()].reduce((sum, columns) => sum + columns.bytes, 0);
    for (const [oldest, columns] of kept) {
      if (bytes <= mostBytes || oldest === key) break;
      kept.delete(oldest);
      bytes -= columns.bytes;
    }
    return read;
  }

  async function sharesOf(order: RunOrder, { columns, synthetic, firms }: FirmColumns, stride: number, signal: AbortSignal, onRows: (rows: number) => void): Promise<RunShare[]> {
    const shares = Array.from({ length: Math.ceil(firms / shareRows) }, (_, index) => [index * shareRows, Math.min(firms, (index + 1) * shareRows)] as const);
    const { expression, today, zones } = order;
    const task = { expression, vocabulary: vocabularyIn(order.vocabulary), columns, synthetic, today, zones, stride };
    return Promise.all(shares.map(async ([from, to]) => {
      const share = await pool.run({ ...task, from, to }, { signal });
      onRows(to - from);
      return share;
    }));
  }

  /** @throws AbortError when the signal says so; queued shares are dropped, those under way end within some milliseconds */
  async function run(order: RunOrder, onProgress: OnProgress, signal: AbortSignal): Promise<RunResult> {
    const columns = await columnsOf(order, onProgress, signal);
    const began = performance.now();
    let done = 0;
    const onRows = (rows: number) => {
      done += rows;
      onProgress({ step: "rows", done, of: columns.firms });
    };
    const few = columns.firms <= mostExamined;
    const shares = await sharesOf(order, columns, few ? 1 : 0, signal, onRows);
    const unknown = shares.reduce((sum, share) => sum + share.unknown, 0);
    const looked = few || unknown === 0 ? shares : await sharesOf(order, columns, Math.ceil(unknown / mostExamined), signal, () => undefined);
    return resultOf(order, shares, looked, performance.now() - began);
  }

  return { run, close: () => pool.destroy() };
}
export type Runner = ReturnType<typeof openRunner>;

const summed = (shares: readonly RunShare[], of: (share: RunShare) => Readonly<Record<string, number>>): Record<string, number> => {
  const sums: Record<string, number> = {};
  for (const share of shares) for (const [name, count] of Object.entries(of(share))) sums[name] = (sums[name] ?? 0) + count;
  return sums;
};

function resultOf({ rule, year, asOf, zones }: RunOrder, shares: readonly RunShare[], looked: readonly RunShare[], tookMs: number): RunResult {
  const total = (of: (share: RunShare) => number, among = shares) => among.reduce((sum, share) => sum + of(share), 0);
  const of = rule.of.type === "boolean" ? "boolean" : rule.of.type === "string" ? "string" : "number";
  return {
    of, scope: zones === null ? "all" : "zones", firms: total(({ rows }) => rows),
    met: of === "boolean" ? total(({ met }) => met) : null,
    unmet: of === "boolean" ? total(({ unmet }) => unmet) : null,
    unknown: total((share) => share.unknown),
    values: of === "string" ? summed(shares, ({ texts }) => texts) : null,
    summary: of === "number" ? summaryOf(shares.flatMap(({ numbers }) => (numbers ? [numbers] : []))) : null,
    missing: Object.entries(summed(looked, ({ missing }) => missing)).map(([name, firms]) => ({ name, firms }))
      .toSorted((a, b) => b.firms - a.firms || (a.name < b.name ? -1 : 1)),
    examined: total(({ examined }) => examined, looked),
    year, asOf, synthetic: total((share) => share.synthetic), tookMs: Math.round(tookMs * 10) / 10,
  };
}

/** Least, deciles and largest of all values; each of the parts is in order. */
function summaryOf(parts: readonly Float64Array[]): RunResult["summary"] {
  const values = new Float64Array(parts.reduce((sum, part) => sum + part.length, 0));
  let end = 0;
  for (const part of parts) {
    values.set(part, end);
    end += part.length;
  }
  if (end === 0) return null;
  values.sort();
  const decile = (tenth: number): number => {
    const place = (tenth / 10) * (end - 1);
    const below = Math.floor(place);
    return values[below]! + (place - below) * (values[Math.min(below + 1, end - 1)]! - values[below]!);
  };
  return { min: values[0]!, max: values[end - 1]!, quantiles: [1, 2, 3, 4, 5, 6, 7, 8, 9].map(decile) };
}
