import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import files from "@fastify/static";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { HttpError } from "../errors.js";
import { freshNonce, pagePolicy } from "./headers.js";

const placeholder = "__CSP_NONCE__";

/**
 * The built application: hashed files for ever, and its one page for every address that is neither a file nor the
 * interface's. Without a build only the interface answers.
 */
export async function addSite(app: FastifyInstance, webDir: string): Promise<void> {
  const pageFile = join(webDir, "index.html");
  const page = existsSync(pageFile) ? readFileSync(pageFile, "utf8").split(placeholder) : null;
  if (page) {
    await app.register(files, {
      root: webDir,
      index: false,
      cacheControl: false,
      setHeaders: (reply, path) => {
        const hashed = path.startsWith(join(webDir, "assets"));
        reply.setHeader("cache-control", hashed ? "public, max-age=31536000, immutable" : "no-cache");
        reply.setHeader("content-security-policy", pagePolicy(freshNonce()));
      },
    });
  }
  for (const url of page ? ["/", "/index.html"] : []) {
    app.get(url, { schema: { hide: true } }, (_request, reply) => sendPage(reply, page ?? []));
  }
  app.setNotFoundHandler((request, reply) => {
    if (page && wantsPage(request)) return sendPage(reply, page);
    throw new HttpError(404, "no-such-route", { field: "path", found: pathOf(request), expected: "an address in /api/openapi.json" });
  });
}

function sendPage(reply: FastifyReply, page: readonly string[]) {
  const nonce = freshNonce();
  return reply
    .code(200)
    .header("content-security-policy", pagePolicy(nonce))
    .header("cache-control", "no-store")
    .type("text/html; charset=utf-8")
    .send(page.join(nonce));
}

const pathOf = (request: FastifyRequest): string => request.url.split("?", 1)[0] ?? "";

/** Addresses of the application have no file ending in their last step, apart from the page itself. */
function wantsPage(request: FastifyRequest): boolean {
  const path = pathOf(request);
  if (request.method !== "GET" && request.method !== "HEAD") return false;
  if (path === "/api" || path.startsWith("/api/") || path.startsWith("/assets/")) return false;
  return !/\.[a-z0-9]+$/i.test(path);
}
