import type { Actor } from "@chengqi/domain/governance/actor";
import type { Database } from "../db/database.js";
import { found, HttpError } from "../errors.js";
import { need, type Visit, type Visits } from "../http/visit.js";
import type { FileStore } from "./file-store.js";
import { ImportFault } from "./import-fault.js";
import { importOf, type Import } from "./sql.js";
import type { ImportWork } from "./work.js";

/** What the routes of imports work with. */
export interface ImportParts {
  readonly database: Database;
  readonly visit: Visits;
  readonly files: FileStore;
  readonly work: ImportWork;
}

export async function ownImport({ tx, city }: Visit, id: string): Promise<Import> {
  return found(await importOf(tx, city.city_id, id), "params.id", id, "an import of one's own");
}

/** Whole lists of the city are for its offices; others bring what is their own. */
export function needKind(opened: { readonly actor: Actor }, kind: Import["kind"]): void {
  const { actor } = opened;
  need(opened, "import.load", { zoneId: actor.zones[0] ?? null, firmId: actor.firmId, bodyId: actor.bodyId });
  const whole = actor.role === "city-office" || actor.role === "department";
  const allowed = whole || (actor.role === "enterprise" ? kind === "firm-years" : kind !== "zones" && kind !== "observations");
  if (!allowed) throw new HttpError(403, "not-permitted", { field: "query.kind", found: kind, expected: "what the role may bring" });
}

/** A file that cannot be taken is the sender's matter. */
export async function faultsAnswered<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof ImportFault) throw new HttpError(422, "refused", { field: error.where, found: error.found, expected: error.expected });
    throw error;
  }
}
