import type { AddressInfo } from "node:net";
import { testCity } from "@chengqi/server/testing/city";

/** Where the city of the tests answers over the network; it listens from the first call on. */
export async function baseUrl(): Promise<string> {
  const { app } = await testCity();
  if (!app.server.listening) await app.listen({ port: 0, host: "127.0.0.1" });
  return `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`;
}
