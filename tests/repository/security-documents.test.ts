import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";

const root = fileURLToPath(new URL("../../", import.meta.url));
const read = (file: string) => readFileSync(path.join(root, file), "utf8");
const documents = ["docs/security-checklist.md", "docs/threat-model.md", "docs/security.md"];
const checklist = read("docs/security-checklist.md");
const rows = checklist.split("\n").filter((row) => /^\| (?!group|requirement|-)/.test(row)).map((row) => row.split("|").slice(1, -1).map((cell) => cell.trim()));

describe("the documents on security", () => {
  it.each(documents)("%s names only files that are there", (document) => {
    const named = [...read(document).matchAll(/`((?:server|domain|web|tests|scripts|docs|cli|engines)\/[\w./-]+\.\w+)`/g)].map(([, file]) => file!);
    const linked = [...read(document).matchAll(/\]\(([^)#:]+\.md)\)/g)].map(([, file]) => path.join("docs", file!));
    expect(named.length + linked.length).toBeGreaterThan(1);
    expect([...named, ...linked].filter((file) => !existsSync(path.join(root, file)))).toEqual([]);
  });

  it("judge every requirement, say how or why not, and where", () => {
    expect(rows.length).toBeGreaterThan(40);
    const isWhole = ([, sign = "", how = "", where = "", ...more]: string[]) => more.length === 0 && /^[●◐○—]$/.test(sign) && how.length > 10 && /^`[^`]+`/.test(where);
    expect(rows.filter((row) => !isWhole(row))).toEqual([]);
  });

  it("leave out no chapter of the standard", () => {
    const chapters = new Set(rows.flatMap(([group]) => [...group!.matchAll(/\bV(\d+)/g)].map(([, chapter]) => Number(chapter))));
    expect([...chapters].toSorted((a, b) => a - b)).toEqual(Array.from({ length: 14 }, (_, n) => n + 1));
    for (const name of ["身份鉴别", "访问控制", "安全审计", "数据完整性", "数据保密性", "数据备份恢复", "剩余信息保护", "个人信息保护"]) expect(checklist).toContain(`| ${name}`);
  });
});
