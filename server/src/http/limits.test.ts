import { once } from "node:events";
import { connect, type AddressInfo } from "node:net";
import { describe, expect, it } from "vitest";
import { askAs, testCity } from "../testing/city.js";

describe("a request", () => {
  it("that weighs too much is refused before it is read", async () => {
    const answer = await askAs("zone", { method: "PUT", url: "/api/v1/notices/preferences", payload: { kind: "x".repeat(300 * 1024), email: true } });
    expect(answer.statusCode).toBe(413);
    expect(answer.headers["content-type"]).toContain("application/problem+json");
  });

  it("of an unknown kind of body is refused", async () => {
    const answer = await askAs("zone", { method: "PUT", url: "/api/v1/notices/preferences", payload: "<a/>", headers: { "content-type": "application/xml" } });
    expect(answer.statusCode).toBe(415);
  });

  it("with a huge head is refused over the wire, and the limit against slow ones is set", async () => {
    const { app } = await testCity();
    await app.listen({ host: "127.0.0.1", port: 0 });
    const { port } = app.server.address() as AddressInfo;
    const socket = connect(port, "127.0.0.1");
    socket.write(`GET /api/v1/city HTTP/1.1\r\nHost: x\r\nX-Long: ${"a".repeat(20_000)}\r\n\r\n`);
    const [answer] = (await once(socket, "data")) as [Buffer];
    expect(answer.toString()).toMatch(/^HTTP\/1\.1 431 /);
    socket.destroy();
    expect(app.server.headersTimeout).toBe(15_000);
  });
});
