import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { freshDatabase, type FreshDatabase } from "../testing/fresh-database.js";
import { senderOn, type NoticeSettings } from "./start.js";

const none: NoticeSettings = { smtpUrl: undefined, smtpUrlFile: undefined, from: undefined, webhooksFile: undefined };
let folder: string;
let fresh: FreshDatabase;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "chengqi-notices-"));
  fresh = await freshDatabase("embedded");
});
afterAll(async () => {
  await fresh.drop();
  await rm(folder, { recursive: true, force: true });
});

const opened = async (settings: Partial<NoticeSettings>) =>
  (await senderOn(fresh.database, { ...none, ...settings }, "http://localhost", () => undefined)).close();
const file = async (name: string, text: string) => {
  await writeFile(path.join(folder, name), text);
  return path.join(folder, name);
};
const webhook = { name: "office", url: "https://example.org/", secret: "s".repeat(32), kinds: ["power.delegated"] };

describe("the ways out", () => {
  it("may be none", () => expect(opened({})).resolves.toBeUndefined());

  it("are read from files", async () => {
    const smtpUrlFile = await file("smtp", "smtps://user:word@mail.example.org:465\n");
    await expect(opened({ smtpUrlFile, from: "chengqi@example.org", webhooksFile: await file("hooks.json", JSON.stringify([webhook])) })).resolves.toBeUndefined();
  });

  it.each<[string, Partial<NoticeSettings>, RegExp]>([
    ["letters without a sender", { smtpUrl: "smtp://localhost" }, /^MAIL_FROM: needed/],
    ["two addresses", { smtpUrl: "smtp://localhost", smtpUrlFile: "/x" }, /set one of them/],
    ["a file that is not there", { smtpUrlFile: "/nonexistent" }, /^SMTP_URL_FILE .*ENOENT/],
  ])("are refused in one line: %s", (_, settings, message) => expect(opened(settings)).rejects.toThrow(message));

  it("are refused without repeating a password", async () => {
    await expect(opened({ smtpUrl: "http://user:hidden@host" })).rejects.toThrow(/^SMTP_URL: is not of the form/);
    await expect(opened({ smtpUrl: "http://user:hidden@host" })).rejects.not.toThrow(/hidden/);
  });

  it.each([
    ["no JSON", "{", /file: /], ["no list", "{}", /file: /], ["a short secret", JSON.stringify([{ ...webhook, secret: "x" }]), /0\.secret: at least 32/],
    ["two of a name", JSON.stringify([webhook, webhook]), /two webhooks are called office/],
  ])("are refused where the file holds %s", async (_, text, message) => {
    await expect(opened({ webhooksFile: await file("wrong.json", text) })).rejects.toThrow(message);
  });
});
