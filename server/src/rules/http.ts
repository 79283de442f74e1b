import { checkAnswerSchema, ruleAnswerSchema, ruleRowSchema, vocabularyAnswerSchema } from "@chengqi/domain/rules/answers";
import { exampleSchema, ruleKinds } from "@chengqi/domain/rules/rule-file";
import { vocabularyIn, type VocabularyFile } from "@chengqi/domain/rules/vocabulary-file";
import { compileRule, functionNames, namesIn, RuleFault, unitFunctions, unitText } from "@chengqi/engines/rules";
import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { z } from "zod";
import { found, HttpError } from "../errors.js";
import { daySchema, idSchema, problems, rowsOf } from "../http/answers.js";
import type { Visits } from "../http/visit.js";
import { rowOf } from "./firm-rules.js";
import { answerOf, mostBody, tried } from "./rule-answer.js";
import { vocabularyNamed, type RuleFiles } from "./rule-files.js";
import { ruleById, rulesOf } from "./sql.js";

const listQuery = z.strictObject({ asOf: daySchema.optional(), kind: z.enum(ruleKinds).optional(), subject: z.string().max(40).optional() });
const checkBody = z.strictObject({
  subject: z.string().max(40), expression: z.string().max(20_000), today: daySchema.optional(), examples: z.array(exampleSchema).max(50).default([]),
});

/** Rules, read and checked. */
export const ruleRoutes = (visit: Visits, files: RuleFiles, today: () => string): FastifyPluginAsyncZod => async (app) => {

  app.get("/api/v1/rules", {
    schema: { tags: ["rules"], summary: "Rules with the version in force on the day", querystring: listQuery, response: { 200: rowsOf(ruleRowSchema), ...problems } },
  }, ({ actor, query }) =>
    visit(actor, query.asOf, async ({ tx, city, asOf }) => ({
      rows: (await rulesOf(tx, city.city_id)).map((stored) => rowOf(stored, asOf))
        .filter(({ kind, subject }) => (query.kind === undefined || kind === query.kind) && (query.subject === undefined || subject === query.subject)),
    })));

  app.get("/api/v1/rules/:id", {
    schema: { tags: ["rules"], summary: "One rule: its versions, how they differ in words, its examples tried", params: z.object({ id: idSchema }), response: { 200: ruleAnswerSchema, ...problems } },
  }, ({ actor, params }) =>
    visit(actor, undefined, async ({ tx, city }) => {
      const stored = found(await ruleById(tx, city.city_id, params.id), "params.id", params.id, "the id of a rule");
      return answerOf(stored, vocabularyNamed(files, stored.rule.subject, "params.id"));
    }));

  app.get("/api/v1/rules/vocabularies/:id", {
    schema: { tags: ["rules"], summary: "The names rules may use of a kind of thing, with the functions of the language", params: z.object({ id: idSchema }), response: { 200: vocabularyAnswerSchema, ...problems } },
  }, ({ params }) => ({
    ...vocabularyNamed(files, params.id, "params.id"), functions: [...functionNames],
    units: [...unitFunctions].map(([name, { unit, factor }]) => ({ name, unit, factor })),
  }));

  app.post("/api/v1/rules/check", {
    bodyLimit: mostBody,
    schema: { tags: ["rules"], summary: "Whether an expression is a rule, and how examples come out", body: checkBody, response: { 200: checkAnswerSchema, ...problems } },
  }, ({ body }) => checked(body, vocabularyNamed(files, body.subject, "body.subject"), today()));
};

function checked({ expression, examples, today: asked }: z.infer<typeof checkBody>, file: VocabularyFile, now: string): z.infer<typeof checkAnswerSchema> {
  const vocabulary = vocabularyIn(file);
  try {
    const rule = compileRule(expression, vocabulary);
    const outcome = examples.map((example) => tried(rule, expression, example, vocabulary, asked ?? now));
    return { fault: null, type: rule.of.type, unit: rule.of.type === "number" ? unitText(rule.of.unit) : null, names: namesIn(rule), examples: outcome };
  } catch (error) {
    if (error instanceof RuleFault) return { fault: error.fault, type: null, unit: null, names: [], examples: [] };
    if (error instanceof RangeError) {
      const [, field = "facts", what = "", expected = ""] = /^(facts\.[^:]+): found (.*), expected (.*)$/s.exec(error.message) ?? [];
      throw new HttpError(400, "invalid-request", { field: `body.examples.${field}`, found: what, expected });
    }
    throw error;
  }
}

