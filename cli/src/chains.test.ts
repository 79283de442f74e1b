import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { chains } from "./chains.js";

const shipped = fileURLToPath(new URL("../../data/chains/integrated-circuits.yaml", import.meta.url));
let folder = "";
beforeAll(async () => { folder = await mkdtemp(path.join(tmpdir(), "chengqi-chains-")); });
afterAll(() => rm(folder, { recursive: true }));

async function checked(...files: string[]): Promise<string> {
  let said = "";
  await chains(["check", ...files], (text) => { said += text; });
  return said;
}

test("a sound chain is counted", async () => {
  expect(await checked(shipped)).toMatch(/^1 chain, \d+ links, \d+ edges: all sound\n$/);
});

test("each problem is named with its file and place", async () => {
  const file = path.join(folder, "oats.yaml");
  await writeFile(file, "id: oats\nname: { zh: 燕麦, en: Oats }\nversion: 1\n");
  await expect(checked(file)).rejects.toThrow(/oats\.yaml: validFrom: found nothing/);
  await writeFile(file, "id: [oats\n");
  await expect(checked(file)).rejects.toThrow(/oats\.yaml: line \d+: found no YAML/);
});

test("what is not there, and what is no check, is refused", async () => {
  await expect(checked(path.join(folder, "none.yaml"))).rejects.toThrow("found nothing that can be read (ENOENT)");
  await expect(checked(folder + "/..//none")).rejects.toThrow("ENOENT");
  await expect(chains(["draw"], () => undefined)).rejects.toThrow('found "draw"');
});
