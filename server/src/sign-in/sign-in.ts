import { purposes, visitorOf, type Actor, type Purpose } from "@chengqi/domain/governance/actor";
import type { MemberRole } from "@chengqi/domain/governance/membership";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { Database } from "../db/database.js";
import { HttpError } from "../errors.js";
import { openPasswords, type Passwords } from "./argon2.js";
import { openAuth, type Auth, type SingleSignOn } from "./auth.js";
import { closeDemonstration, prepareDemonstration } from "./demonstration.js";
import { failuresIn, type Failures } from "./failures.js";
import { openKeys, type Keys } from "./keys.js";
import { openPersons, secondFactorOf, type Person, type Persons } from "./persons.js";

export interface SignInConfig {
  readonly database: Database;
  readonly cityId: string;
  readonly secret: string;
  /** Where browsers reach this server. */
  readonly publicUrl: string;
  /** Whether the labelled accounts exist. */
  readonly demonstration: boolean;
  readonly singleSignOn?: SingleSignOn | undefined;
  /** Roles that need a second factor, beside the three administrators. */
  readonly secondFactorRoles?: readonly MemberRole[];
  /** Today, ISO 8601; default: the clock's. */
  readonly today?: () => string;
}

export interface SignIn {
  readonly config: SignInConfig;
  readonly auth: Auth;
  readonly persons: Persons;
  readonly failures: Failures;
  readonly keys: Keys;
  readonly passwords: Passwords;
  readonly today: () => string;
  /** On whose behalf a request is made; a purpose named in it holds for it alone. */
  readActor(request: FastifyRequest, reply: FastifyReply): Promise<Actor>;
  /** Makes the accounts of the demonstration once the city is loaded, or closes those a former one left. */
  prepare(): Promise<void>;
  close(): Promise<void>;
}

/** Sign-in with everything it needs; nothing is read or written yet. */
export function openSignIn(config: SignInConfig): SignIn {
  const { database, cityId, secret, publicUrl, singleSignOn } = config;
  const passwords = openPasswords();
  const today = config.today ?? (() => new Date().toISOString().slice(0, 10));
  const auth = openAuth({ tables: database.signIn, secret, publicUrl, passwords, singleSignOn });
  const persons = openPersons({ auth, database, cityId, today, needsSecondFactor: secondFactorOf(config.secondFactorRoles ?? []) });
  const keys = openKeys({ database, cityId, today });
  return {
    config, auth, persons, keys, passwords, today,
    failures: failuresIn(database.signIn, secret),
    readActor: async (request, reply) => {
      // A program with a key is nobody's browser: a session beside it counts for nothing, and it states no purpose.
      if (keys.carried(request)) return keys.actorOf(request);
      const person = await persons.of(request, reply);
      return person === null ? visitorOf(cityId) : withPurpose(person.actor, request.headers["x-purpose"]);
    },
    prepare: () => (config.demonstration ? prepareDemonstration(database, cityId) : closeDemonstration(database.signIn)),
    close: () => passwords.close(),
  };
}

function withPurpose(actor: Actor, header: string | string[] | undefined): Actor {
  if (header === undefined || header === "") return actor;
  if (!isPurpose(header)) throw new HttpError(400, "invalid-request", { field: "headers.x-purpose", found: String(header), expected: `one of ${purposes.join(", ")}` });
  return { ...actor, purpose: header };
}

const isPurpose = (value: unknown): value is Purpose => (purposes as readonly unknown[]).includes(value);

/** The person of a request that only somebody signed in may make. */
export async function needPerson({ persons }: SignIn, request: FastifyRequest, reply: FastifyReply): Promise<Person> {
  const person = await persons.of(request, reply);
  if (!person) throw new HttpError(401, "not-permitted", { field: "actor", found: "visitor", expected: "somebody signed in" });
  return person;
}

export type Routes = (app: FastifyInstance) => Promise<void>;
