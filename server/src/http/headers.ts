import { randomBytes } from "node:crypto";
import helmet from "@fastify/helmet";
import type { FastifyInstance, FastifyRequest } from "fastify";
import { HttpError } from "../errors.js";

/** Answers of the interface hold data only: nothing in them may load or run. */
const dataPolicy = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
/** A drawing styles itself; opened on its own it still may not run or fetch anything. */
const drawingPolicy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; base-uri 'none'; frame-ancestors 'none'";
const documentPolicy = "base-uri 'none'; frame-ancestors 'none'";

/** The page of the application: own scripts only, styles by the nonce of this very answer. */
export const pagePolicy = (nonce: string): string =>
  [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}'`,
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data: blob:",
    "font-src 'self' data:",
    "connect-src 'self'",
    "worker-src 'self' blob:",
    "object-src 'none'",
    "base-uri 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ");

/** The page that documents the interface: its scripts and styles are files of our own. */
export const docsPolicy =
  "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; " +
  "object-src 'none'; base-uri 'self'; form-action 'none'; frame-ancestors 'none'";

export const freshNonce = (): string => randomBytes(18).toString("base64");

/** Security headers on every answer, and no change from another site. */
export async function addHeaders(app: FastifyInstance): Promise<void> {
  await app.register(helmet, {
    contentSecurityPolicy: false,
    // Whether the address is served over TLS is known to the proxy in front of it.
    strictTransportSecurity: false,
    xFrameOptions: { action: "deny" },
    referrerPolicy: { policy: "same-origin" },
  });
  app.addHook("onRequest", async (request, reply) => {
    reply.header("x-request-id", request.id);
    refuseOtherSites(request);
  });
  app.addHook("onSend", async (request, reply) => {
    reply.header("permissions-policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()");
    if (!reply.hasHeader("content-security-policy")) {
      reply.header("content-security-policy", policyFor(String(reply.getHeader("content-type") ?? "")));
    }
    if (!reply.hasHeader("cache-control") && request.url.startsWith("/api/")) reply.header("cache-control", "no-cache");
  });
}

function policyFor(type: string): string {
  if (type.startsWith("image/svg")) return drawingPolicy;
  return type.startsWith("application/pdf") ? documentPolicy : dataPolicy;
}

const reading = new Set(["GET", "HEAD", "OPTIONS"]);

/** A browser says where a request comes from; one that changes something must come from here. */
function refuseOtherSites(request: FastifyRequest): void {
  if (reading.has(request.method)) return;
  const site = request.headers["sec-fetch-site"];
  const origin = request.headers.origin;
  const fromHere = site === undefined ? originIsHere(origin, request.host) : site === "same-origin" || site === "none";
  if (!fromHere) {
    throw new HttpError(403, "cross-site", { field: "headers.origin", found: origin ?? String(site), expected: request.host });
  }
}

/** Programs send no origin; they carry no visitor's session either. */
function originIsHere(origin: string | undefined, host: string): boolean {
  if (origin === undefined) return true;
  return URL.canParse(origin) && new URL(origin).host === host;
}
