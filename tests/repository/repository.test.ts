import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";

const root = fileURLToPath(new URL("../../", import.meta.url));
const files = execFileSync("git", ["ls-files", "-z"], { cwd: root, encoding: "utf8" }).split("\0").filter(Boolean);
const sources = files.filter((file) => /\.(tsx?|mjs)$/.test(file));
const isText = (file: string) => !/\.(png|jpe?g|woff2?|pdf|xlsx|ico|gz|br)$/.test(file);
const read = (file: string) => readFileSync(path.join(root, file), "utf8");

/** Lines of the files that match, as `file:line: text`. */
function lines(of: readonly string[], pattern: RegExp): string[] {
  return of.flatMap((file) =>
    read(file).split("\n").flatMap((line, index) => (pattern.test(line) ? [`${file}:${index + 1}: ${line.trim().slice(0, 120)}`] : [])));
}

describe("the repository", () => {
  it("names no path of one machine and no registry", () => {
    const written = files.filter((file) => isText(file) && !/(^|\/)package-lock\.json$/.test(file) && !file.startsWith("data/"));
    // The brackets keep this line from finding itself.
    expect(lines(written, /(?:^|[\s"'`(=])\/(?:work|farm)[/]\w|\bissu[e] #?\d|\/home[/]\w+[/]|\/Users[/]\w+[/]|registry[.]npmjs|deb[.]debian[.]org|\bTO[D]O\b|\bFIXM[E]\b/)).toEqual([]);
  });

  it("has no file whose name says nothing", () => {
    expect(sources.filter((file) => /(^|\/)(utils?|helpers?|common|types|misc|manager|service|handler)\.\w+$/i.test(file))).toEqual([]);
  });

  it("has kebab-case sources, and views in PascalCase", () => {
    const name = (file: string) => path.basename(file).replace(/(\.test|\.config|\.d)?\.\w+$/, "");
    expect(sources.filter((file) => !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(name(file)) && !(file.endsWith(".tsx") && /^[A-Z][A-Za-z0-9]*$/.test(name(file))))).toEqual([]);
  });

  it("has no source of more than 300 lines", () => {
    expect(sources.map((file) => [file, read(file).split("\n").length - 1] as const).filter(([, count]) => count > 300)).toEqual([]);
  });

  it("has no skipped or only test and no silenced compiler", () => {
    expect(lines(sources, /\b(?:it|test|describe)[.](?:skip|only)\b|@ts-(?:ignore|nocheck)\s/)).toEqual([]);
  });

  it("gives every dataset its source, licence, owner and date", () => {
    const packs = files.filter((file) => /^data\/[^/]+\/pack\.json$/.test(file));
    expect(packs.length).toBeGreaterThan(1);
    for (const file of packs) {
      for (const dataset of JSON.parse(read(file)).datasets) {
        const named = { id: expect.any(String), source: expect.stringMatching(/\S/), licence: expect.stringMatching(/\S/), owner: expect.stringMatching(/\S/), synthetic: expect.any(Boolean) };
        expect(dataset, `${file}: ${dataset.id}`).toMatchObject(named);
        expect(dataset, `${file}: ${dataset.id} has a date, or says that there is none`).toHaveProperty("asOf");
      }
    }
  });
});
