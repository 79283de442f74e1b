import { dayCountSchema, inOrder, myDaySchema, type DayItem } from "@chengqi/domain/notices/my-day";
import type { Actor } from "@chengqi/domain/governance/actor";
import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { z } from "zod";
import type { Signer } from "../acts/signer.js";
import { problems } from "../http/answers.js";
import { needSomebody, type Visit, type Visits } from "../http/visit.js";
import { noAnswer } from "../sign-in/session-http.js";
import type { SignIn } from "../sign-in/sign-in.js";
import type { Day } from "./source.js";
import { outsideSources, sources } from "./sources.js";
import { rememberVisit, seenBy } from "./sql.js";

export interface MyDayParts {
  readonly visit: Visits;
  readonly change: Visits;
  readonly signIn: SignIn | undefined;
  readonly signer: Signer | undefined;
  readonly today: () => string;
}

const tags = ["my day"];
const nothing = z.strictObject({});

/** What is late, what waits and what changed, for whoever is signed in. */
export const myDayRoutes = (parts: MyDayParts): FastifyPluginAsyncZod => async (app) => {
  const { visit, change, today } = parts;
  app.addHook("onRequest", async ({ actor }) => needSomebody(actor));
  app.addHook("onSend", async (_, reply) => void reply.header("cache-control", "no-store"));

  app.get("/api/v1/my-day", {
    schema: { tags, summary: "What waits for me, what is late, what changed since my last visit", querystring: nothing, response: { 200: myDaySchema, ...problems } },
  }, async ({ actor }) => {
    const outside = await itemsOutside(parts, actor);
    return visit(actor, undefined, async (opened) => {
      const seen = await seenBy(opened, new Date());
      const items = await itemsOf(opened, { today: today(), since: seen.since, signer: parts.signer });
      return { role: actor.role, today: today(), ...seen, items: inOrder([...outside, ...items]) };
    });
  });

  app.get("/api/v1/my-day/count", {
    schema: { tags, summary: "How much is late or waits", querystring: nothing, response: { 200: dayCountSchema, ...problems } },
  }, async ({ actor }) => {
    const outside = await itemsOutside(parts, actor);
    const items = await visit(actor, undefined, (opened) => itemsOf(opened, { today: today(), since: new Date().toISOString(), signer: parts.signer }));
    return { count: [...outside, ...items].filter(({ part }) => part !== "changed").length };
  });

  app.put("/api/v1/my-day/visit", {
    schema: { tags, summary: "Remember that I was here", description: "What happens from half an hour later on is new at the next visit.", response: { 204: noAnswer, ...problems } },
  }, async ({ actor }, reply) => {
    await change(actor, undefined, rememberVisit);
    return reply.code(204).send(null);
  });
};

async function itemsOutside({ signIn, today }: MyDayParts, { role }: Actor): Promise<DayItem[]> {
  if (!signIn) return [];
  const parts = await Promise.all(outsideSources.filter(({ roles }) => roles.includes(role)).map((source) => source.read(signIn, { today: today() })));
  return parts.flat();
}

/** One after the other: they share the transaction. */
async function itemsOf(opened: Visit, day: Day): Promise<DayItem[]> {
  const items: DayItem[] = [];
  for (const source of sources) {
    if (!source.roles || source.roles.includes(opened.actor.role)) items.push(...(await source.read(opened, day)));
  }
  return items;
}
