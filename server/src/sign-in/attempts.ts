import { isAPIError } from "better-auth/api";
import type { FastifyReply, FastifyRequest } from "fastify";
import { HttpError } from "../errors.js";
import type { SignIn } from "./sign-in.js";

/** Signing in is asked for by people: nobody needs it more often than this from one address. */
export const fewRequests = { rateLimit: { max: 60, timeWindow: "1 minute" } };

/**
 * One attempt to prove who somebody is, counted against the account and the address; what is wrong is answered alike whatever it
 * was. `account` is what was claimed, whether there is such a person or not.
 */
export async function attempt<T>({ failures }: SignIn, request: FastifyRequest, reply: FastifyReply, account: string, prove: () => Promise<T>): Promise<T> {
  const waitS = Math.max(await failures.begin("address", request.ip), await failures.begin("account", account));
  if (waitS > 0) {
    void reply.header("retry-after", String(waitS));
    throw new HttpError(429, "too-many-requests", { field: "body", found: null, expected: `another attempt after ${waitS} s` });
  }
  const proven = await orRefused(prove);
  await failures.forgive("account", account);
  await failures.forgive("address", request.ip);
  return proven;
}

/** What the library refuses is a failed sign-in to us, without its reasons. */
export async function orRefused<T>(prove: () => Promise<T>): Promise<T> {
  try {
    return await prove();
  } catch (error) {
    if (isAPIError(error) && error.statusCode < 500) throw new HttpError(401, "sign-in-failed");
    throw error;
  }
}
