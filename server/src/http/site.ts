import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import files from "@fastify/static";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { HttpError } from "../errors.js";
import { freshNonce, pagePolicy } from "./headers.js";

const placeholder = "__CSP_NONCE__";
/** A line of the page that only the address named in it wants. */
const lineOfOnePage = /^.*\bdata-page="([^"]+)".*\n/gm;

/**
 * The built application: hashed files for ever, and its one page for every address that is neither a file nor the
 * interface's. Without a build only the interface answers.
 */
export async function addSite(app: FastifyInstance, webDir: string): Promise<void> {
  const pageFile = join(webDir, "index.html");
  const page = existsSync(pageFile) ? readFileSync(pageFile, "utf8") : null;
  if (page) {
    await app.register(files, {
      root: webDir,
      index: false,
      cacheControl: false,
      preCompressed: true,
      setHeaders: (reply, path) => {
        const hashed = path.startsWith(join(webDir, "assets"));
        reply.setHeader("cache-control", hashed ? "public, max-age=31536000, immutable" : "no-cache");
        reply.setHeader("vary", "accept-encoding");
        reply.setHeader("content-security-policy", pagePolicy(freshNonce()));
      },
    });
  }
  for (const url of page ? ["/", "/index.html"] : []) {
    app.get(url, { schema: { hide: true } }, (request, reply) => sendPage(request, reply, page ?? ""));
  }
  app.setNotFoundHandler((request, reply) => {
    if (page && wantsPage(request)) return sendPage(request, reply, page);
    throw new HttpError(404, "no-such-route", { field: "path", found: pathOf(request), expected: "an address in /api/openapi.json" });
  });
}

function sendPage(request: FastifyRequest, reply: FastifyReply, page: string) {
  const nonce = freshNonce();
  return reply
    .code(200)
    .header("content-security-policy", pagePolicy(nonce))
    .header("cache-control", "no-store")
    .type("text/html; charset=utf-8")
    .send(page.replaceAll(lineOfOnePage, (line, address) => (address === request.url ? line : "")).replaceAll(placeholder, nonce));
}

const pathOf = (request: FastifyRequest): string => request.url.split("?", 1)[0] ?? "";

/** Addresses of the application have no file ending in their last step, apart from the page itself. */
function wantsPage(request: FastifyRequest): boolean {
  const path = pathOf(request);
  if (request.method !== "GET" && request.method !== "HEAD") return false;
  if (path === "/api" || path.startsWith("/api/") || path.startsWith("/assets/")) return false;
  return !/\.[a-z0-9]+$/i.test(path);
}
