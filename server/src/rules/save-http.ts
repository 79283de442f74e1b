import { ruleAnswerSchema } from "@chengqi/domain/rules/answers";
import { ruleFileSchema, type RuleFile } from "@chengqi/domain/rules/rule-file";
import { problemsOf } from "@chengqi/domain/rules/rule-problems";
import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { recordAct } from "../acts/record.js";
import { HttpError } from "../errors.js";
import { problems } from "../http/answers.js";
import { need, type Visits } from "../http/visit.js";
import { rewritten } from "./firm-rules.js";
import { answerOf, mostBody } from "./rule-answer.js";
import { vocabulariesIn, vocabularyNamed, type RuleFiles } from "./rule-files.js";
import { lockRule, ruleById, saveRule } from "./sql.js";

/** Rules saved by the city. */
export const ruleSavingRoutes = (change: Visits, files: RuleFiles): FastifyPluginAsyncZod => async (app) => {
  app.post("/api/v1/rules", {
    bodyLimit: mostBody,
    schema: { tags: ["rules"], summary: "Saves a rule of the city, or a new version of one", description: "Refused, with every place named, where a version does not compile or an example comes out otherwise than it says. What has been in force is never rewritten.", body: ruleFileSchema, response: { 200: ruleAnswerSchema, ...problems } },
  }, ({ actor, body }) =>
    change(actor, undefined, async (opened) => {
      need(opened, "rule.save");
      const rule = soundRule(body, files);
      const { tx, city } = opened;
      await lockRule(tx, city.city_id, rule.id);
      const before = await ruleById(tx, city.city_id, rule.id);
      const wrong = before && rewritten(before.rule, rule);
      if (wrong) throw new HttpError(409, "conflict", { field: `body.${wrong.where}`, found: wrong.found, expected: wrong.expected });
      await saveRule(tx, city.city_id, rule);
      const last = rule.versions.at(-1)!;
      await recordAct(opened, { kind: "rule.saved", subject: { kind: "rule", id: rule.id }, reason: last.change?.zh ?? null, data: { version: last.version, expression: last.expression, validFrom: last.validFrom } });
      return answerOf({ rule, origin: "city" }, vocabularyNamed(files, rule.subject, "body.subject"));
    }));
};

/** @throws HttpError 422 naming every place that keeps the rule from being saved */
function soundRule(raw: RuleFile, files: RuleFiles): RuleFile {
  const { rule, problems: wrong } = problemsOf(raw, vocabulariesIn(files.vocabularies));
  if (rule) return rule;
  throw new HttpError(422, "invalid-request", ...wrong.map(({ where, span, found: what, expected }) => ({ field: `body.${where}${span ? `[${span.from}–${span.to}]` : ""}`, found: what, expected })));
}
