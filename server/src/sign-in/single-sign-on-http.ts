import type { ZodTypeProvider } from "fastify-type-provider-zod";
import { z } from "zod";
import { HttpError } from "../errors.js";
import { problems } from "../http/answers.js";
import { fewRequests, orRefused } from "./attempts.js";
import { providerId } from "./auth.js";
import { headersOf, passCookies } from "./persons.js";
import { endFormer } from "./session-http.js";
import type { Routes, SignIn } from "./sign-in.js";

/** Signing in at the organisation's own provider (OpenID Connect with PKCE), for people who were invited here. */
export const singleSignOnRoutes = (signIn: SignIn): Routes => async (plain) => {
  const app = plain.withTypeProvider<ZodTypeProvider>();
  app.post("/api/v1/session/single-sign-on", {
    config: fewRequests,
    schema: { tags: ["session"], summary: "Where to sign in at the organisation's provider", response: { 200: z.object({ url: z.string() }), ...problems } },
  }, async (request, reply) => {
    if (!signIn.config.singleSignOn) throw new HttpError(404, "not-found", { field: "path", found: request.url, expected: "an installation with single sign-on" });
    await endFormer(signIn, headersOf(request));
    const body = { provider: providerId, callbackURL: "/", errorCallbackURL: "/sign-in?failed=single-sign-on", disableRedirect: true };
    const { response, headers } = await orRefused(() => signIn.auth.api.signInSocial({ body, headers: headersOf(request), returnHeaders: true }));
    passCookies(headers, reply);
    return { url: response.url ?? "" };
  });
  // The only address of the library itself that can be reached: the provider sends the browser back to it.
  app.get(`/api/auth/callback/${providerId}`, { schema: { hide: true } }, async (request, reply) => {
    const answer = await signIn.auth.handler(new Request(new URL(request.url, signIn.config.publicUrl), { headers: headersOf(request) }));
    passCookies(answer.headers, reply);
    signIn.persons.forget();
    const location = answer.headers.get("location") ?? "/sign-in?failed=single-sign-on";
    return reply.code(302).header("cache-control", "no-store").header("location", location).send();
  });
};
