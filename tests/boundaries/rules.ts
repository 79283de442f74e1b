import { isTest, leadsTo, type Source, type Workspace } from "./sources.js";

/** Who may import whom. */
const reach: Record<Workspace, readonly string[]> = {
  engines: [],
  domain: ["engines"],
  server: ["domain", "engines"],
  web: ["domain", "engines"],
  cli: ["domain", "engines", "server"],
};
/** Packages of others that the pure workspaces may use; of the engines only one, for the grammar it reads by. */
const allowed: Partial<Record<Workspace, readonly string[]>> = { engines: [], domain: ["zod"] };
const grammar = ["lezer-feel", "@lezer/common"];
/** Folders of `web/src` that know no feature, and those they may know. */
const plain = ["ui", "map", "charts"];
const known = new Set([...plain, "i18n", "theme", ""]);

const packageOf = (name: string) => name.split("/").slice(0, name.startsWith("@") ? 2 : 1).join("/");

/** Why a source may not import something, or null if it may. */
export function objection(source: Source, name: string): string | null {
  const target = leadsTo(source, name);
  return target === null ? aboutPackage(source, name) : aboutFile(source, target);
}

function aboutPackage({ file, workspace, feature }: Source, name: string): string | null {
  if (name.startsWith("@chengqi/")) {
    const other = name.split("/")[1]!;
    return other === workspace || reach[workspace].includes(other) ? null : `${workspace} may not import ${other}`;
  }
  const packages = workspace === "engines" && feature === "rules" ? grammar : allowed[workspace];
  if (!packages || isTest(file) || packages.includes(packageOf(name))) return null;
  return `${workspace} may import no package but ${packages.join(", ") || "itself"}`;
}

function aboutFile({ file, workspace, feature }: Source, target: string): string | null {
  const [top, , ...inside] = target.split("/");
  if (top !== workspace) return isTest(file) ? null : `a relative import may not leave ${workspace}`;
  const other = inside.length > 1 ? inside[0]! : "";
  if (workspace === "engines" && other !== feature && other !== "numbers") return "an engine may import no other engine but numbers";
  if (workspace === "server" && target.endsWith("/http.js") && other !== feature && feature !== "") return "a feature may use another feature's sql.ts, never its http.ts";
  if (workspace === "web" && plain.includes(feature) && !known.has(other)) return `${feature}/ may import no feature`;
  return null;
}

const inexact = /\bMath\.(pow|exp|expm1|log|log2|log10|log1p|sin|cos|tan|asin|acos|atan|atan2|sinh|cosh|tanh|asinh|acosh|atanh|cbrt|hypot)\b|\*\*/g;
const impure = /\bMath\.random\b|\bDate\.now\b|\bnew Date\(\)|\bprocess\.|\bglobalThis\b|\bperformance\.|\bsetTimeout\b|\bfetch\(/g;

/** Neither comments nor texts run. */
const withoutComments = (text: string) => text.replaceAll(/\/\*[\s\S]*?\*\/|\/\/[^\n]*/g, "").replaceAll(/"(?:[^"\\\n]|\\.)*"/g, '""');
const found = (source: Source, pattern: RegExp) => [...new Set(withoutComments(source.text).match(pattern))];

/** Clock, chance and I/O in the pure workspaces. */
export const impurities = (source: Source) => (isTest(source.file) ? [] : found(source, impure));

/** Functions whose last bits differ between versions of Node, where published numbers are made. */
export function inexactFunctions(source: Source): string[] {
  const exact = source.workspace === "engines" ? source.feature !== "numbers" : source.file.startsWith("domain/src/demonstration/");
  return exact && !isTest(source.file) ? found(source, inexact) : [];
}
