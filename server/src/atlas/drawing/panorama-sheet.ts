import { panoramaLayout, quotientBorders, quotientClass, type PlacedItem } from "@chengqi/domain/atlas/panorama";
import { shortened, textWidth } from "@chengqi/domain/atlas/text-width";
import type { Language } from "@chengqi/domain/words/words";
import type { IndustryShare } from "@chengqi/domain/zones/zone";
import { inLanguage, type DrawingData } from "../drawing-data.js";
import { word } from "../words/words.js";
import { missingSheet } from "./missing-sheet.js";
import { gap, heading, legend, paragraph, type LegendRow } from "./panel.js";
import { palette } from "./palette.js";
import { grouped, money } from "@chengqi/domain/atlas/reading";
import { line, path, rectangle, text, type Box, type Shape, type Sheet } from "./scene.js";
import { assembled, figuresBlock, footBlock, pictureBox, titleBlock } from "./title-block.js";

const quotientColours = ["#B98A1E", "#DDC78E", "#C7C3B8", "#78AEB2", "#1F6F78"] as const;
const undefinedColour = "#E9E5DA";
const cityColour = "#78AEB2";
const declaredColour = "#85477A";

/** How the bars of a panorama are coloured and what stands beside them. */
interface Key {
  readonly colour: (share: IndustryShare) => string;
  readonly note: (share: IndustryShare, lang: Language) => string;
  readonly full: number;
}

/** A zone is compared with the city; the city has nothing to be compared with and shows shares. */
function keyOf(data: DrawingData): Key {
  const outputs = data.atlas.panorama.flatMap(({ divisions }) => divisions.map((one) => Number(one.revenueCny)));
  const full = Math.max(1, ...outputs);
  const total = outputs.reduce((sum, value) => sum + value, 0);
  if (data.atlas.scope === "city") {
    return { full, colour: () => cityColour, note: (share, lang) => word(lang, "shareOf", { value: grouped((Number(share.revenueCny) / total) * 100, 1) }) };
  }
  return {
    full,
    colour: (share) => quotientColours[quotientClass(share.locationQuotient) ?? -1] ?? undefinedColour,
    note: (share, lang) => word(lang, "lq", { value: share.locationQuotient === null ? "—" : grouped(share.locationQuotient, 2) }),
  };
}

const barHeight = 62;
const measures = { header: 25, card: 32, rest: 13, gap: 7 };

/** One bar for the whole output, a field for each section, labels where they fit. */
function compositionBar(data: DrawingData, box: Box, key: Key, lang: Language): Shape[] {
  const sections = data.atlas.panorama.map(({ section }) => section);
  const total = sections.reduce((sum, { revenueCny }) => sum + Number(revenueCny), 0);
  let { x } = box;
  const fields = sections.flatMap((section): Shape[] => {
    const share = total > 0 ? Number(section.revenueCny) / total : 0;
    const width = box.width * share;
    const at = x;
    x += width;
    const dark = key.colour(section) === quotientColours[4];
    const name = `${section.code} ${inLanguage(section.name, lang)}`;
    const label = shortened(name, width - 8, 8, 700);
    return [
      path(rectangle({ x: at, y: box.y + 16, width, height: 30 }), { fill: key.colour(section), stroke: palette.sheet, strokeWidth: 0.8 }),
      ...(width > 30 ? [
        text(label, at + 4, box.y + 28, { size: 8, weight: 700, fill: dark ? palette.sheet : palette.text }),
        text(`${grouped(share * 100, 1)}%`, at + 4, box.y + 40, { size: 8, fill: dark ? palette.sheet : palette.text }),
      ] : width > 13 ? [text(section.code, at + width / 2, box.y + 34, { size: 8, weight: 700, fill: dark ? palette.sheet : palette.text, anchor: "middle" })] : []),
    ];
  });
  return [
    text(word(lang, "panoramaBar"), box.x, box.y + 9, { size: 9.5, weight: 700, fill: palette.text }),
    text(money(total, lang), box.x + box.width, box.y + 9, { size: 9.5, weight: 700, fill: palette.text, anchor: "end" }), ...fields,
  ];
}

interface Place {
  readonly box: Box;
  readonly scale: number;
  readonly lang: Language;
}

const countAndOutput = (share: IndustryShare, lang: Language) =>
  `${word(lang, "firms", { count: grouped(share.firms) })} · ${money(Number(share.revenueCny), lang)}`;

/** Groups are listed where they have names in the language; otherwise their line holds the figures and the name has all the room. */
const namesGroups = (groups: readonly IndustryShare[], lang: Language) => lang === "zh" || groups.every(({ name }) => name.en !== null);

function headerShapes(section: IndustryShare, continued: boolean, { box, scale, lang }: Place): Shape[] {
  const size = 9.4 * scale;
  const right = continued ? "…" : lang === "zh" ? countAndOutput(section, lang) : money(Number(section.revenueCny), lang);
  const rightWidth = textWidth(right, size * 0.84);
  const name = shortened(`${section.code}  ${inLanguage(section.name, lang)}`, box.width - rightWidth - 20, size, 700);
  const height = 17 * scale;
  return [
    path(rectangle({ ...box, height }), { fill: "#E4E9E7" }),
    path(rectangle({ x: box.x, y: box.y, width: 3, height }), { fill: palette.primary }),
    text(name, box.x + 8, box.y + height * 0.71, { size, weight: 700, fill: palette.text }),
    text(right, box.x + box.width - 5, box.y + height * 0.71, { size: size * 0.84, fill: palette.quiet, anchor: "end" }),
  ];
}

function cardShapes(division: IndustryShare, groups: readonly IndustryShare[], key: Key, { box, scale, lang }: Place): Shape[] {
  const [size, small] = [8.3 * scale, 6.9 * scale];
  const x = box.x + 8;
  const width = box.width - 12;
  const figures = countAndOutput(division, lang);
  const listed = namesGroups(groups, lang);
  const note = key.note(division, lang);
  const lqWidth = textWidth("区位商 88.88", small);
  const name = shortened(`${division.code} ${inLanguage(division.name, lang)}`, listed ? width - textWidth(figures, small) - 8 : width, size, division.declared ? 700 : 400);
  const length = Math.max(1, ((width - lqWidth - 6) * Number(division.revenueCny)) / key.full);
  const parts = listed ? groups.map((group) => `${inLanguage(group.name, lang)} ${money(Number(group.revenueCny), lang)}`).join(" · ") : figures;
  return [
    ...(division.declared ? [path(rectangle({ x: box.x, y: box.y, width: 3, height: 28 * scale }), { fill: declaredColour })] : []),
    text(name, x, box.y + size, { size, weight: division.declared ? 700 : 400, fill: palette.text }),
    ...(listed ? [text(figures, x + width, box.y + size, { size: small, fill: palette.quiet, anchor: "end" })] : []),
    path(line(x, box.y + 15.4 * scale, x + width - lqWidth - 6, box.y + 15.4 * scale), { stroke: palette.line, strokeWidth: 0.6 }),
    path(rectangle({ x, y: box.y + 12.2 * scale, width: length, height: 6 * scale }), { fill: key.colour(division) }),
    text(note, x + width, box.y + 18 * scale, { size: small, fill: palette.text, anchor: "end" }),
    text(shortened(parts, width, small), x, box.y + 27 * scale, { size: small, fill: palette.quiet }),
  ];
}

const restShapes = (count: number, rest: readonly IndustryShare[], { box, scale, lang }: Place): Shape[] => {
  const size = 7.2 * scale;
  const sum = rest.reduce((total, share) => total + Number(share.revenueCny), 0);
  return [
    text(word(lang, "andMore", { count }), box.x + 8, box.y + size, { size, fill: palette.quiet }),
    text(money(sum, lang), box.x + box.width - 4, box.y + size, { size, fill: palette.quiet, anchor: "end" }),
  ];
};

function itemShapes(item: PlacedItem, data: DrawingData, key: Key, place: Place): Shape[] {
  const entry = data.atlas.panorama[item.section];
  if (!entry) return [];
  if (item.kind === "header") return headerShapes(entry.section, item.index === 1, place);
  const ordered = byOutput(entry.divisions);
  if (item.kind === "rest") return restShapes(item.index, ordered.slice(ordered.length - item.index), place);
  const division = ordered[item.index];
  return division ? cardShapes(division, data.groups[division.code] ?? [], key, place) : [];
}

const byOutput = (shares: readonly IndustryShare[]) => shares.toSorted((a, b) => Number(b.revenueCny) - Number(a.revenueCny));

function quotientLegend(divisions: readonly IndustryShare[], lang: Language): LegendRow[] {
  const count = (index: number | null) => divisions.filter((one) => quotientClass(one.locationQuotient) === index).length;
  const borders = [0, ...quotientBorders];
  const rows = quotientColours.map((colour, index): LegendRow => ({
    swatch: { kind: "area", fill: colour, stroke: colour }, count: String(count(index)),
    label: index === 4 ? `≥ ${borders[4]}` : `${borders[index]} – ${borders[index + 1]}`,
  })).toReversed();
  const without = count(null);
  return without > 0 ? [...rows, { swatch: { kind: "area", fill: undefinedColour, stroke: palette.border }, label: word(lang, "lqNone"), count: String(without) }] : rows;
}

/** All industries of the scope as cards, a bar for output on one scale, the location quotient as its colour. */
export function panoramaSheet(data: DrawingData, lang: Language): Sheet {
  const { panorama } = data.atlas;
  if (panorama.length === 0) return missingSheet(data, "panorama", data.atlas.missing.find(({ sheet }) => sheet === "panorama")?.reason ?? "no-firms", lang);
  const inner = { x: pictureBox.x + 12, y: pictureBox.y + 10, width: pictureBox.width - 24, height: pictureBox.height - 20 };
  const sections = panorama.map(({ section, divisions }) => ({ code: section.code, outputs: byOutput(divisions).map((one) => Number(one.revenueCny)) }));
  const layout = panoramaLayout(sections, inner.height - barHeight, 4, measures);
  const width = (inner.width - (layout.columns - 1) * 14) / layout.columns;
  const divisions = panorama.flatMap((entry) => entry.divisions);
  const key = keyOf(data);
  const cards = layout.items.flatMap((item) => itemShapes(item, data, key, {
    box: { x: inner.x + item.column * (width + 14), y: inner.y + barHeight + item.y, width, height: 0 }, scale: layout.scale, lang,
  }));
  const foot = footBlock(data, "panorama", lang);
  let panel = figuresBlock(titleBlock(data, "panorama", lang), data, lang);
  if (data.atlas.scope !== "city") {
    panel = legend(heading(gap(panel, 5), word(lang, "lqLegend")), quotientLegend(divisions, lang));
    const declared = divisions.filter((one) => one.declared).length;
    panel = legend(panel, [{ swatch: { kind: "area", fill: declaredColour, stroke: declaredColour }, label: word(lang, "declared"), count: String(declared) }]);
  }
  const notes = ([...(data.atlas.scope === "city" ? ["panoramaNoteCity"] as const : ["declaredNote"] as const), "panoramaUnit", ...(namesGroups(Object.values(data.groups).flat(), lang) ? ["groupsNote"] as const : [])] as const).map((note) => word(lang, note)).join(lang === "zh" ? "；" : ". ");
  panel = paragraph(gap(panel, 6), `${notes}${lang === "zh" ? "。" : "."}`, { size: 7.4, fill: palette.quiet });
  return assembled(data, "panorama", lang, [
    path(rectangle(pictureBox), { fill: palette.sheet, stroke: palette.border, strokeWidth: 0.7 }),
    ...compositionBar(data, { x: inner.x, y: inner.y, width: inner.width, height: barHeight }, key, lang), ...cards, ...panel.shapes, ...foot.shapes,
  ]);
}
