import path from "node:path";
import { parseArgs } from "node:util";
import { z } from "zod";
import { memberRoles, type MemberRole } from "@chengqi/domain/governance/membership";
import { acceptances, type SignerConfig } from "./acts/signer.js";
import type { NoticeSettings } from "./notices/start.js";
import { StartError } from "./lifecycle/start-error.js";

/** Levels of the log, quietest first. */
const logLevels = ["silent", "fatal", "error", "warn", "info", "debug", "trace"] as const;

const whole = (from: number, to: number) =>
  z.string().transform((text, context) => {
    const value = Number(text);
    if (/^\d+$/.test(text) && value >= from && value <= to) return value;
    context.addIssue(`"${text}" is not a whole number from ${from} to ${to}`);
    return z.NEVER;
  });

const postgresUrl = z
  .string()
  .refine((text) => /^postgres(ql)?:\/\/./.test(text) && URL.canParse(text), "is not of the form postgres://user:password@host:5432/database");

const switched = z.enum(["on", "off"], { error: ({ input }) => `"${String(input)}" is neither on nor off` });

/** Names of roles separated by commas. */
function rolesOf(text: string, context: z.RefinementCtx): MemberRole[] {
  const wanted = text.split(",").map((one) => one.trim()).filter((one) => one !== "");
  const unknown = wanted.find((one) => !(memberRoles as readonly string[]).includes(one));
  if (unknown === undefined) return wanted as MemberRole[];
  context.addIssue(`"${unknown}" is none of ${memberRoles.join(", ")}`);
  return z.NEVER;
}

/** Every setting, by the name of its environment variable; a flag such as --data-dir has the same meaning. */
const settings = z.object({
  PORT: whole(0, 65_535).prefault("8080"),
  HOST: z.string().min(1).default("127.0.0.1"),
  DATA_DIR: z.string().min(1).default("./.data"),
  DATABASE_URL: postgresUrl.optional(),
  DATABASE_APP_URL: postgresUrl.optional(),
  CITY: z.string().regex(/^[a-z0-9-]+$/, "is no folder of data/").default("chengdu"),
  FIRMS: whole(1000, 3_300_000).prefault("20000"),
  SEED: whole(0, 2 ** 32 - 1).prefault("1"),
  HEADS_DIR: z.string().min(1).optional(),
  HEADS_ACCEPT: z.enum(acceptances, { error: ({ input }) => `"${String(input)}" is none of ${acceptances.join(", ")}` }).default("none"),
  SIGNING_KEY_FILE: z.string().min(1).optional(),
  PUBLIC_URL: z.string().refine((text) => /^https?:\/\/[^/]+$/.test(text) && URL.canParse(text), "is not of the form https://host or http://host:port").optional(),
  TRUST_PROXY: switched.default("off"),
  DEMONSTRATION: switched.optional(),
  SESSION_SECRET: z.string().optional(),
  SESSION_SECRET_FILE: z.string().min(1).optional(),
  SECOND_FACTOR_ROLES: z.string().transform(rolesOf).prefault(""),
  OIDC_ISSUER: z.string().refine((text) => URL.canParse(text), "is no address").optional(),
  OIDC_CLIENT_ID: z.string().min(1).optional(),
  OIDC_CLIENT_SECRET_FILE: z.string().min(1).optional(),
  SMTP_URL: z.string().min(1).optional(),
  SMTP_URL_FILE: z.string().min(1).optional(),
  MAIL_FROM: z.email().optional(),
  WEBHOOKS_FILE: z.string().min(1).optional(),
  LOG_LEVEL: z.enum(logLevels, { error: ({ input }) => `"${String(input)}" is none of ${logLevels.join(", ")}` }).default("warn"),
});
type Name = keyof typeof settings.shape;

export interface Config {
  port: number;
  host: string;
  dataDir: string;
  databaseUrl: string | undefined;
  databaseAppUrl: string | undefined;
  /** Folder of the city's pack in data/. */
  city: string;
  firms: number;
  seed: number;
  logLevel: (typeof logLevels)[number];
  /** Where and with what the heads of acts are signed. */
  signer: SignerConfig;
  signIn: SignInSettings;
  /** Ways by which notices leave. */
  notices: NoticeSettings;
}

export interface SignInSettings {
  /** Where browsers reach this server. */
  publicUrl: string;
  /** Behind a proxy whose X-Forwarded-For is to be believed. */
  trustProxy: boolean;
  demonstration: boolean;
  secret: string | undefined;
  secretFile: string | undefined;
  /** Roles that need a second factor, beside the three administrators. */
  secondFactorRoles: MemberRole[];
  singleSignOn: { issuer: string; clientId: string; secretFile: string } | undefined;
}

const names = Object.keys(settings.shape) as Name[];
const flagOf = (name: Name) => name.toLowerCase().replaceAll("_", "-");

/** Reads flags first, then the environment. @throws StartError naming what is wrong, in one line */
export function readConfig(args: readonly string[], environment: Readonly<Record<string, string | undefined>>): Config {
  const flags = readFlags(args);
  // An empty variable, as compose files leave them, means the same as none.
  const given = Object.fromEntries(names.map((name) => [name, flags[flagOf(name)] ?? (environment[name] || undefined)]));
  const read = settings.safeParse(given);
  if (!read.success) {
    throw new StartError(read.error.issues.map(({ path: [name], message }) => `${String(name)}: ${message}`).join("; "));
  }
  const { PORT, HOST, CITY, DATA_DIR, DATABASE_URL, DATABASE_APP_URL, FIRMS, SEED, LOG_LEVEL } = read.data;
  if (DATABASE_APP_URL !== undefined && DATABASE_URL === undefined) {
    throw new StartError("DATABASE_APP_URL: is set without DATABASE_URL; the embedded database has no logins");
  }
  return {
    port: PORT,
    host: HOST,
    dataDir: path.resolve(DATA_DIR),
    databaseUrl: DATABASE_URL,
    databaseAppUrl: DATABASE_APP_URL,
    city: CITY,
    firms: FIRMS,
    seed: SEED,
    logLevel: LOG_LEVEL,
    signer: signerOf(read.data, path.resolve(DATA_DIR)),
    signIn: signInOf(read.data),
    notices: noticesOf(read.data),
  };
}

const loopback = /^(?:localhost|127(?:\.\d+){3}|::1)$/;

/** A demonstration is what is reached from this machine alone, unless it is said otherwise. */
function signInOf(given: z.infer<typeof settings>): SignInSettings {
  const { HOST, PORT, PUBLIC_URL, TRUST_PROXY, DEMONSTRATION, OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET_FILE } = given;
  const oidc = [OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET_FILE];
  if (oidc.some((one) => one !== undefined) && oidc.includes(undefined)) {
    throw new StartError("OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET_FILE: single sign-on needs all three");
  }
  const local = loopback.test(HOST) && PUBLIC_URL === undefined && TRUST_PROXY === "off";
  return {
    publicUrl: PUBLIC_URL ?? `http://${HOST.includes(":") ? `[${HOST}]` : HOST}:${PORT}`,
    trustProxy: TRUST_PROXY === "on",
    demonstration: DEMONSTRATION === undefined ? local : DEMONSTRATION === "on",
    secret: given.SESSION_SECRET,
    secretFile: given.SESSION_SECRET_FILE,
    secondFactorRoles: given.SECOND_FACTOR_ROLES,
    singleSignOn: OIDC_ISSUER && OIDC_CLIENT_ID && OIDC_CLIENT_SECRET_FILE
      ? { issuer: OIDC_ISSUER, clientId: OIDC_CLIENT_ID, secretFile: path.resolve(OIDC_CLIENT_SECRET_FILE) } : undefined,
  };
}

const noticesOf = ({ SMTP_URL, SMTP_URL_FILE, MAIL_FROM, WEBHOOKS_FILE }: z.infer<typeof settings>): NoticeSettings =>
  ({ smtpUrl: SMTP_URL, smtpUrlFile: SMTP_URL_FILE, from: MAIL_FROM, webhooksFile: WEBHOOKS_FILE });

const signerOf = ({ HEADS_DIR, HEADS_ACCEPT, SIGNING_KEY_FILE }: z.infer<typeof settings>, dataDir: string): SignerConfig => ({
  headsDir: path.resolve(HEADS_DIR ?? path.join(dataDir, "heads")),
  keyFile: path.resolve(SIGNING_KEY_FILE ?? path.join(dataDir, "signing-key.pem")),
  makeKey: SIGNING_KEY_FILE === undefined,
  accept: HEADS_ACCEPT,
});

function readFlags(args: readonly string[]): Record<string, string | undefined> {
  const options = Object.fromEntries(names.map((name) => [flagOf(name), { type: "string" as const }]));
  try {
    return parseArgs({ args: [...args], options, strict: true }).values;
  } catch (error) {
    const reason = error instanceof Error ? error.message.split(/\.\s|\n/)[0] : String(error);
    throw new StartError(`${reason}; the flags are ${names.map((name) => `--${flagOf(name)}`).join(", ")}`);
  }
}
