import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, it } from "vitest";
import { rules } from "./rules.js";

const shipped = fileURLToPath(new URL("../../data/rules", import.meta.url));
const folder = mkdtempSync(path.join(tmpdir(), "chengqi-rules-"));
afterAll(() => rmSync(folder, { recursive: true }));

async function said(...args: string[]): Promise<string> {
  let all = "";
  await rules(args, (text) => { all += text; });
  return all;
}

/** A shipped rule, changed and written to the temporary folder. */
function changed(name: string, from: string, to: string): string {
  const source = readFileSync(path.join(shipped, `${name}.yaml`), "utf8");
  expect(source).toContain(from);
  const file = path.join(folder, `${name}.yaml`);
  writeFileSync(file, source.replace(from, to));
  return file;
}

describe("chengqi rules check", () => {
  it("counts rules, versions and examples where all hold", async () => {
    expect(await said("check", shipped)).toMatch(/^\d{2,} rules, \d{2,} versions, \d{2,} examples: all hold\n$/);
  });

  it.each([
    ["tax-per-mu", "万元(20)", "万元(20", "versions[1].expression["],
    ["tax-per-mu", "税收 / 用地面积 >= 万元(20) / 亩(1)", "利润 > 1", 'versions[1].expression[0–2]: found "利润", expected'],
    ["tax-per-mu", "万元(20)", "万元(500)", "versions[1].examples[0].result: found true, expected false, which the rule gives"],
    ["tax-per-mu", "税收: 3000000", "税收: \"much\"", "versions[0].examples[0].facts.税收: found \"much\", expected"],
    ["tax-per-mu", "kind: eligibility", "kind: light", "found a rule that gives boolean, expected string, as light does"],
    ["tax-per-mu", "kind: eligibility", "kind: other", 'kind: found "other", expected'],
    ["tax-per-mu", "subject: firm", "subject: ship", 'subject: found "ship", expected one of chain-link, firm'],
    ["tax-per-mu", "validTo: \"2020-01-01\"", "validTo: \"2020-06-01\"", 'versions[1].validFrom: found "2020-01-01", expected not before 2020-06-01'],
    ["tax-per-mu", "id: tax-per-mu", "id: tax-per-acre", 'id: found "tax-per-acre", expected "tax-per-mu"'],
    ["tax-per-mu", "versions:", "versions: [", "found no YAML"],
  ])("names file and place where %s has %s written as %s", async (name, from, to, complaint) => {
    const file = changed(name, from, to);
    await expect(said("check", file)).rejects.toThrow(complaint);
    await expect(said("check", file)).rejects.toThrow(`${file}: `);
  });

  it.each([[[]], [["check"]], [["check", path.join(folder, "absent.yaml")]], [["compare"]], [["compare", path.join(shipped, "tax-per-mu.yaml"), "--lang", "fr"]]])(
    "says what it expected of %j", async (args) => {
      await expect(said(...args)).rejects.toThrow(/found .*expected/);
    });
});

describe("chengqi rules compare", () => {
  it("prints in words what changed from one version to the next", async () => {
    const file = path.join(shipped, "tax-per-mu.yaml");
    expect(await said("compare", file)).toBe("亩均税收达标\n1 → 2 (2020-01-01)\n  税收 / 用地面积：由 15 万元/亩 提高到 20 万元/亩（从严）\n");
    expect(await said("compare", file, "--lang", "en")).toBe("Tax per mu reached\n1 → 2 (2020-01-01)\n  tax / land: raised from 150,000 CNY/mu to 200,000 CNY/mu (stricter)\n");
  });
});
