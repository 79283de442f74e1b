import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, it } from "vitest";
import { linesOf } from "./run-stream.js";

const open: Server[] = [];
afterEach(() => { for (const server of open.splice(0)) { server.closeAllConnections(); server.close(); } });

/** A real answer that comes in the given pieces and then stays open unless it is to end. */
async function answer(pieces: readonly (string | Uint8Array)[], ends: boolean): Promise<{ body: ReadableStream<Uint8Array>; closed: Promise<void> }> {
  let closes: () => void = () => undefined;
  const closed = new Promise<void>((resolve) => { closes = resolve; });
  const server = createServer((_request, response) => {
    response.on("close", closes);
    for (const piece of pieces) response.write(piece);
    if (ends) response.end();
  });
  open.push(server);
  await new Promise<void>((resolve) => { server.listen(0, "127.0.0.1", resolve); });
  const { body } = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  return { body: body!, closed };
}

it("lines are put together from pieces, also where a sign is cut in two", async () => {
  const bytes = new TextEncoder().encode("{\"a\":\"税收\"}\n\n{\"b\":1}\n{\"c\":2}");
  const { body } = await answer([bytes.slice(0, 7), bytes.slice(7, 20), bytes.slice(20)], true);
  const lines: string[] = [];
  for await (const line of linesOf(body)) lines.push(line);
  expect(lines).toEqual(["{\"a\":\"税收\"}", "{\"b\":1}", "{\"c\":2}"]);
});

it("who leaves early closes the request", async () => {
  const { body, closed } = await answer(["{\"a\":1}\n"], false);
  for await (const line of linesOf(body)) {
    expect(line).toBe("{\"a\":1}");
    break;
  }
  await closed;
});
