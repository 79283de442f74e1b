import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { copyFile, mkdir, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { ask } from "@chengqi/server/testing/city";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openCity } from "./running.js";

const run = promisify(execFile);
const packages = fileURLToPath(new URL("node_modules/", import.meta.url));
/** The generator has a lock file of its own; without its packages these tests are skipped. */
const installed = existsSync(path.join(packages, "openapi-typescript"));
// Among the packages, where compilers find them.
const folder = path.join(packages, ".cache", String(process.pid));

beforeAll(async () => {
  if (!installed) return;
  await mkdir(folder, { recursive: true });
  await writeFile(path.join(folder, "openapi.json"), (await ask("/api/openapi.json")).body);
  await run(process.execPath, [path.join(packages, "openapi-typescript/bin/cli.js"), "openapi.json", "-o", "schema.d.ts"], { cwd: folder });
  await copyFile(new URL("reader.txt", import.meta.url), path.join(folder, "reader.ts"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

test.skipIf(!installed)("a client generated from the server's own document compiles strictly, and so does a program that uses it", async () => {
  const options = ["--strict", "--noEmit", "--target", "es2022", "--lib", "es2023,dom,dom.iterable", "--module", "esnext", "--moduleResolution", "bundler"];
  const { stdout } = await run(process.execPath, [path.join(packages, "typescript/bin/tsc"), ...options, "reader.ts"], { cwd: folder }).catch((error: { stdout: string }) => error);
  expect(stdout).toBe("");
});

test.skipIf(!installed)("the program reads the running server through it", async () => {
  const { read } = (await import(/* @vite-ignore */ path.join(folder, "reader.ts"))) as { read: (url: string) => Promise<Record<string, unknown>> };
  const { url, server } = await openCity();
  const answer = await read(url);
  server.close();
  const { rows } = (await ask("/api/v1/zones?asOf=2020-12-31")).json<{ rows: { id: string }[] }>();
  const [first] = rows;
  const { name } = (await ask(`/api/v1/zones/${first?.id}?asOf=2020-12-31`)).json<{ name: unknown }>();
  const firms = (await ask(`/api/v1/firms?zone=${first?.id}&sort=employees&limit=3`)).json<{ rows: { employees: number | null }[] }>();
  expect(answer).toEqual({ zones: rows.length, zone: first?.id, name, employees: firms.rows.map(({ employees }) => employees), missing: 404, field: "params.id" });
});
