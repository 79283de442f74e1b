import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { Pool, type PoolClient, type QueryResult } from "pg";
import { from as copyFromStdin } from "pg-copy-streams";
import { columnParsers } from "./column-parsers.js";
import { copyStatement, wholeRows, type CopySource, type CopyTarget, type Engine, type Session } from "./session.js";

const piece = 256 * 1024;
const asText = (text: string) => text;

class PooledSession implements Session {
  constructor(private readonly client: PoolClient) {}

  async run(sql: string, parameters: readonly unknown[]) {
    const answer: QueryResult | QueryResult[] = await this.client.query(sql, [...parameters]);
    const last = Array.isArray(answer) ? answer.at(-1) : answer;
    return { rows: last?.rows ?? [], command: last?.command, count: last?.rowCount ?? undefined };
  }

  async copy(target: CopyTarget, source: CopySource): Promise<number> {
    const sink = this.client.query(copyFromStdin(copyStatement(target, "stdin")));
    await pipeline(Readable.from(wholeRows(source, piece)), sink);
    return sink.rowCount;
  }

  release(): void {
    this.client.release();
  }
}

/** A pool of connections to a PostgreSQL server. */
export function serverEngine(url: string, connections: number): Engine {
  const pool = new Pool({
    connectionString: url,
    max: connections,
    connectionTimeoutMillis: 10_000,
    options: "-c timezone=UTC -c client_encoding=UTF8 -c search_path=public",
    types: { getTypeParser: (oid: number) => columnParsers.get(oid) ?? asText },
  });
  // An idle connection that the server drops is replaced at the next use; unheard, the event would end the process.
  pool.on("error", () => undefined);
  return {
    connect: async () => new PooledSession(await pool.connect()),
    close: () => pool.end(),
  };
}
