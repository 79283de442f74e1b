import { once } from "node:events";
import { request } from "node:http";
import type { AddressInfo } from "node:net";
import type { Readable } from "node:stream";
import { text } from "node:stream/consumers";
import fastify from "fastify";
import { expect, test } from "vitest";
import { needArrival } from "./arrival.js";

async function served<T>(work: (port: number) => Promise<T>): Promise<T> {
  const app = fastify();
  needArrival(app, { wholeMs: 200, pieceMs: 400 });
  app.addContentTypeParser("application/octet-stream", (_request, payload, done) => done(null, payload));
  app.post("/", async ({ body }) => ({ got: typeof body === "string" ? body : await text(body as Readable) }));
  await app.listen({ host: "127.0.0.1", port: 0 });
  try {
    return await work((app.server.address() as AddressInfo).port);
  } finally {
    await app.close();
  }
}

/** Sends pieces, one after each pause, and does not end unless told. */
async function sent(port: number, type: string, pieces: number, whole: boolean): Promise<string> {
  const asked = request({ port, host: "127.0.0.1", method: "POST", headers: { "content-type": type, "transfer-encoding": "chunked" } });
  const answer = Promise.race([once(asked, "response").then(([response]) => text(response as Readable)), once(asked, "error").then(() => "ended")]).catch(() => "ended");
  for (let piece = 0; piece < pieces; piece += 1) {
    asked.write("x");
    await new Promise((resolve) => setTimeout(resolve, 60));
  }
  if (whole) asked.end();
  return answer;
}

test("words that come too slowly are cut off", () => served(async (port) => expect(await sent(port, "text/plain", 10, true)).toBe("ended")));

test("words that come in time are answered", () => served(async (port) => expect(await sent(port, "text/plain", 1, true)).toBe('{"got":"x"}')));

test("a file may take long while its pieces come", () => served(async (port) => expect(await sent(port, "application/octet-stream", 12, true)).toBe('{"got":"xxxxxxxxxxxx"}')));

test("a file that stops coming is cut off", () => served(async (port) => expect(await sent(port, "application/octet-stream", 1, false)).toBe("ended")));
