import { describe, expect, it } from "vitest";
import { isPrivate } from "./private-address.js";
import { webhookSchema, webhookWay, type Webhook } from "./webhook.js";
import { Hopeless, type Message } from "./message.js";

const message: Message = { key: "k", cityId: "510100", noticeId: "n", kind: "power.delegated", values: {}, subject: { kind: "power", id: "p" }, link: "/", due: null, at: "2026-01-01T00:00:00Z" };
const hook = (url: string, inside = false): Webhook => ({ name: "h", url, secret: "s".repeat(32), kinds: ["power.delegated"], private: inside });
const sent = (one: Webhook) => webhookWay([one]).send(message, "h");

describe("an address", () => {
  it.each([
    "127.0.0.1", "10.1.2.3", "172.16.0.1", "172.31.255.255", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0", "224.0.0.1", "255.255.255.255",
    "::1", "::", "fe80::1", "fc00::1", "fd12::1", "::ffff:10.0.0.1", "::ffff:7f00:1", "64:ff9b::a00:1", "2002:a00:1::", "no address",
  ])("%s is private", (address) => expect(isPrivate(address)).toBe(true));

  it.each(["1.1.1.1", "172.32.0.1", "100.128.0.1", "2606:4700::1111", "::ffff:1.1.1.1"])("%s is not", (address) => expect(isPrivate(address)).toBe(false));
});

describe("a webhook", () => {
  it.each(["https://127.0.0.1:1/", "https://[::1]:1/", "https://169.254.169.254/latest", "https://[::ffff:10.0.0.1]/", "https://localhost:1/", "https://2130706433/", "https://0x7f.1/"])(
    "is not called at %s unless its file says that it stands inside", (url) => expect(sent(hook(url))).rejects.toThrow(/is a private address/));

  it("is called without https on this machine only", async () => {
    await expect(sent(hook("http://10.0.0.1/", true))).rejects.toThrow("Without https only this machine is called.");
    await expect(sent(hook("http://1.1.1.1/"))).rejects.toBeInstanceOf(Hopeless);
  });

  it("that is no longer in the file is given up", () => expect(webhookWay([]).send(message, "h")).rejects.toThrow("No webhook is called h any more."));

  it("needs a secret of some length and an address of the web", () => {
    expect(webhookSchema.safeParse({ ...hook("https://example.org/"), secret: "short" }).success).toBe(false);
    expect(webhookSchema.safeParse(hook("file:///etc/passwd")).success).toBe(false);
    expect(webhookSchema.safeParse(hook("https://example.org/")).success).toBe(true);
  });
});
