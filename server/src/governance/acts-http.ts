import {
  acceptBodySchema, appointBodySchema, createPostBodySchema, endBodySchema, nameLeadBodySchema, offerBodySchema, refuseBodySchema,
} from "@chengqi/domain/governance/body-answers";
import { powerStates } from "@chengqi/domain/governance/bodies";
import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { z } from "zod";
import { idSchema, problems } from "../http/answers.js";
import type { Visits } from "../http/visit.js";
import { nameLead } from "./leads.js";
import { appoint, closePost, createPost, endAppointment } from "./posts.js";
import { movePower, offerPower, steps } from "./powers.js";

const params = z.object({ id: idSchema });
const made = { 201: z.object({ id: z.string() }), ...problems };
const moved = { 200: z.object({ id: z.string(), state: z.enum(powerStates), seq: z.number().int() }), ...problems };
const done = { 204: z.null().describe("Done"), ...problems };
const tags = ["governance"];

/** What people decide about bodies: each is recorded with its reason, in the transaction that does it. */
export const governanceActRoutes = (change: Visits): FastifyPluginAsyncZod => async (app) => {
  app.post("/api/v1/powers", {
    schema: { tags, summary: "Offers a power to the body of a zone", description: "It holds once the zone's body has accepted it.", body: offerBodySchema, response: made },
  }, async ({ actor, body }, reply) => reply.code(201).send({ id: await change(actor, undefined, (visit) => offerPower(visit, body)) }));

  for (const [word, step] of Object.entries(steps)) {
    app.post(`/api/v1/powers/:id/${word}`, {
      schema: { tags, summary: summaries[word as keyof typeof steps], params, body: word === "accept" ? acceptBodySchema : refuseBodySchema, response: moved },
    }, ({ actor, params: { id }, body: { reason, expectedSeq } }) => change(actor, undefined, async (visit) => {
      const { state, seq } = await movePower(visit, id, step, reason, expectedSeq);
      return { id, state, seq };
    }));
  }

  app.post("/api/v1/zones/:id/leads", {
    schema: { tags, summary: "Names one of a zone's three in one from a day on", params, body: nameLeadBodySchema, response: made },
  }, async ({ actor, params: { id }, body }, reply) => reply.code(201).send({ id: await change(actor, undefined, (visit) => nameLead(visit, id, body)) }));

  app.post("/api/v1/bodies/:id/posts", {
    schema: { tags, summary: "Creates posts of one title in a body", params, body: createPostBodySchema, response: made },
  }, async ({ actor, params: { id }, body }, reply) => reply.code(201).send({ id: await change(actor, undefined, (visit) => createPost(visit, id, body)) }));

  app.post("/api/v1/posts/:id/end", {
    schema: { tags, summary: "Closes a post", params, body: endBodySchema, response: done },
  }, async ({ actor, params: { id }, body }, reply) => {
    await change(actor, undefined, (visit) => closePost(visit, id, body));
    return reply.code(204).send(null);
  });

  app.post("/api/v1/posts/:id/appointments", {
    schema: { tags, summary: "Appoints somebody, known by a number, to a post", params, body: appointBodySchema, response: made },
  }, async ({ actor, params: { id }, body }, reply) => reply.code(201).send({ id: await change(actor, undefined, (visit) => appoint(visit, id, body)) }));

  app.post("/api/v1/appointments/:id/end", {
    schema: { tags, summary: "Ends an appointment", params, body: endBodySchema, response: done },
  }, async ({ actor, params: { id }, body }, reply) => {
    await change(actor, undefined, (visit) => endAppointment(visit, id, body));
    return reply.code(204).send(null);
  });
};

const summaries: Readonly<Record<keyof typeof steps, string>> = {
  accept: "Accepts an offered power, for the zone's body", decline: "Declines an offered power, for the zone's body", withdraw: "Withdraws a power, for its giver",
};
