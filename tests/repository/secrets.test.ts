import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";

const root = fileURLToPath(new URL("../../", import.meta.url));
const files = execFileSync("git", ["ls-files", "-z"], { cwd: root, encoding: "utf8" }).split("\0").filter((file) => file !== "" && !/\.(png|jpe?g|woff2?|pdf|xlsx|ico|gz|br)$/.test(file));

/** What a key, a token or a password in an address looks like. */
const kinds: Readonly<Record<string, RegExp>> = {
  "a private key": /-----BEGIN (?:[A-Z]+ )?PRIVATE KEY-----\s+[A-Za-z0-9+/=\s]{60}/,
  "a key of a cloud": /\b(?:AKIA|ASIA|LTAI|AKID)[A-Za-z0-9]{12,}\b/,
  "a token of a forge": /\b(?:gh[pousr]_[A-Za-z0-9]{36}|glpat-[\w-]{20}|npm_[A-Za-z0-9]{36}|xox[abprs]-[\w-]{10,})/,
  "a signed token": /\beyJ[\w-]{10,}\.eyJ[\w-]{10,}\.[\w-]{20,}/,
  "a password in an address": /\b(?:postgres(?:ql)?|smtps?|https?|redis|amqp):\/\/[^\s/:@"'`<>]+:(?!password@|word@|hidden@|secret@|\$\{|…|\.\.\.)[^\s/:@"'`<>]{3,}@(?!example|localhost:0)/,
};
/** Made up, in tests and examples that show how one is read. */
const madeUp: Readonly<Record<string, string>> = {};

const found = (text: string): string[] => Object.entries(kinds).filter(([, pattern]) => pattern.test(text)).map(([kind]) => kind);

it("no file of the repository holds a key, a token or a password", () => {
  const all = files.flatMap((file) => found(readFileSync(path.join(root, file), "utf8")).map((kind) => `${file}: ${kind}`));
  expect(all.filter((one) => !(one in madeUp))).toEqual([]);
});

it("no file that holds secrets by its name is kept", () => {
  expect(files.filter((file) => /(^|\/)(\.env(\..*)?|\.npmrc|.*\.(pem|key|p12|pfx|jks)|id_[a-z0-9]+)$/.test(file))).toEqual([]);
});

it("keys are known when they are seen", () => {
  const made = [
    `-----BEGIN ${"PRIVATE"} KEY-----\n${"A".repeat(64)}`, `AK${"IA"}${"A".repeat(16)}`, `gh${"p_"}${"a".repeat(36)}`,
    `ey${"J"}${"a".repeat(12)}.ey${"J"}${"b".repeat(12)}.${"c".repeat(24)}`, `postgres://city:${"Tr0ub4dor"}@db.internal/city`,
  ];
  expect(made.map((text) => found(text).length)).toEqual([1, 1, 1, 1, 1]);
  expect(found("postgres://user:password@host:5432/database")).toEqual([]);
});
