import { createHash, randomBytes } from "node:crypto";
import { visitorOf, type Actor } from "@chengqi/domain/governance/actor";
import { keyPrefix, scopeOfPath, type KeyScope } from "@chengqi/domain/governance/keys";
import { holdsOn } from "@chengqi/domain/governance/membership";
import type { FastifyRequest } from "fastify";
import type { Database } from "../db/database.js";
import { HttpError } from "../errors.js";
import { zonesOfBody } from "../governance/sql.js";
import { membershipsFrom } from "./sql.js";

export interface Keys {
  /** Whether a request comes with a key, good or not. */
  carried(request: FastifyRequest): boolean;
  /** On whose behalf it is made. @throws HttpError for a key that is none, or does not open this */
  actorOf(request: FastifyRequest): Promise<Actor>;
  /** What was read of keys is read again. */
  forget(): void;
}

interface KeysConfig {
  readonly database: Database;
  readonly cityId: string;
  readonly today: () => string;
}

/** For so long a key is taken to be as it was read. */
const keptMs = 5000;
const keptKeys = 10_000;
const requestsPerMinute = 600;

interface Known { readonly id: string; readonly scopes: readonly string[]; readonly actor: Actor }

const bearer = /^Bearer +(\S+)$/i;
const keyIn = ({ headers }: FastifyRequest): string | null => bearer.exec(headers.authorization ?? "")?.[1] ?? null;

export const hashOfKey = (key: string): string => createHash("sha256").update(key).digest("base64url");
export const newKey = (): string => `${keyPrefix}${randomBytes(32).toString("base64url")}`;

export function openKeys(config: KeysConfig): Keys {
  const kept = new Map<string, { known: Promise<Known | null>; until: number }>();
  const used = new Map<string, { minute: number; requests: number }>();
  const knownOf = (hash: string): Promise<Known | null> => {
    const found = kept.get(hash);
    if (found && found.until > Date.now()) return found.known;
    if (kept.size >= keptKeys) kept.clear();
    const known = readKey(config, hash);
    kept.set(hash, { known, until: Date.now() + keptMs });
    known.catch(() => kept.delete(hash));
    return known;
  };
  return {
    carried: (request) => keyIn(request)?.startsWith(keyPrefix) === true,
    actorOf: async (request) => {
      const known = await knownOf(hashOfKey(keyIn(request) ?? ""));
      if (!known) throw refused(401, "no key, or one that has ended", "a key that holds");
      count(used, known.id);
      needOpen(request, known.scopes);
      return known.actor;
    },
    forget: () => kept.clear(),
  };
}

const refused = (status: 401 | 403, found: string, expected: string): HttpError => new HttpError(status, "not-permitted", { field: "headers.authorization", found, expected });

function count(used: Map<string, { minute: number; requests: number }>, id: string): void {
  const minute = Math.floor(Date.now() / 60_000);
  const before = used.get(id);
  const requests = before?.minute === minute ? before.requests + 1 : 1;
  if (used.size >= keptKeys) used.clear();
  used.set(id, { minute, requests });
  if (requests > requestsPerMinute) throw new HttpError(429, "too-many-requests", { field: "headers.authorization", found: `${requests} requests in a minute`, expected: `at most ${requestsPerMinute}` });
}

/** A key reads within its scopes, and states no purpose: what needs one is for people. */
function needOpen({ method, url, headers }: FastifyRequest, scopes: readonly string[]): void {
  if (method !== "GET" && method !== "HEAD") throw refused(403, method, "GET: a key only reads");
  if (headers["x-purpose"] !== undefined) throw refused(403, "a purpose", "no purpose: what needs one is for people who are signed in");
  const scope: KeyScope | null = scopeOfPath(url.split("?")[0] ?? "");
  if (scope === null || !scopes.includes(scope)) throw refused(403, scopes.join(", "), scope === null ? "somebody signed in" : `a key with the scope ${scope}`);
}

async function readKey({ database, cityId, today }: KeysConfig, hash: string): Promise<Known | null> {
  const row = await database.signIn.selectFrom("sign_in.key as k").innerJoin("sign_in.user as u", "u.id", "k.userId")
    .select(["k.id", "k.userId", "k.membershipId", "k.scopes", "k.expiresAt", "k.usedAt", "u.disabledAt"]).where("k.hash", "=", hash).where("k.cityId", "=", cityId).executeTakeFirst();
  if (!row || row.disabledAt || row.expiresAt.getTime() <= Date.now()) return null;
  const nobody: Actor = { ...visitorOf(cityId), userId: row.userId };
  const actor = await database.as(nobody, async (tx): Promise<Actor | null> => {
    const day = today();
    const one = (await membershipsFrom(tx, cityId, day, row.userId)).find(({ id }) => id === row.membershipId);
    if (!one || !holdsOn(one, day)) return null;
    return { ...nobody, role: one.role, bodyId: one.bodyId, firmId: one.firmId, zones: one.bodyId ? await zonesOfBody(tx, cityId, one.bodyId, day) : [] };
  });
  if (!actor) return null;
  if (!row.usedAt || Date.now() - row.usedAt.getTime() > 60_000) await database.signIn.updateTable("sign_in.key").set({ usedAt: new Date() }).where("id", "=", row.id).execute();
  return { id: row.id, scopes: row.scopes, actor };
}
