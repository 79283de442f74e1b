import { runStateSchema } from "@chengqi/domain/chains/answers";
import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import type { z } from "zod";
import { problems } from "../http/answers.js";
import { need, type Visit, type Visits } from "../http/visit.js";
import { runOf } from "./results.js";
import type { ChainWork } from "./work.js";

/** The background work on chains: how far it is, done again, cancelled. */
export const chainRunRoutes = (visit: Visits, work: ChainWork): FastifyPluginAsyncZod => async (app) => {
  app.addHook("onClose", () => work.close());

  app.get("/api/v1/chains/run", {
    schema: { tags: ["chains"], summary: "How far the working-out of all chains is, and the last that was finished", response: { 200: runStateSchema, ...problems } },
  }, ({ actor }, reply) => {
    reply.header("cache-control", "no-store");
    return visit(actor, undefined, (opened) => stateNow(opened, work));
  });

  app.post("/api/v1/chains/run", {
    schema: { tags: ["chains"], summary: "Works all chains out anew where something has changed since the last time", response: { 200: runStateSchema, ...problems } },
  }, ({ actor }) =>
    visit(actor, undefined, async (opened) => {
      need(opened, "chain.save");
      work.start();
      return stateNow(opened, work);
    }));

  app.delete("/api/v1/chains/run", {
    schema: { tags: ["chains"], summary: "Cancels the working-out that is under way; what was there before stays", response: { 200: runStateSchema, ...problems } },
  }, ({ actor }) =>
    visit(actor, undefined, async (opened) => {
      need(opened, "chain.save");
      work.cancel();
      return stateNow(opened, work);
    }));
};

const stateNow = async ({ tx, city, year }: Visit, work: ChainWork): Promise<z.infer<typeof runStateSchema>> =>
  ({ ...work.state(), last: await runOf(tx, city.city_id, year) });
