import { createServer } from "node:net";
import { StartError } from "./start-error.js";

const causes: Record<string, string> = {
  EADDRINUSE: "is taken by another program; stop it or choose another port with PORT or --port",
  EACCES: "may not be opened by this user; choose a port above 1023 with PORT or --port",
  EADDRNOTAVAIL: "cannot be opened, because HOST is no address of this machine",
  ENOTFOUND: "cannot be opened, because HOST is no known name",
};

/** Says why listening failed, or gives the error back. */
export function explainListening(error: unknown, host: string, port: number): unknown {
  const cause = causes[(error as NodeJS.ErrnoException).code ?? ""];
  return cause === undefined ? error : new StartError(`Port ${port} on ${host} ${cause}.`);
}

/** Finds out before any long work whether the port can be opened. @throws StartError if not */
export async function needPort(host: string, port: number): Promise<void> {
  const probe = createServer();
  try {
    await new Promise<void>((resolve, reject) => {
      probe.once("error", reject);
      probe.listen({ host, port, exclusive: true }, resolve);
    });
  } catch (error) {
    throw explainListening(error, host, port);
  }
  await new Promise((resolve) => probe.close(resolve));
}
