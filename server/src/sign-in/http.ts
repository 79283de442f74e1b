import type { Visits } from "../http/visit.js";
import { eraseRoutes } from "./erase-http.js";
import { keyRoutes } from "./keys-http.js";
import { passwordRoutes } from "./password-http.js";
import { secondFactorRoutes } from "./second-factor-http.js";
import { sessionRoutes } from "./session-http.js";
import type { Routes, SignIn } from "./sign-in.js";
import { singleSignOnRoutes } from "./single-sign-on-http.js";
import { userRoutes } from "./users-http.js";

/** Everything of sign-in that can be reached; none of it is kept by a browser or a proxy. */
export const signInRoutes = (signIn: SignIn, visit: Visits, change: Visits): Routes => async (app) => {
  app.addHook("onSend", async (_, reply) => void reply.header("cache-control", "no-store"));
  for (const routes of [sessionRoutes, passwordRoutes, secondFactorRoutes, singleSignOnRoutes]) await app.register(routes(signIn));
  await app.register(userRoutes(signIn, visit, change));
  await app.register(keyRoutes(signIn, change));
  await app.register(eraseRoutes(signIn, change));
};
