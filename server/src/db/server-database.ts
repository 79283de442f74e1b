import { sql, type Kysely } from "kysely";
import { StartError } from "../lifecycle/start-error.js";
import { kyselyOver } from "./dialect.js";
import { explainConnection } from "./explain-connection.js";
import { migrate, type Applied } from "./migrate.js";
import { prepareServer } from "./prepare-server.js";
import { serverEngine } from "./server-engine.js";
import type { Engine } from "./session.js";

const connections = 10;

export interface ServerDatabase<T> {
  owner: Kysely<T>;
  /** The pool behind the owner. */
  ownerEngine: Engine;
  /** Where the application's transactions run: the owner's pool, or that of a login of its own. */
  app: Engine;
  close(): Promise<void>;
}

/** Connects to a PostgreSQL server and brings the database up to date. @throws StartError in one line */
export async function openServer<T>(
  url: string,
  appUrl: string | undefined,
  step: (text: string) => void,
  upTo?: readonly Applied[],
): Promise<ServerDatabase<T>> {
  const engine = serverEngine(url, connections);
  const app = appUrl === undefined ? engine : serverEngine(appUrl, connections);
  const owner = kyselyOver<T>(engine);
  const close = async () => {
    await engine.close();
    if (app !== engine) await app.close();
  };
  try {
    step("Connecting to PostgreSQL");
    await explained("DATABASE_URL", url, async () => {
      await prepareServer(owner);
      await migrate(owner, step, upTo);
    });
    if (appUrl !== undefined) await explained("DATABASE_APP_URL", appUrl, () => needPlainLogin(kyselyOver(app)));
    return { owner, ownerEngine: engine, app, close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function explained(variable: string, url: string, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    throw explainConnection(error, variable, url);
  }
}

/** The login of the application is a boundary only if it can become nobody but chengqi_app. */
async function needPlainLogin(app: Kysely<unknown>): Promise<void> {
  const { rows } = await sql<{ login: string; powerful: boolean; member: boolean; owns: boolean }>`
    select current_user::text as login, rolsuper or rolbypassrls as powerful,
      pg_has_role(current_user, 'chengqi_app', 'member') as member,
      pg_has_role(current_user, (select nspowner from pg_namespace where nspname = 'city'), 'member') as owns
    from pg_roles where rolname = current_user`.execute(app);
  const found = rows[0];
  if (!found?.member) {
    throw new StartError(`DATABASE_APP_URL: ${found?.login ?? "the login"} is no member of chengqi_app; run: grant chengqi_app to ${found?.login ?? "<login>"};`);
  }
  if (found.powerful || found.owns) {
    throw new StartError(`DATABASE_APP_URL: ${found.login} may see every row (superuser, BYPASSRLS or owner of the tables); use a login that is only a member of chengqi_app.`);
  }
}
