import { chainAnswerSchema } from "@chengqi/domain/chains/answers";
import { chainFileSchema, type ChainFile } from "@chengqi/domain/chains/chain-file";
import { chainProblems } from "@chengqi/domain/chains/chain-problems";
import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { recordAct } from "../acts/record.js";
import { lockHead } from "../acts/sql.js";
import { HttpError } from "../errors.js";
import { problems } from "../http/answers.js";
import { need, type Visits } from "../http/visit.js";
import type { ChainFiles } from "./chain-files.js";
import { chainAnswer } from "./chain-answer.js";
import { chainVersions, insertChain, type StoredChain } from "./sql.js";

const mostBody = 1024 * 1024;

/** Chains written by the city itself; `changed` hears of each once it is stored. */
export const chainSavingRoutes = (change: Visits, { classNames }: ChainFiles, changed: () => void): FastifyPluginAsyncZod => async (app) => {
  app.post("/api/v1/chains", {
    bodyLimit: mostBody,
    schema: {
      tags: ["chains"], summary: "Saves a chain of the city, or a new version of one",
      description: "Refused, with every place named, where a class is unknown, an edge goes nowhere or a link stands alone. What has been in force is never rewritten: a new version has the next number and a later first day.",
      body: chainFileSchema, response: { 200: chainAnswerSchema, ...problems },
    },
  }, async ({ actor, body }) => {
    const answer = await change(actor, undefined, async (opened) => {
      need(opened, "chain.save");
      const { tx, city } = opened;
      const chain = soundChain(body, classNames);
      // One save at a time: the record's head is locked until the end anyway.
      await lockHead(tx, city.city_id);
      needNext(await chainVersions(tx, city.city_id, chain.id), chain);
      await insertChain(tx, city.city_id, chain);
      await recordAct(opened, {
        kind: "chain.saved", subject: { kind: "chain", id: chain.id }, reason: chain.change?.zh ?? null,
        data: { version: chain.version, validFrom: chain.validFrom, links: chain.links.length, edges: chain.edges.length },
      });
      return chainAnswer(opened, await chainVersions(tx, city.city_id, chain.id), chain.version);
    });
    changed();
    return answer;
  });
};

/** @throws HttpError 422 naming every place that keeps the chain from being saved */
function soundChain(raw: ChainFile, classNames: ReadonlyMap<string, string>): ChainFile {
  const { chain, problems: wrong } = chainProblems(raw, classNames);
  if (chain) return chain;
  throw new HttpError(422, "invalid-request", ...wrong.map(({ where, found, expected }) => ({ field: `body.${where}`, found, expected })));
}

function needNext(versions: readonly StoredChain[], chain: ChainFile): void {
  const last = versions.at(-1)?.chain;
  const next = (last?.version ?? 0) + 1;
  if (chain.version !== next) throw new HttpError(409, "conflict", { field: "body.version", found: String(chain.version), expected: `${next}, the next version` });
  if (last && chain.validFrom <= last.validFrom) throw new HttpError(409, "conflict", { field: "body.validFrom", found: chain.validFrom, expected: `a day after ${last.validFrom}, when the version before began` });
}
