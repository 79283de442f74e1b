import { StartError } from "../lifecycle/start-error.js";

const causes: Record<string, (place: Place) => string> = {
  ECONNREFUSED: ({ server }) => `nothing listens at ${server}; start PostgreSQL there or correct the address`,
  ENOTFOUND: ({ server }) => `there is no host of that name (${server}); correct the address`,
  EAI_AGAIN: ({ server }) => `the name of the host cannot be looked up (${server}); correct the address or the network`,
  EHOSTUNREACH: ({ server }) => `${server} cannot be reached; correct the address or the network`,
  ETIMEDOUT: ({ server }) => `${server} does not answer; correct the address or the network`,
  ECONNRESET: ({ server }) => `${server} closed the connection; see whether PostgreSQL listens there and takes this login`,
  "28P01": ({ user }) => `the server refuses the password of ${user}; correct it`,
  "28000": ({ user }) => `the server refuses the login ${user}; correct it, or allow it in pg_hba.conf`,
  "3D000": ({ server, name }) => `there is no database ${name} at ${server}; create it (createdb ${name}) or correct the name`,
  "42501": ({ user, name }) => `${user} may not work in the database ${name}; make it the owner of the database`,
  "53300": ({ server }) => `${server} has no free connections; raise max_connections there or stop other programs`,
  "57P03": ({ server }) => `${server} is starting up or shutting down; try again in a moment`,
};

interface Place {
  server: string;
  user: string;
  name: string;
}

/** Says in one line, without the password, why the connection failed; gives back what it does not know. */
export function explainConnection(error: unknown, variable: string, url: string): unknown {
  if (error instanceof StartError) return error;
  const { hostname, port, username, pathname } = new URL(url);
  const place: Place = {
    server: `${hostname || "localhost"}:${port || "5432"}`,
    user: decodeURIComponent(username) || "this user",
    name: decodeURIComponent(pathname.slice(1)) || "of that name",
  };
  const { code, message } = error as { code?: string; message?: string };
  const cause = causes[code ?? ""] ?? (/password|SASL|SCRAM/.test(message ?? "") ? causes["28P01"] : undefined);
  if (cause) return new StartError(`${variable}: ${cause(place)}.`);
  if (/timeout/i.test(message ?? "")) return new StartError(`${variable}: ${place.server} does not answer; correct the address or the network.`);
  if (/SSL|certificate/i.test(message ?? "")) return new StartError(`${variable}: no encrypted connection to ${place.server} (${message}); see sslmode in the address.`);
  return error;
}
