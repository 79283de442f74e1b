import { createHash } from "node:crypto";
import type { Actor } from "@chengqi/domain/governance/actor";
import type { FastifyInstance } from "fastify";

/** What an answer may depend on beside its address. */
const keys = ["cookie", "x-purpose", "authorization"] as const;

const hashOf = (text: string | Buffer): string => createHash("sha256").update(text).digest("base64url").slice(0, 22);

/** Stands for everything of an actor that an answer may depend on. */
export const scopeOf = ({ role, cityId, userId, bodyId, zones, firmId, purpose }: Actor): string =>
  hashOf(JSON.stringify([role, cityId, userId, bodyId, zones, firmId, purpose]));

/**
 * Keeps answers of one actor from another: what is not said to be public is kept by nobody but its reader, and its tag
 * carries the reader's scope, so that "unchanged" is never said of another's answer. Belongs before what makes the tags.
 */
export function addScopes(app: FastifyInstance): void {
  app.addHook("onSend", async (request, reply, payload) => {
    const kept = String(reply.getHeader("cache-control") ?? "");
    if (!request.url.startsWith("/api/") || kept.startsWith("public")) return payload;
    reply.header("vary", [reply.getHeader("vary"), ...keys].filter((key) => key !== undefined).join(", "));
    const actor = request.actor as Actor | null;
    if (actor === null || actor.userId === null) return payload;
    if (!kept.includes("no-store")) reply.header("cache-control", "private, no-cache");
    const tag = reply.getHeader("etag") ?? (typeof payload === "string" || Buffer.isBuffer(payload) ? hashOf(payload) : undefined);
    if (tag !== undefined) reply.header("etag", `W/"${scopeOf(actor)}.${String(tag).replaceAll(/^W\/|"/g, "")}"`);
    return payload;
  });
}
