import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { z } from "zod";

const root = fileURLToPath(new URL("../../", import.meta.url));
const lockSchema = z.object({
  packages: z.record(z.string(), z.looseObject({
    license: z.string().optional(), dev: z.boolean().optional(), link: z.boolean().optional(), hasInstallScript: z.boolean().optional(),
    version: z.string().optional(), integrity: z.string().optional(),
  })),
});
const { packages } = lockSchema.parse(JSON.parse(readFileSync(`${root}package-lock.json`, "utf8")));

/** Licences that ask for no more than their notice, or for the source of what they cover itself. */
const allowed = new Set([
  "MIT", "MIT-0", "BSD-2-Clause", "BSD-3-Clause", "0BSD", "Apache-2.0", "ISC", "MPL-2.0", "CC0-1.0", "Unlicense", "BlueOak-1.0.0", "Python-2.0", "Zlib", "OFL-1.1",
]);
/** An expression such as `(MIT OR GPL-3.0)`: one way through it suffices for OR, all parts are needed for AND. */
const isAllowed = (expression: string): boolean =>
  expression.replace(/^\(|\)$/g, "").split(" OR ").some((way) => way.split(" AND ").every((part) => allowed.has(part.replace(/[()]/g, "").trim())));

/** Said elsewhere than in the package's own description, or in an older way. */
const readByHand: Readonly<Record<string, string>> = {
  "chainsaw@0.1.0": "MIT", // “MIT/X11”
  "png-js@2.0.0": "MIT", // its file LICENSE
};
/** Names no licence anywhere: part of what exceljs uses to unpack workbooks, which the platform never does. */
const withoutLicence = ["buffers@0.1.1"];

const installed = Object.entries(packages).filter(([path, one]) => path.startsWith("node_modules/") && !one.link).map(([path, one]) => ({ name: path.replace(/^.*node_modules\//, ""), ...one }));
const inProduction = installed.filter(({ dev }) => dev !== true);

it("every package that is used in production has a licence of the list", () => {
  expect(inProduction.length).toBeGreaterThan(100);
  const wrong = inProduction.filter(({ name, version, license }) => !isAllowed(readByHand[`${name}@${version}`] ?? license ?? "none"));
  expect(wrong.map(({ name, version }) => `${name}@${version}`)).toEqual(withoutLicence);
});

it("every package that is used in production is fixed to a version and to what it contained", () => {
  expect(inProduction.filter(({ version, integrity }) => !/^\d+\.\d+\.\d+/.test(version ?? "") || !integrity?.startsWith("sha512-")).map(({ name }) => name)).toEqual([]);
});

it("an expression is allowed by one way through it", () => {
  expect(["MIT", "(MIT OR GPL-3.0-only)", "Apache-2.0 AND MIT"].map(isAllowed)).toEqual([true, true, true]);
  expect(["GPL-3.0-only", "MIT AND GPL-3.0-only", "none", "SEE LICENSE IN x"].map(isAllowed)).toEqual([false, false, false, false]);
});
