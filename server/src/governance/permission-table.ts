import { permissions } from "@chengqi/domain/governance/permissions";
import type { Kysely } from "kysely";
import type { Tables } from "../db/tables.js";

/** Brings the database's copy of the table of permissions up to that of the code. */
export async function syncPermissions(owner: Kysely<Tables>): Promise<void> {
  const rows = permissions.flatMap(({ act, allow, purpose }) =>
    Object.entries(allow).map(([role, relation]) => ({ act, role, relation, purpose })));
  await owner.transaction().execute(async (tx) => {
    await tx.deleteFrom("governance.permission").execute();
    if (rows.length > 0) await tx.insertInto("governance.permission").values(rows).execute();
  });
}
