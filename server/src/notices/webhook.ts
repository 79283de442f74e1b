import { createHmac, timingSafeEqual } from "node:crypto";
import { lookup as resolve, type LookupAddress } from "node:dns";
import { request as requestPlain, type RequestOptions } from "node:http";
import { request as requestSecure } from "node:https";
import { isIP, type LookupFunction } from "node:net";
import { z } from "zod";
import { noticeKindNames } from "@chengqi/domain/notices/kinds";
import { Hopeless, type Message, type Way } from "./message.js";
import { isLoopback, isPrivate } from "./private-address.js";

/** One program outside that is told of notices; the file of these is a secret. */
export const webhookSchema = z.strictObject({
  name: z.string().regex(/^[a-z0-9-]{1,64}$/),
  url: z.url({ protocol: /^https?$/ }),
  secret: z.string().min(32, "at least 32 characters"),
  /** Kinds of notices it is told of. */
  kinds: z.array(z.enum(noticeKindNames)).min(1),
  /** True where it stands in a private network and is meant to. */
  private: z.boolean().default(false),
});
export type Webhook = z.infer<typeof webhookSchema>;

const limitMs = 10_000;

/** Calls to programs outside: signed, never redirected, never into a private network unless the file says so. */
export function webhookWay(webhooks: readonly Webhook[], now: () => number = Date.now, timeLimitMs = limitMs): Way {
  return {
    send: async (message, recipient) => {
      const hook = webhooks.find(({ name }) => name === recipient);
      if (!hook) throw new Hopeless(`No webhook is called ${recipient} any more.`);
      const body = JSON.stringify(bodyOf(message));
      const time = Math.floor(now() / 1000);
      await post(hook, body, {
        "content-type": "application/json", "idempotency-key": message.key, "content-length": String(Buffer.byteLength(body)),
        "chengqi-signature": `t=${time},v1=${signatureOf(hook.secret, time, message.key, body)}`, "user-agent": "Chengqi",
      }, timeLimitMs);
    },
    close: () => undefined,
  };
}

const bodyOf = ({ key, cityId, noticeId, kind, values, subject, link, due, at }: Message) => ({ key, city: cityId, notice: noticeId, kind, values, subject, link, due, at });

const signatureOf = (secret: string, time: number, key: string, body: string): string =>
  createHmac("sha256", secret).update(`${time}.${key}.${body}`).digest("hex");

/** How a receiver checks a call: whether it was signed with the secret, and not long ago. */
export function isSigned(secret: string, header: string, key: string, body: string, nowS: number, toleranceS = 300): boolean {
  const { t, v1 } = Object.fromEntries(header.split(",").map((part) => part.split("=", 2))) as { t?: string; v1?: string };
  if (t === undefined || v1 === undefined || !(Math.abs(nowS - Number(t)) <= toleranceS)) return false;
  const wanted = Buffer.from(signatureOf(secret, Number(t), key, body));
  return wanted.length === v1.length && timingSafeEqual(wanted, Buffer.from(v1));
}

function post(hook: Webhook, body: string, headers: Record<string, string>, timeLimitMs: number): Promise<void> {
  const url = new URL(hook.url);
  const host = url.hostname.replace(/^\[|\]$/g, "");
  // A literal address is never looked up, so it is judged here.
  if (isIP(host) !== 0) needReachable(hook, [host]);
  const options: RequestOptions = { method: "POST", headers, lookup: guarded(hook), signal: AbortSignal.timeout(timeLimitMs), agent: false };
  return new Promise((settle, reject) => {
    const call = (url.protocol === "https:" ? requestSecure : requestPlain)(url, options, (answer) => {
      const { statusCode = 0 } = answer;
      // What it says beside its status is of no use.
      answer.destroy();
      if (statusCode >= 200 && statusCode < 300) settle();
      else reject(statusCode === 410 ? new Hopeless("HTTP 410") : new Error(`HTTP ${statusCode}${statusCode >= 300 && statusCode < 400 ? ", a redirect, which is not followed" : ""}`));
    });
    call.on("error", reject);
    call.end(body);
  });
}

/** Looks a name up and connects to what was judged, not to what a second look-up might say. */
const guarded = (hook: Webhook): LookupFunction => (name, options, done) => {
  resolve(name, { ...options, all: true }, (error, addresses) => {
    if (error) return done(error, "", 0);
    try {
      needReachable(hook, addresses.map(({ address }) => address));
    } catch (refusal) {
      return done(refusal as NodeJS.ErrnoException, "", 0);
    }
    const [first] = addresses as [LookupAddress];
    return options.all ? (done as unknown as (error: null, all: LookupAddress[]) => void)(null, addresses) : done(null, first.address, first.family);
  });
};

function needReachable({ url, private: inside }: Webhook, addresses: readonly string[]): void {
  const plain = new URL(url).protocol === "http:";
  if (addresses.length === 0) throw new Error("The name has no address.");
  for (const address of addresses) {
    if (!inside && isPrivate(address)) throw new Hopeless(`${address} is a private address; the webhook does not say that it may be.`);
    if (plain && !isLoopback(address)) throw new Hopeless("Without https only this machine is called.");
  }
}
