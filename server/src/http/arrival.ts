import type { FastifyInstance } from "fastify";

const fileType = "application/octet-stream";

interface Patience {
  /** In which a request must have arrived whole. */
  readonly wholeMs: number;
  /** Without a further piece of a file that is brought: it may take as long as its line is slow. */
  readonly pieceMs: number;
}

/** Ends requests whose bodies do not come. The server itself keeps one time for all, which large files on slow lines would exceed. */
export function needArrival(app: FastifyInstance, { wholeMs, pieceMs }: Patience): void {
  app.addHook("onRequest", async ({ raw, headers }) => {
    if (headers["transfer-encoding"] === undefined && Number(headers["content-length"] ?? 0) === 0) return;
    if (headers["content-type"]?.startsWith(fileType) === true && raw.socket.setTimeout !== undefined) {
      raw.socket.setTimeout(pieceMs);
      raw.once("end", () => raw.socket.setTimeout(0));
      return;
    }
    const timer = setTimeout(() => { if (!raw.complete) raw.destroy(); }, wholeMs);
    raw.once("close", () => clearTimeout(timer));
  });
}
