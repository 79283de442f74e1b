import { sql, type Kysely } from "kysely";
import { StartError } from "../lifecycle/start-error.js";

/** Sees that the server is new enough, has PostGIS and the application's role; makes what is missing if it may. */
export async function prepareServer<T>(owner: Kysely<T>): Promise<void> {
  await needVersion(owner);
  await needPostgis(owner);
  for (const role of ["chengqi_app", "chengqi_sign_in"]) await needRole(owner, role);
}

async function needVersion<T>(owner: Kysely<T>): Promise<void> {
  const { rows } = await sql<{ number: number; version: string }>`
    select current_setting('server_version_num')::int as number, current_setting('server_version') as version`.execute(owner);
  const { number, version } = rows[0] ?? { number: 0, version: "unknown" };
  refuseOldPostgres(number, version);
}

/** @throws StartError for a server before 15, told by what it reports as `server_version_num` and `server_version` */
export function refuseOldPostgres(number: number, version: string): void {
  if (number < 150_000) throw new StartError(`DATABASE_URL: the server is PostgreSQL ${version}; version 15 or newer is needed.`);
}

/** @throws StartError for a PostGIS before 3.3, told by the version of the extension */
export function refuseOldPostgis(version: string): void {
  const [major = 0, minor = 0] = version.split(".").map((part) => Number.parseInt(part, 10));
  if (major < 3 || (major === 3 && minor < 3)) throw new StartError(`DATABASE_URL: the server has PostGIS ${version}; version 3.3 or newer is needed.`);
}

async function needPostgis<T>(owner: Kysely<T>): Promise<void> {
  const { rows } = await sql<{ installed: string | null; offered: string }>`
    select installed_version as installed, default_version as offered
    from pg_available_extensions where name = 'postgis'`.execute(owner);
  const found = rows[0];
  if (!found) {
    throw new StartError("DATABASE_URL: the server has no PostGIS; install it there (Debian: postgresql-15-postgis-3), version 3.3 or newer.");
  }
  refuseOldPostgis(found.installed ?? found.offered);
  if (found.installed !== null) return;
  await orExplain(
    () => sql`create extension if not exists postgis`.execute(owner),
    "DATABASE_URL: this login may not install PostGIS in the database; let a superuser run there: create extension postgis;",
  );
}

async function needRole<T>(owner: Kysely<T>, role: string): Promise<void> {
  const { rows } = await sql<{ exists: boolean; member: boolean }>`
    select exists (select from pg_roles where rolname = ${role}) as exists,
      coalesce((select pg_has_role(current_user, oid, 'member') from pg_roles where rolname = ${role}), false) as member`.execute(owner);
  const { exists, member } = rows[0] ?? { exists: false, member: false };
  if (member) return;
  await orExplain(async () => {
    if (!exists) await sql`create role ${sql.ref(role)} nologin`.execute(owner);
    await sql`grant ${sql.ref(role)} to current_user`.execute(owner);
  }, `DATABASE_URL: this login may not make the role ${role}; let a superuser run: create role ${role} nologin; grant ${role} to <login>;`);
}

async function orExplain(work: () => Promise<unknown>, explanation: string): Promise<void> {
  try {
    await work();
  } catch (error) {
    if ((error as { code?: string }).code === "42501") throw new StartError(explanation);
    throw error;
  }
}
