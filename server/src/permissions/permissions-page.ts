import { roles } from "@chengqi/domain/governance/actor";
import { permissions } from "@chengqi/domain/governance/permissions";
import { words, type Language } from "@chengqi/domain/words/words";

const relationWords = { any: "any 全市", own: "own 自己的" } as const;

/** The word at `act.rule.save`. */
const wordOf = (language: Language, key: string): string =>
  String(key.split(".").reduce<unknown>(
    (node, part) => (typeof node === "object" && node !== null ? (node as Record<string, unknown>)[part] : undefined), words[language],
  ));

const row = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;

/** The table of permissions as a page, in both languages. */
export function permissionsPage(): string {
  const head = ["act 行为", "level 层级", "purpose 须说明用途", ...roles.map((role) => `${role} ${wordOf("zh", `actor.${role}`)}`)];
  const lines = permissions.map(({ act, level, purpose, allow }) => [
    `\`${act}\` ${wordOf("zh", `act.${act}`)} · ${wordOf("en", `act.${act}`)}`, `${level} ${wordOf("zh", `level.${level}`)}`, purpose ? "yes 是" : "–",
    ...roles.map((role) => (allow[role] === undefined ? "–" : relationWords[allow[role]])),
  ]);
  return [row(head), row(head.map(() => "---")), ...lines.map(row)].join("\n");
}
