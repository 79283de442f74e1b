import type { Engine, Session, SessionResult } from "./session.js";

/**
 * The same engine, every statement of which runs as `role`. A statement alone is a transaction of its own, because a role set
 * for a whole connection would stay with it. Columns whose names end in At or Until are read as dates.
 */
export function engineAs(engine: Engine, role: string): Engine {
  return { connect: async () => new RoleSession(await engine.connect(), role), close: () => Promise.resolve() };
}

class RoleSession implements Session {
  private open = false;

  constructor(
    private readonly session: Session,
    private readonly role: string,
  ) {}

  async run(sql: string, parameters: readonly unknown[]): Promise<SessionResult> {
    if (/^begin\b/.test(sql)) {
      const result = await this.session.run(`${sql}; set local role ${this.role}`, []);
      this.open = true;
      return result;
    }
    if (this.open) {
      if (sql === "commit" || sql === "rollback") this.open = false;
      return withDates(await this.session.run(sql, parameters));
    }
    return this.alone(sql, parameters);
  }

  private async alone(sql: string, parameters: readonly unknown[]): Promise<SessionResult> {
    await this.session.run(`begin; set local role ${this.role}; set local statement_timeout = '15s'`, []);
    try {
      const result = await this.session.run(sql, parameters);
      await this.session.run("commit", []);
      return withDates(result);
    } catch (error) {
      await this.session.run("rollback", []);
      throw error;
    }
  }

  copy(): Promise<number> {
    return Promise.reject(new Error(`As ${this.role} nothing is copied.`));
  }

  release(): void {
    this.session.release();
  }
}

const isInstant = /(?:At|Until)$/;

function withDates(result: SessionResult): SessionResult {
  for (const row of result.rows) {
    for (const [name, value] of Object.entries(row)) {
      if (typeof value === "string" && isInstant.test(name)) row[name] = new Date(value);
    }
  }
  return result;
}
