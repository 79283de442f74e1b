import { visitorOf, type Actor, type Purpose } from "@chengqi/domain/governance/actor";
import { holdsOn, isAdministrator, type MemberRole } from "@chengqi/domain/governance/membership";
import type { FastifyReply, FastifyRequest } from "fastify";
import type { Database } from "../db/database.js";
import { zonesOfBody } from "../governance/sql.js";
import { absoluteMs, cookiePrefix, ownAddressHeader, type Auth } from "./auth.js";
import { membershipsFrom, type Membership } from "./sql.js";

/** Somebody with a session. */
export interface Person {
  readonly userId: string;
  readonly name: string;
  readonly email: string;
  readonly demonstration: boolean;
  readonly secondFactor: boolean;
  readonly sessionId: string;
  readonly memberships: readonly Membership[];
  readonly chosen: Membership | null;
  readonly secondFactorNeeded: boolean;
  readonly actor: Actor;
}

export interface Persons {
  /** Whose session the request carries; a renewed cookie goes with the reply. */
  of(request: FastifyRequest, reply: FastifyReply): Promise<Person | null>;
  /** What was read of sessions is read again; another process follows within seconds. */
  forget(): void;
}

interface PersonsConfig {
  readonly auth: Auth;
  readonly database: Database;
  readonly cityId: string;
  readonly today: () => string;
  readonly needsSecondFactor: (role: MemberRole) => boolean;
}

/** For so long a session is taken to be as it was read. */
const keptMs = 5000;
const keptSessions = 10_000;

export function openPersons(config: PersonsConfig): Persons {
  const kept = new Map<string, { person: Promise<Person | null>; until: number }>();
  return {
    of: (request, reply) => {
      const cookie = request.headers.cookie;
      if (!cookie?.includes(`${cookiePrefix}.session_token=`)) return Promise.resolve(null);
      const found = kept.get(cookie);
      if (found && found.until > Date.now()) return found.person;
      if (kept.size >= keptSessions) kept.clear();
      const person = readPerson(config, request, reply);
      kept.set(cookie, { person, until: Date.now() + keptMs });
      person.catch(() => kept.delete(cookie));
      return person;
    },
    forget: () => kept.clear(),
  };
}

/** What the library reads of a request: cookies, the program, and the address as this server knows it. */
export function headersOf(request: FastifyRequest): Headers {
  const headers = new Headers({ [ownAddressHeader]: request.ip });
  for (const name of ["cookie", "user-agent"] as const) {
    const value = request.headers[name];
    if (value !== undefined) headers.set(name, value);
  }
  return headers;
}

export function passCookies(headers: Headers, reply: FastifyReply): void {
  for (const cookie of headers.getSetCookie()) void reply.header("set-cookie", cookie);
}

async function readPerson(config: PersonsConfig, request: FastifyRequest, reply: FastifyReply): Promise<Person | null> {
  const { auth, database, cityId, today } = config;
  const { response: found, headers } = await auth.api.getSession({ headers: headersOf(request), returnHeaders: true });
  passCookies(headers, reply);
  if (!found) return null;
  const { session, user } = found;
  const tooOld = Date.now() - (session.signedInAt ?? session.createdAt).getTime() > absoluteMs;
  if (tooOld || user.disabledAt) {
    await database.signIn.deleteFrom("sign_in.session").where("id", "=", session.id).execute();
    return null;
  }
  const nobody: Actor = { ...visitorOf(cityId), userId: user.id };
  const { memberships, chosen, zones } = await database.as(nobody, async (tx) => {
    const day = today();
    const held = (await membershipsFrom(tx, cityId, day, user.id)).filter((one) => holdsOn(one, day));
    const one = held.find(({ id }) => id === session.membershipId) ?? held[0] ?? null;
    return { memberships: held, chosen: one, zones: one?.bodyId ? await zonesOfBody(tx, cityId, one.bodyId, day) : [] };
  });
  // A demonstration's synthetic administrators have no telephone to show a code on.
  const secondFactorNeeded = chosen !== null && !user.demonstration && !session.secondFactorAt && config.needsSecondFactor(chosen.role);
  const actor: Actor = chosen && !secondFactorNeeded
    ? { role: chosen.role, cityId, userId: user.id, bodyId: chosen.bodyId, zones, firmId: chosen.firmId, purpose: (session.purpose ?? null) as Purpose | null }
    : nobody;
  return {
    userId: user.id, name: user.name, email: user.email, demonstration: user.demonstration === true, secondFactor: user.twoFactorEnabled === true,
    sessionId: session.id, memberships, chosen, secondFactorNeeded, actor,
  };
}

/** Administrators always; other roles as the installation says. */
export const secondFactorOf = (roles: readonly MemberRole[]) => (role: MemberRole): boolean => isAdministrator(role) || roles.includes(role);
