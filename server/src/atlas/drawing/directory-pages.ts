import { shortened, wrapped } from "@chengqi/domain/atlas/text-width";
import type { DirectoryEntry } from "@chengqi/domain/atlas/atlas";
import { grouped } from "@chengqi/domain/atlas/reading";
import type { Language } from "@chengqi/domain/words/words";
import { inLanguage, type DrawingData } from "../drawing-data.js";
import { sharedWord, word, type DrawingWord } from "../words/words.js";
import { palette } from "./palette.js";
import { a3, line, path, rectangle, text, type Shape, type Sheet } from "./scene.js";

interface Column {
  readonly key: DrawingWord;
  readonly width: number;
  readonly anchor: "start" | "end";
  readonly value: (entry: DirectoryEntry, index: number, lang: Language) => string;
}

const named = (thing: { name: { zh: string; en: string | null } } | null, lang: Language) => (thing ? inLanguage(thing.name, lang) : "—");

const columns: readonly Column[] = [
  { key: "col.no", width: 30, anchor: "end", value: (_, index) => String(index + 1) },
  { key: "col.role", width: 52, anchor: "start", value: ({ role }, _, lang) => word(lang, role === "key" ? "keyRole" : "supportingRole") },
  { key: "col.name", width: 208, anchor: "start", value: ({ firm }, _, lang) => inLanguage(firm.name, lang) },
  { key: "col.synthetic", width: 56, anchor: "start", value: ({ firm }, _, lang) => word(lang, firm.synthetic ? "nature.synthetic" : "nature.real") },
  { key: "col.industry", width: 172, anchor: "start", value: ({ firm }, _, lang) => (firm.industry ? `${firm.industry.code} ${inLanguage(firm.industry.name, lang)}` : "—") },
  { key: "col.zone", width: 150, anchor: "start", value: ({ firm }, _, lang) => named(firm.zone, lang) },
  { key: "col.size", width: 38, anchor: "start", value: ({ firm }, _, lang) => sharedWord(lang, "size", firm.size ?? "unknown") },
  { key: "col.revenue", width: 98, anchor: "end", value: ({ firm }) => (firm.revenueCny === null ? "—" : grouped(Number(firm.revenueCny) / 1e4)) },
  { key: "col.employees", width: 86, anchor: "end", value: ({ firm }) => (firm.employees === null ? "—" : grouped(firm.employees)) },
  { key: "col.reason", width: 242, anchor: "start", value: ({ text: reason }, _, lang) => inLanguage(reason, lang) },
];

const margin = 28;
const pitch = 16.6;
const size = 8.2;

function rowShapes(values: readonly string[], y: number, style: { fill: string; weight: 400 | 700 }): Shape[] {
  let x = margin;
  return columns.flatMap((column, index): Shape[] => {
    const at = column.anchor === "end" ? x + column.width - 8 : x + 2;
    x += column.width;
    return [text(shortened(values[index] ?? "", column.width - 10, size, style.weight), at, y, { size, ...style, anchor: column.anchor })];
  });
}

function pageHead(data: DrawingData, page: number, pages: number, lang: Language): Shape[] {
  const name = inLanguage(data.atlas.title, lang);
  return [
    path(rectangle({ x: 0, y: 0, ...a3 }), { fill: palette.paper }),
    text(`${name}　${word(lang, "sheet.directory")}`, margin, 46, { size: 18, weight: 700, fill: palette.text }),
    text(`${word(lang, "row.asOf").replaceAll("　", "")} ${data.atlas.asOf}`, a3.width - margin, 38, { size: 9, fill: palette.text, anchor: "end" }),
    ...(data.demonstration ? [text(word(lang, "synthetic"), a3.width - margin, 52, { size: 9, weight: 700, fill: palette.bad, anchor: "end" })] : []),
    text(word(lang, "page", { page, pages }), a3.width - margin, a3.height - 20, { size: 8, fill: palette.quiet, anchor: "end" }),
    text(data.demonstration ? `${word(lang, "syntheticNote")}。`.replace(/。$/u, lang === "zh" ? "。" : ".") : word(lang, "made"), margin, a3.height - 20, { size: 8, fill: palette.quiet }),
  ];
}

const ruleLines = (data: DrawingData, lang: Language): string[] =>
  data.atlas.ruleText.flatMap((sentence) => wrapped(`· ${inLanguage(sentence, lang)}`, a3.width - 2 * margin, 8.4));

/** The directory as pages of a table; the first page carries the rule. */
export function directoryPages(data: DrawingData, lang: Language): Sheet[] {
  const rules = ruleLines(data, lang);
  const top = 66;
  const room = (first: boolean) => Math.floor((a3.height - 40 - top - (first ? rules.length * 12.4 + 22 : 0) - 24) / pitch);
  const { directory } = data.atlas;
  const slices: (readonly DirectoryEntry[])[] = [directory.slice(0, room(true))];
  for (let from = room(true); from < directory.length; from += room(false)) slices.push(directory.slice(from, from + room(false)));
  let index = 0;
  return slices.map((entries, page) => {
    const heading = page === 0
      ? [text(word(lang, "ruleTitle"), margin, top + 8, { size: 9.5, weight: 700, fill: palette.primary }),
        ...rules.map((one, at) => text(one, margin, top + 22 + at * 12.4, { size: 8.4, fill: palette.quiet }))]
      : [];
    const start = top + (page === 0 ? rules.length * 12.4 + 22 : 0);
    const titles = columns.map(({ key }) => word(lang, key));
    const body = entries.flatMap((entry, at): Shape[] => {
      const y = start + 22 + at * pitch;
      const values = columns.map((column) => column.value(entry, index, lang));
      index += 1;
      const key = entry.role === "key";
      return [
        ...(at % 2 === 0 ? [path(rectangle({ x: margin, y, width: a3.width - 2 * margin, height: pitch }), { fill: "#F1EEE5" })] : []),
        ...rowShapes(values, y + 11.6, { fill: palette.text, weight: key ? 700 : 400 }),
      ];
    });
    const none = directory.length === 0 ? [text(word(lang, "noEntries"), margin, start + 44, { size: 11, fill: palette.bad })] : [];
    return {
      ...a3, lang, title: `${inLanguage(data.atlas.title, lang)} ${word(lang, "sheet.directory")}`, description: word(lang, "sheet.directory"),
      shapes: [
        ...pageHead(data, page + 1, slices.length, lang), ...heading,
        path(rectangle({ x: margin, y: start + 2, width: a3.width - 2 * margin, height: 19 }), { fill: "#E4E9E7" }),
        ...rowShapes(titles, start + 15, { fill: palette.text, weight: 700 }), ...body, ...none,
        path(line(margin, start + 22 + entries.length * pitch, a3.width - margin, start + 22 + entries.length * pitch), { stroke: palette.border, strokeWidth: 0.8 }),
      ],
    };
  });
}
