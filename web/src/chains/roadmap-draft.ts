import type { RoadmapContent } from "@chengqi/domain/chains/targets";

/** A roadmap as it is written: every field a text, rows that may still be empty. */
export interface RoadmapDraft {
  readonly goals: readonly { readonly year: string; readonly goal: string; readonly value: string; readonly unit: string; readonly measure: string }[];
  readonly technologies: readonly { readonly name: string; readonly year: string; readonly link: string }[];
  readonly measures: readonly { readonly text: string; readonly body: string; readonly until: string; readonly progress: string; readonly note: string }[];
}

export const emptyRow = {
  goals: { year: "", goal: "", value: "", unit: "", measure: "" }, technologies: { name: "", year: "", link: "" }, measures: { text: "", body: "", until: "", progress: "", note: "" },
} as const;

const textOf = (value: number | undefined): string => (value === undefined ? "" : String(value));

export const draftOf = (content: RoadmapContent | null): RoadmapDraft => ({
  goals: (content?.goals ?? []).map(({ year, goal, value, unit = "", measure = "" }) => ({ year: String(year), goal, value: textOf(value), unit, measure })),
  technologies: (content?.technologies ?? []).map(({ name, year, link = "" }) => ({ name, year: textOf(year), link })),
  measures: (content?.measures ?? []).map(({ text, body = "", until = "", progress, note = "" }) => ({ text, body, until, progress: progress === undefined ? "" : percentOf(progress), note })),
});

/** 0.125 as 12.5: no digit is lost, none is made up. */
const percentOf = (share: number): string => String(Number((share * 100).toPrecision(12)));

const isYear = (text: string): boolean => /^20[1-4]\d$|^2050$/.test(text.trim()) && Number(text) >= 2016;
const isNumber = (text: string): boolean => text.trim() !== "" && Number.isFinite(Number(text));
const isShare = (text: string): boolean => isNumber(text) && Number(text) >= 0 && Number(text) <= 100;
const isText = (text: string): boolean => text.trim().length >= 2;
const isEmpty = (row: object): boolean => Object.values(row).every((value) => value === "");

/** Whether what is written can be saved; rows that are wholly empty do not count. */
export const completeRoadmap = ({ goals, technologies, measures }: RoadmapDraft): boolean =>
  [...goals, ...technologies, ...measures].some((row) => !isEmpty(row))
  && goals.every((row) => isEmpty(row) || (isYear(row.year) && isText(row.goal) && (row.value === "" || isNumber(row.value))))
  && technologies.every((row) => isEmpty(row) || (isText(row.name) && (row.year === "" || isYear(row.year))))
  && measures.every((row) => isEmpty(row) || (isText(row.text) && (row.progress === "" || isShare(row.progress))));

/** What is sent: empty rows and fields left out. */
export const filledRows = ({ goals, technologies, measures }: RoadmapDraft): RoadmapContent => ({
  goals: goals.filter((row) => !isEmpty(row)).map(({ year, goal, value, unit, measure }) => ({ year: Number(year), goal: goal.trim(), ...(value !== "" && { value: Number(value) }), ...(unit !== "" && { unit: unit.trim() }), ...(measure !== "" && { measure }) })),
  technologies: technologies.filter((row) => !isEmpty(row)).map(({ name, year, link }) => ({ name: name.trim(), ...(year !== "" && { year: Number(year) }), ...(link !== "" && { link }) })),
  measures: measures.filter((row) => !isEmpty(row)).map(({ text, body, until, progress, note }) =>
    ({ text: text.trim(), ...(body !== "" && { body }), ...(until !== "" && { until }), ...(progress !== "" && { progress: Number(progress) / 100 }), ...(note !== "" && { note: note.trim() }) })),
});
