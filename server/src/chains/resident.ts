import type { Placement } from "@chengqi/domain/chains/placement";
import { grouped } from "@chengqi/domain/lists/grouped";
import { copyRow } from "../db/database.js";
import { AreaSums } from "./area-sums.js";
import { conclusions, foundations, tablesOf, type Foundations, type Tables } from "./conclude.js";
import { firmsIn, type Parts } from "./firms.js";
import { Gathering } from "./gather.js";
import type { ChangedSums, DocumentKey, DocumentText, FirmCounts, WorkAnswer, WorkRequest, WorkStart } from "./work-messages.js";

type Said = Exclude<WorkAnswer, { kind: "broken" }>;
interface Counts { firms: number; synthetic: number; placed: number }

/** Rows of text are handed over in pieces of about this many characters. */
const pieceLength = 1 << 20;

/** What the worker keeps from run to run: the sums by cell, so that parts of the city can be done anew without the rest. */
export class Resident {
  private start: WorkStart | undefined;
  private gathering: Gathering | undefined;
  private foundations: Foundations | undefined;
  /** By cell. */
  private counts: Counts[] = [];
  private tables: Tables | undefined;
  private synthetic: boolean | undefined;
  /** Every document as it was last told. */
  private readonly told = new Map<string, DocumentText>();
  /** Of the cells that are done anew, what they held. */
  private touched: Map<number, ReadonlyMap<number, Float64Array>> | null = null;

  constructor(private readonly say: (answer: Said) => void) {}

  take(request: WorkRequest): void {
    if (request.kind === "all") this.begin(request.start);
    else if (request.kind === "parts") this.beginParts(request.parts, request.decisions);
    else if (request.kind === "firms") this.say(this.placed(request.page));
    else this.say(this.ended());
  }

  private begin(start: WorkStart): void {
    this.start = start;
    this.gathering = new Gathering(start);
    this.foundations = undefined;
    this.tables = undefined;
    this.counts = [];
    this.told.clear();
    this.touched = null;
  }

  private beginParts({ zones, districts }: Parts, decisions: WorkStart["decisions"]): void {
    const { gathering, start } = this.begun();
    if (JSON.stringify(decisions) !== JSON.stringify(start.decisions)) gathering.decide(decisions);
    this.start = { ...start, decisions };
    this.touched = new Map();
    const [inZones, inDistricts] = [new Set(zones), new Set(districts)];
    for (const [number, { zone, district }] of gathering.sums.cells.entries()) {
      if (!(zone === "" ? inDistricts.has(district) : inZones.has(zone))) continue;
      this.touched.set(number, gathering.sums.clear(number));
      this.counts[number] = { firms: 0, synthetic: 0, placed: 0 };
    }
  }

  private placed(page: string): Said {
    const { gathering, start } = this.begun();
    const rows = lineMaker(start);
    const all: Counts = { firms: 0, synthetic: 0, placed: 0 };
    let lines = "";
    for (const firm of firmsIn(page)) {
      const cell = gathering.sums.cell(firm.zone ?? "", firm.district ?? "");
      const found = gathering.take(firm);
      lines += rows(firm.id, found);
      for (const counts of [all, (this.counts[cell] ??= { firms: 0, synthetic: 0, placed: 0 })]) {
        counts.firms += 1;
        if (firm.synthetic) counts.synthetic += 1;
        if (found.length > 0) counts.placed += 1;
      }
      if (this.touched && !this.touched.has(cell)) this.touched.set(cell, new Map());
    }
    return { kind: "placed", ...all, lines };
  }

  private ended(): Said {
    const { gathering, start } = this.begun();
    const { sums } = gathering;
    const changed = this.changed();
    this.tables = this.renewed(changed?.numbers) ?? tablesOf(new AreaSums(sums, start.cityId));
    const counts = this.counts.reduce((all, one) => ({ firms: all.firms + one.firms, synthetic: all.synthetic + one.synthetic, placed: all.placed + one.placed }), { firms: 0, synthetic: 0, placed: 0 } satisfies FirmCounts);
    this.foundations ??= foundations(start);
    const step = (name: string, done: number, of: number) => this.say({ kind: "step", step: name, done, of });
    const synthetic = counts.synthetic > 0;
    // Every document says whether synthetic firms are among its own.
    const since = synthetic === this.synthetic ? changed?.since : start.years[0];
    this.synthetic = synthetic;
    const documents = changed && since === null ? [] : conclusions(start, this.foundations, this.tables, synthetic, step, changed ? (since ?? undefined) : undefined);
    const news = this.news(documents, changed && (since ?? null));
    return { kind: "done", sums: pieces(linesOf(this.tables.areas, start.cityId, changed)), changed: changed && { items: changed.items, areas: changed.areas, gone: news.gone }, documents: news.documents, counts };
  }

  /** What says something else than the document of the run before, and the documents that are no more. */
  private news(documents: readonly DocumentText[], since: number | null): { documents: DocumentText[]; gone: DocumentKey[] } {
    const now = new Set(documents.map(key));
    const gone = since === null ? [] : [...this.told.values()].filter((one) => one.year >= since && !now.has(key(one)));
    for (const one of gone) this.told.delete(key(one));
    const fresh = documents.filter((one) => this.told.get(key(one))?.content !== one.content);
    for (const one of fresh) this.told.set(key(one), one);
    return { documents: fresh, gone: gone.map(({ kind, id, year }) => ({ kind, id, year })) };
  }

  /** What was laid out before with some items summed up anew; undefined where it has to be laid out anew. */
  private renewed(items: readonly number[] | undefined): Tables | undefined {
    const { tables, touched } = this;
    if (!items || !touched || !tables?.areas.renew(new Set(items), new Set(touched.keys()))) return undefined;
    tables.sums.forget();
    tables.items.forget();
    return tables;
  }

  /** What differs from the run before; null where all may. */
  private changed(): (Omit<ChangedSums, "gone"> & { readonly numbers: readonly number[]; readonly since: number | null }) | null {
    const { gathering, start } = this.begun();
    const { sums } = gathering;
    if (!this.touched) return null;
    const changes = [...this.touched].flatMap(([cell, held]) => [...sums.changes(cell, held)]);
    const numbers = [...new Set(changes.map(([item]) => item))];
    const since = changes.reduce<number | null>((first, [, year]) => (first === null || year < first ? year : first), null);
    const cells = [...this.touched.keys()].map((number) => sums.cells[number]!);
    const areas = [
      { kind: "city" as const, id: start.cityId }, ...[...new Set(cells.map(({ zone }) => zone))].map((id) => ({ kind: "zone" as const, id })),
      ...[...new Set(cells.flatMap(({ district }) => district || []))].map((id) => ({ kind: "district" as const, id })),
    ];
    return { numbers, since, items: numbers.map((number) => sums.items[number]!), areas };
  }

  private begun(): { readonly gathering: Gathering; readonly start: WorkStart } {
    if (!this.gathering || !this.start) throw new Error("chains: found firms before the beginning");
    return { gathering: this.gathering, start: this.start };
  }
}

const key = ({ kind, id, year }: DocumentKey): string => `${kind} ${id} ${year}`;

/** A value as COPY has it. */
const cell = (value: string): string => copyRow([value]).slice(0, -1);

/** Rows of where a firm stands, in COPY's text format. */
function lineMaker({ cityId, chains }: WorkStart): (firm: string, found: readonly Placement[]) => string {
  const words = new Map<string, string>();
  const wordOf = (word: string): string => {
    const known = words.get(word) ?? cell(word);
    words.set(word, known);
    return known;
  };
  const city = cell(cityId);
  return (firm, found) => {
    if (found.length === 0) return "";
    const head = `${city}\t${cell(firm)}\t`;
    let lines = "";
    for (const { chain, link, confidence, share, basis, word } of found) {
      const { id, version } = chains[chain]!;
      lines += `${head}${id}\t${version}\t${link}\t${confidence}\t${share}\t${basis}\t${word === null ? "\\N" : wordOf(word)}\n`;
    }
    return lines;
  };
}

function* linesOf(sums: AreaSums, cityId: string, changed: Omit<ChangedSums, "gone"> | null): Generator<string> {
  const items = changed && setsOf(changed.items, ({ level }) => level, ({ item }) => item);
  const areas = changed && setsOf(changed.areas, ({ kind }) => kind, ({ id }) => id);
  for (const entry of sums.entries) {
    if (items && areas && !(areas.get(entry.areaKind)?.has(entry.areaId) && items.get(entry.level)?.has(entry.item))) continue;
    yield sums.line(cityId, entry);
  }
}

/** What values some rows have, by their kind. */
const setsOf = <T>(rows: readonly T[], kind: (row: T) => string, value: (row: T) => string): Map<string, Set<string>> =>
  new Map([...grouped(rows, kind)].map(([of, ofKind]) => [of, new Set(ofKind.map(value))]));

function pieces(lines: Iterable<string>): string[] {
  const all: string[] = [];
  let piece = "";
  for (const line of lines) {
    piece += line;
    if (piece.length < pieceLength) continue;
    all.push(piece);
    piece = "";
  }
  return piece === "" ? all : [...all, piece];
}
