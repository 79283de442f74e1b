import { permissions } from "@chengqi/domain/governance/permissions";
import type { Kysely } from "kysely";
import type { PermissionTable } from "../db/governance-tables.js";
import type { Tables } from "../db/tables.js";

const textOf = (rows: readonly PermissionTable[]): string =>
  rows.map(({ act, role, relation, purpose }) => `${act} ${role} ${relation} ${purpose}`).toSorted().join("\n");

/** Brings the database's copy of the table of permissions up to that of the code; writes nothing where it is. */
export async function syncPermissions(owner: Kysely<Tables>): Promise<void> {
  const rows = permissions.flatMap(({ act, allow, purpose }) =>
    Object.entries(allow).map(([role, relation]) => ({ act, role, relation, purpose })));
  if (textOf(await owner.selectFrom("governance.permission").selectAll().execute()) === textOf(rows)) return;
  await owner.transaction().execute(async (tx) => {
    await tx.deleteFrom("governance.permission").execute();
    if (rows.length > 0) await tx.insertInto("governance.permission").values(rows).execute();
  });
}
