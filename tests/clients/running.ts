import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { testCity } from "@chengqi/server/testing/city";

/** The city of the tests over the network, on a port of its own; whoever opens it closes it. */
export async function openCity(): Promise<{ readonly url: string; readonly server: Server }> {
  const { app } = await testCity();
  const server = createServer((request, response) => app.routing(request, response));
  await new Promise<void>((settle) => {
    server.listen(0, "127.0.0.1", settle);
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, server };
}
