import { AsyncLocalStorage } from "node:async_hooks";
import {
  CompiledQuery,
  DefaultQueryExecutor,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type ConnectionProvider,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type QueryResult,
  type TransactionSettings,
} from "kysely";
import type { CopySource, CopyTarget, Engine, Session } from "./session.js";

/** A COPY dressed as a query, so that it reaches the connection its transaction holds. */
export class CopyQuery {
  readonly sql = "copy from stdin";
  readonly parameters = [];
  readonly query = CompiledQuery.raw("").query;
  readonly queryId = CompiledQuery.raw("").queryId;
  constructor(
    readonly target: CopyTarget,
    readonly source: CopySource,
  ) {}
}

class EngineConnection implements DatabaseConnection {
  constructor(readonly session: Session) {}

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    if (query instanceof CopyQuery) {
      return { rows: [], numAffectedRows: BigInt(await this.session.copy(query.target, query.source)) };
    }
    const { rows, command, count } = await this.session.run(query.sql, query.parameters);
    const changed = command !== undefined && /^(INSERT|UPDATE|DELETE|MERGE)/.test(command);
    // The rows have the shape the query asked for; only Kysely's types know it.
    const typed = rows as R[];
    return changed && count !== undefined ? { rows: typed, numAffectedRows: BigInt(count) } : { rows: typed };
  }

  async *streamQuery<R>(query: CompiledQuery): AsyncIterableIterator<QueryResult<R>> {
    yield await this.executeQuery<R>(query);
  }
}

const connectionHeld = new AsyncLocalStorage<{ open: boolean }>();

/**
 * Hands out connections, and refuses a second one to a caller that already holds one: on the embedded
 * engine that query would wait for ever, on a server it would run outside the transaction.
 */
class GuardedConnections implements ConnectionProvider {
  constructor(private readonly driver: Driver) {}

  async provideConnection<T>(consumer: (connection: DatabaseConnection) => Promise<T>): Promise<T> {
    if (connectionHeld.getStore()?.open) {
      throw new Error("A query was issued outside the transaction that is open here; use the transaction's handle.");
    }
    const connection = await this.driver.acquireConnection();
    const held = { open: true };
    try {
      return await connectionHeld.run(held, () => consumer(connection));
    } finally {
      held.open = false;
      await this.driver.releaseConnection(connection);
    }
  }
}

class EngineDriver implements Driver {
  constructor(
    private readonly engine: Engine,
    /** Statements that open every transaction, in place of a plain `begin`. */
    private readonly opening: string | undefined,
  ) {}

  init = () => Promise.resolve();
  acquireConnection = async () => new EngineConnection(await this.engine.connect());

  async beginTransaction(connection: DatabaseConnection, settings: TransactionSettings): Promise<void> {
    const isolation = settings.isolationLevel ? ` isolation level ${settings.isolationLevel}` : "";
    const access = settings.accessMode ? ` ${settings.accessMode}` : "";
    await connection.executeQuery(CompiledQuery.raw(this.opening ?? `begin${isolation}${access}`));
  }

  async commitTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw("commit"));
  }

  async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw("rollback"));
  }

  releaseConnection(connection: DatabaseConnection): Promise<void> {
    if (connection instanceof EngineConnection) connection.session.release();
    return Promise.resolve();
  }

  destroy = () => this.engine.close();
}

/** Kysely over an engine; `opening` replaces `begin` when every transaction starts as someone else. */
export function kyselyOver<T>(engine: Engine, opening?: string): Kysely<T> {
  const driver = new EngineDriver(engine, opening);
  const dialect: Dialect = {
    createDriver: () => driver,
    createQueryCompiler: () => new PostgresQueryCompiler(),
    createAdapter: () => new PostgresAdapter(),
    createIntrospector: (db) => new PostgresIntrospector(db),
  };
  const executor = new DefaultQueryExecutor(
    dialect.createQueryCompiler(),
    dialect.createAdapter(),
    new GuardedConnections(driver),
  );
  return new Kysely<T>({ config: { dialect }, driver, dialect, executor });
}
