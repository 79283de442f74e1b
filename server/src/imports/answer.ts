import type { ImportDetail, ImportState, ImportSummary } from "@chengqi/domain/imports/answers";
import type { Kysely } from "kysely";
import type { Tables } from "../db/tables.js";
import { needsSystem } from "./chosen.js";
import { sameFile, type Import } from "./sql.js";
import type { ImportWork } from "./work.js";

export const importSummary = (found: Import, work: ImportWork): ImportSummary => {
  const { id, kind, state, fileName, fileBytes, createdAt, changedAt, committedAt, bodyId, counts } = found;
  return { id, kind, state, fileName, fileBytes, createdAt, changedAt, committedAt, bodyId, counts, progress: work.progress(id) };
};

export async function importDetail(handle: Kysely<Tables>, cityId: string, found: Import, work: ImportWork): Promise<ImportDetail> {
  const { found: seen, options, failure, reason, actSeq, undoSeq } = found;
  return {
    ...importSummary(found, work), format: seen?.format ?? null, sheets: [...(seen?.sheets ?? [])], statedCrs: seen?.crs ?? null, foundEncoding: seen?.encoding ?? null, hasGeometry: seen?.hasGeometry ?? false,
    columns: (seen?.columns ?? []).map((one) => ({ ...one, samples: [...one.samples] })), suggested: (seen?.suggested ?? []).map((one) => ({ ...one })),
    remembered: seen !== null && options !== null && JSON.stringify(seen.suggested) !== JSON.stringify(options.columns), options, failure, reason, actSeq, undoSeq,
    sameFile: await sameFile(handle, cityId, found), may: mayNow(found),
  };
}

const mappable: ReadonlySet<ImportState> = new Set(["ready", "checked"]);

/** What can be done with an import as it is. */
export function mayNow({ state, options, found, counts }: Import): ImportDetail["may"] {
  const map = mappable.has(state);
  return {
    map, check: map && options !== null && found !== null && options.columns.length > 0 && !needsSystem(found, options),
    commit: state === "checked" && counts !== null && counts.new + counts.changed > 0,
    cancel: state !== "committed" && state !== "undone" && state !== "cancelled" && state !== "failed",
    undo: state === "committed",
  };
}
