import { permissions } from "@chengqi/domain/governance/permissions";
import type { FastifyInstance } from "fastify";
import { recordAct } from "../acts/record.js";
import type { Visits } from "../http/visit.js";

const act = "firm-aggregate.read-small";
const allowed = permissions.find((permission) => permission.act === act)?.allow ?? {};

/** Routes whose sums over firms hold small ones for those who may see them. */
const withSums = /^\/api\/v1\/(city$|zones|districts|ecosystems|atlas\/)/;

/** Puts on record who, having stated a purpose, looks at sums that tell of single firms. */
export function recordLooks(app: FastifyInstance, change: Visits): void {
  app.addHook("preHandler", async ({ actor, method, url, routeOptions }) => {
    if (method !== "GET" || actor.purpose === null || !allowed[actor.role] || !withSums.test(routeOptions.url ?? "")) return;
    const [path = ""] = url.split("?");
    await change(actor, undefined, (visit) => recordAct(visit, {
      kind: act, subject: { kind: "sums", id: path.slice(0, 200) }, reason: null, data: { purpose: actor.purpose }, bodyId: actor.bodyId,
    }));
  });
}
