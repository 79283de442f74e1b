import path from "node:path";
import { parseArgs } from "node:util";
import { z } from "zod";
import { acceptances, type SignerConfig } from "./acts/signer.js";
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

/** Every setting, by the name of its environment variable; a flag such as --data-dir has the same meaning. */
const settings = z.object({
  PORT: whole(0, 65_535).prefault("8080"),
  HOST: z.string().min(1).default("127.0.0.1"),
  DATA_DIR: z.string().min(1).default("./.data"),
  DATABASE_URL: postgresUrl.optional(),
  DATABASE_APP_URL: postgresUrl.optional(),
  FIRMS: whole(1000, 3_300_000).prefault("20000"),
  SEED: whole(0, 2 ** 32 - 1).prefault("1"),
  HEADS_DIR: z.string().min(1).optional(),
  HEADS_ACCEPT: z.enum(acceptances, { error: ({ input }) => `"${String(input)}" is none of ${acceptances.join(", ")}` }).default("none"),
  SIGNING_KEY_FILE: z.string().min(1).optional(),
  LOG_LEVEL: z.enum(logLevels, { error: ({ input }) => `"${String(input)}" is none of ${logLevels.join(", ")}` }).default("warn"),
});
type Name = keyof typeof settings.shape;

export interface Config {
  port: number;
  host: string;
  dataDir: string;
  databaseUrl: string | undefined;
  databaseAppUrl: string | undefined;
  firms: number;
  seed: number;
  logLevel: (typeof logLevels)[number];
  /** Where and with what the heads of acts are signed. */
  signer: SignerConfig;
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
  const { PORT, HOST, DATA_DIR, DATABASE_URL, DATABASE_APP_URL, FIRMS, SEED, LOG_LEVEL } = read.data;
  if (DATABASE_APP_URL !== undefined && DATABASE_URL === undefined) {
    throw new StartError("DATABASE_APP_URL: is set without DATABASE_URL; the embedded database has no logins");
  }
  return {
    port: PORT,
    host: HOST,
    dataDir: path.resolve(DATA_DIR),
    databaseUrl: DATABASE_URL,
    databaseAppUrl: DATABASE_APP_URL,
    firms: FIRMS,
    seed: SEED,
    logLevel: LOG_LEVEL,
    signer: signerOf(read.data, path.resolve(DATA_DIR)),
  };
}

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
