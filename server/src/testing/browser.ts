import type { FastifyInstance } from "fastify";

/** One browser as the server sees it: it keeps cookies and comes from one address. */
export class Browser {
  private readonly cookies = new Map<string, string>();

  constructor(
    private readonly app: FastifyInstance,
    private readonly address: string,
  ) {}

  async ask(method: "GET" | "POST" | "PUT" | "DELETE", url: string, payload?: object, headers: Record<string, string> = {}) {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join("; ");
    const answer = await this.app.inject({
      method, url, remoteAddress: this.address, headers: { ...(cookie !== "" && { cookie }), ...headers }, ...(payload && { payload }),
    });
    for (const { name, value, maxAge } of answer.cookies) {
      if (maxAge === 0 || value === "") this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
    return answer;
  }

  /** The names of the cookies it holds, and their values. */
  get held(): ReadonlyMap<string, string> {
    return this.cookies;
  }
}
