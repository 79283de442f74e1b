import { describe, expect, it } from "vitest";
import { impurities, inexactFunctions, objection } from "./rules.js";
import { importsOf, isTest, leadsTo, sourcesOf, workspaces, type Source } from "./sources.js";

const pure = [...sourcesOf("engines"), ...sourcesOf("domain")];

describe("the table of who may import whom", () => {
  it.each(workspaces)("holds in %s", (workspace) => {
    const broken = sourcesOf(workspace).flatMap((source) =>
      source.imports.flatMap((name) => {
        const why = objection(source, name);
        return why ? [`${source.file} imports "${name}": ${why}`] : [];
      }));
    expect(broken).toEqual([]);
  });

  it("is read from every kind of import", () => {
    expect(importsOf('import a from "a";\nimport "b";\nexport * from "c";\nimport type { D } from "d";\nawait import("e");\nexport {\n  f,\n} from "f";'))
      .toEqual(["a", "b", "c", "d", "e", "f"]);
  });

  const source = (file: string): Source => {
    const [workspace, , ...inside] = file.split("/");
    return { file, workspace: workspace as Source["workspace"], feature: inside.length > 1 ? inside[0]! : "", text: "", imports: [] };
  };
  it.each([
    ["engines/src/a/a.ts", "zod"], ["engines/src/a/a.ts", "node:fs"], ["engines/src/a/a.ts", "../b/index.js"], ["engines/src/a/a.ts", "@chengqi/domain/zones/zone"],
    ["domain/src/a/a.ts", "node:fs"], ["domain/src/a/a.ts", "kysely"], ["domain/src/a/a.ts", "@chengqi/server/app"],
    ["server/src/a/sql.ts", "../b/http.js"], ["server/src/a/http.ts", "@chengqi/web/main"], ["server/src/a/http.ts", "../../../web/src/main.js"],
    ["web/src/a/A.tsx", "@chengqi/server/app"], ["web/src/ui/A.tsx", "../zones/Zone"], ["web/src/map/a.ts", "../board/colours"],
  ])("refuses that %s imports %s", (file, name) => expect(objection(source(file), name)).toEqual(expect.any(String)));
  it.each([
    ["engines/src/a/a.ts", "../numbers/index.js"], ["engines/src/a/a.ts", "./b.js"], ["engines/src/a/a.test.ts", "vitest"], ["domain/src/a/a.ts", "zod"],
    ["domain/src/a/a.ts", "@chengqi/engines/specialisation"], ["server/src/app.ts", "./b/http.js"], ["server/src/a/sql.ts", "../b/sql.js"],
    ["web/src/zones/Z.tsx", "../ui/A"], ["web/src/ui/A.tsx", "../api"],
  ])("allows that %s imports %s", (file, name) => expect(objection(source(file), name)).toBeNull());
});

describe("engines and domain", () => {
  it.each([["the clock, chance and I/O", impurities], ["functions whose last bits differ between versions of Node", inexactFunctions]])("are free of %s", (_, faults) => {
    expect(pure.flatMap((source) => faults(source).map((fault) => `${source.file}: ${fault}`))).toEqual([]);
  });

  it("have every function in reach of a test in its own folder", () => {
    const byFile = new Map(pure.map((source) => [source.file, source]));
    const reached = new Set<string>();
    const follow = (source: Source) => {
      if (reached.has(source.file)) return;
      reached.add(source.file);
      for (const name of source.imports) {
        const next = byFile.get(leadsTo(source, name)?.replace(/\.js$/, ".ts") ?? "");
        if (next && next.feature === source.feature) follow(next);
      }
    };
    pure.filter(({ file }) => isTest(file)).forEach(follow);
    // A file of schemas and types alone has nothing to run.
    const untested = pure.filter(({ file, text }) => !reached.has(file) && /\bfunction\b|=>/.test(text));
    expect(untested.map(({ file }) => file)).toEqual([]);
  });
});
