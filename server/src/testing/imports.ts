import { importDetailSchema, importRowsSchema, type ImportDetail } from "@chengqi/domain/imports/answers";
import type { z } from "zod";
import { askAs } from "./city.js";

type Role = Parameters<typeof askAs>[0];
const busy: ReadonlySet<string> = new Set(["reading", "checking", "committing", "undoing"]);

/** Brings a file as a role and waits until it has been looked at. */
export async function bring(kind: string, name: string, bytes: Uint8Array | string, role: Role = "city-office"): Promise<ImportDetail> {
  const answer = await askAs(role, { method: "POST", url: `/api/v1/imports?kind=${kind}&name=${encodeURIComponent(name)}`, headers: { "content-type": "application/octet-stream" }, payload: Buffer.from(bytes as string) });
  if (answer.statusCode !== 202) throw new Error(`expected 202, found ${answer.statusCode}: ${answer.body}`);
  return settled((answer.json() as { id: string }).id, role);
}

/** The import once nothing is under way for it. */
export async function settled(id: string, role: Role = "city-office"): Promise<ImportDetail> {
  for (;;) {
    const answer = await askAs(role, { url: `/api/v1/imports/${id}` });
    if (answer.statusCode !== 200) throw new Error(answer.body);
    const detail = importDetailSchema.parse(answer.json());
    if (!busy.has(detail.state)) return detail;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** Moves an import on and waits for the end of it. */
export async function step(id: string, what: "check" | "commit" | "undo" | "cancel", role: Role = "city-office"): Promise<ImportDetail> {
  const answer = await askAs(role, { method: "POST", url: `/api/v1/imports/${id}/${what}`, ...(what === "commit" || what === "undo" ? { payload: { reason: "年度更新" } } : {}) });
  if (answer.statusCode !== 202) throw new Error(`${what}: expected 202, found ${answer.statusCode}: ${answer.body}`);
  return settled(id, role);
}

export const choose = (id: string, payload: object, role: Role = "city-office") => askAs(role, { method: "PUT", url: `/api/v1/imports/${id}/options`, payload });

/** The rows of an import, the first five hundred. */
export async function rowsOfImport(id: string, role: Role = "city-office"): Promise<z.infer<typeof importRowsSchema>["rows"]> {
  return importRowsSchema.parse((await askAs(role, { url: `/api/v1/imports/${id}/rows?limit=500` })).json()).rows;
}

/** Brings a file, says its coordinate system, checks and publishes it. */
export async function publishedFile(kind: string, name: string, bytes: Uint8Array | string, crs = "EPSG:4326"): Promise<ImportDetail> {
  const ready = await bring(kind, name, bytes);
  if (ready.options?.crs === null) await choose(ready.id, { crs });
  const checked = await step(ready.id, "check");
  if (!checked.may.commit) throw new Error(JSON.stringify([checked.failure, checked.counts, await rowsOfImport(ready.id)]));
  return step(ready.id, "commit");
}
