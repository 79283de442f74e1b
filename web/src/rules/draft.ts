import type { RuleExample, RuleFile, RuleKind, RuleVersion } from "@chengqi/domain/rules/rule-file";
import type { Both } from "@chengqi/domain/rules/vocabulary-file";
import type { RuleAnswer } from "./answers.js";
import type { Group } from "./guided-form.js";

/** A rule while it is being written: one version, and those before it that stay as they are. */
export interface Draft {
  readonly id: string;
  readonly kind: RuleKind;
  readonly subject: string;
  readonly name: Both;
  readonly source: RuleFile["source"];
  readonly note: Both;
  readonly change: Both;
  readonly version: number;
  readonly validFrom: string;
  readonly expression: string;
  /** The rows the expression was written from, so that a row that lacks its value is not lost; null: written as text. */
  readonly guided: Group | null;
  readonly examples: readonly RuleExample[];
  readonly former: readonly RuleVersion[];
}

const nothing: Both = { zh: "", en: "" };

export const newDraft = (validFrom: string): Draft => ({
  id: "", kind: "eligibility", subject: "firm", name: nothing, note: nothing, change: nothing, version: 1, validFrom, expression: "", guided: null,
  source: { document: nothing, article: nothing, mark: "illustrative" }, examples: [], former: [],
});

/** The rule as a draft: its latest version, to be changed before it is in force, or followed by a new one. */
export function draftOf(rule: RuleFile, { newVersionFrom }: { newVersionFrom: string | null }): Draft {
  const last = rule.versions.at(-1);
  if (!last) throw new RangeError(`rule ${rule.id}: found no version, expected at least one`);
  const former = newVersionFrom === null ? rule.versions.slice(0, -1) : rule.versions;
  return {
    id: rule.id, kind: rule.kind, subject: rule.subject, name: rule.name, source: rule.source, note: rule.note ?? nothing,
    change: newVersionFrom === null ? (last.change ?? nothing) : nothing,
    version: newVersionFrom === null ? last.version : last.version + 1, validFrom: newVersionFrom ?? last.validFrom,
    expression: last.expression, guided: null, examples: last.examples, former,
  };
}

const said = ({ zh, en }: Both): boolean => zh.trim() !== "" || en.trim() !== "";

/** The rule file a draft stands for. A version that was open until now ends where the new one begins. */
export function contentOf(draft: Draft): RuleFile {
  const { id, kind, subject, name, source, note, former, version, validFrom, expression, change, examples } = draft;
  const before = former.map((one, index) => (index === former.length - 1 && (one.validTo === undefined || one.validTo > validFrom) ? { ...one, validTo: validFrom } : one));
  return {
    id, kind, subject, name, source, ...(said(note) && { note }),
    versions: [...before, { version, validFrom, expression: expression.trim(), ...(said(change) && { change }), examples: [...examples] }],
  };
}

/** A rule as the server answers it, as its file has it. */
export const contentOfAnswer = ({ id, kind, subject, name, source, note, versions }: RuleAnswer): RuleFile => ({
  id, kind, subject, name, source, ...(note && { note }),
  versions: versions.map(({ version, validFrom, validTo, expression, change, examples }) => ({
    version, validFrom, ...(validTo && { validTo }), expression, ...(change && { change }),
    examples: examples.map(({ facts, today, result }) => ({ facts, ...(today !== undefined && { today }), result })),
  })),
});
