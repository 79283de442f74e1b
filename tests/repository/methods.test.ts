import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { methods } from "../../domain/src/methods/methods.js";
// @ts-expect-error the scripts have no types
import { drawPicture } from "../../scripts/pictures.mjs";

const docs = new URL("../../docs/methods/", import.meta.url);
const index = readFileSync(new URL("README.md", docs), "utf8");

describe.each([...methods.keys()])("the method %s", (name) => {
  const file = new URL(`${name}.md`, docs);

  it("has a page in both languages with a picture and a source, and stands in the index", () => {
    expect(existsSync(file)).toBe(true);
    const page = readFileSync(file, "utf8");
    for (const part of ["## 中文", "## English", `](pictures/${name}.svg)`, "Source"]) expect(page).toContain(part);
    expect(page).toMatch(/steps|explain/);
    expect(index).toContain(`](${name}.md)`);
  });

  it("has a picture that is what its example gives now", async () => {
    expect(readFileSync(new URL(`pictures/${name}.svg`, docs), "utf8")).toBe(await drawPicture(name));
  });
});
