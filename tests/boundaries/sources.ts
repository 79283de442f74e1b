import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../", import.meta.url));
export const workspaces = ["engines", "domain", "server", "web", "cli"] as const;
export type Workspace = (typeof workspaces)[number];

export interface Source {
  /** From the root of the repository, with slashes. */
  file: string;
  workspace: Workspace;
  /** First folder below `src`, "" for a file directly in it. */
  feature: string;
  text: string;
  imports: readonly string[];
}

const written = /(?:\bfrom\s*|\bimport\s*\(?\s*)"([^"\n]+)"/g;

/** What a module names in its imports and exports, statically or when it runs. */
export const importsOf = (text: string): string[] => Array.from(text.matchAll(written), ([, name]) => name!);

export const isTest = (file: string) => /\.test\.tsx?$/.test(file);

/** Every TypeScript source of a workspace, tests included. */
export function sourcesOf(workspace: Workspace): Source[] {
  const below = path.join(root, workspace, "src");
  return readdirSync(below, { recursive: true, encoding: "utf8" })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => name.replaceAll("\\", "/"))
    .toSorted()
    .map((name) => {
      const text = readFileSync(path.join(below, name), "utf8");
      return { file: `${workspace}/src/${name}`, workspace, feature: name.includes("/") ? name.split("/")[0]! : "", text, imports: importsOf(text) };
    });
}

/** Where a relative import leads, from the root of the repository; null for a package. */
export const leadsTo = (source: Pick<Source, "file">, name: string): string | null =>
  name.startsWith(".") ? path.posix.join(path.posix.dirname(source.file), name) : null;
