import { randomUUID } from "node:crypto";
import { tmpdir } from "node:os";
import path from "node:path";
import { visitorOf, type Actor } from "@chengqi/domain/governance/actor";
import compress from "@fastify/compress";
import etag from "@fastify/etag";
import rateLimit from "@fastify/rate-limit";
import fastify, { type FastifyBaseLogger, type FastifyInstance, type FastifyRequest } from "fastify";
import { serializerCompiler, validatorCompiler } from "fastify-type-provider-zod";
import { actRoutes } from "./acts/http.js";
import type { Signer } from "./acts/signer.js";
import { atlasRoutes } from "./atlas/http.js";
import { readChainFiles, type ChainFiles } from "./chains/chain-files.js";
import { chainDecisionRoutes } from "./chains/decide-http.js";
import { placementRoutes } from "./chains/placements.js";
import { duplicationRoutes } from "./chains/duplication-http.js";
import { gapRoutes } from "./chains/gaps-http.js";
import { chainRoutes } from "./chains/http.js";
import { roadmapRoutes } from "./chains/roadmap-http.js";
import { partnerRoutes } from "./chains/partners-http.js";
import { chainRunRoutes } from "./chains/run-http.js";
import { chainSavingRoutes } from "./chains/save-http.js";
import { refreshShippedChains } from "./chains/sql.js";
import { supplyRoutes } from "./chains/supply-http.js";
import { targetRoutes } from "./chains/target-http.js";
import { openChainWork, type ChainWork } from "./chains/work.js";
import { zoneChainRoutes } from "./chains/zone-http.js";
import { cityRoutes } from "./city/http.js";
import { datasetRoutes } from "./datasets/http.js";
import type { Database } from "./db/database.js";
import { districtRoutes } from "./districts/http.js";
import { ecosystemRoutes } from "./ecosystems/http.js";
import { firmRoutes } from "./enterprises/http.js";
import { returnRoutes } from "./enterprises/returns-http.js";
import { problemOf } from "./errors.js";
import { governanceActRoutes } from "./governance/acts-http.js";
import { bodyRoutes } from "./governance/http.js";
import { recordLooks } from "./governance/looks.js";
import { exportRoutes } from "./exports/http.js";
import { fileStoreIn, type FileStore } from "./imports/file-store.js";
import { importRoutes } from "./imports/http.js";
import { openImportWork, type ImportWork } from "./imports/work.js";
import { healthRoutes } from "./health/http.js";
import { needArrival } from "./http/arrival.js";
import { addDocs } from "./http/docs.js";
import { addHeaders } from "./http/headers.js";
import { addScopes } from "./http/scope.js";
import { addSite } from "./http/site.js";
import { changesOf, visitsOf, type Visits } from "./http/visit.js";
import { industryRoutes } from "./industries/http.js";
import { firmRuleRoutes } from "./rules/firm-http.js";
import { placeRoutes } from "./places/http.js";
import { ruleRoutes } from "./rules/http.js";
import { readRuleFiles } from "./rules/rule-files.js";
import { ruleRunRoutes } from "./rules/run-http.js";
import { openRunner } from "./rules/runner.js";
import { ruleSavingRoutes } from "./rules/save-http.js";
import { refreshShippedRules } from "./rules/sql.js";
import { myDayRoutes } from "./my-day/http.js";
import { noticeRoutes } from "./notices/http.js";
import { ogcRoutes } from "./ogc/http.js";
import { searchRoutes } from "./search/http.js";
import { signInRoutes } from "./sign-in/http.js";
import type { SignIn } from "./sign-in/sign-in.js";
import { tileRoutes } from "./tiles/http.js";
import { zoneRoutes } from "./zones/http.js";

export interface AppConfig {
  cityId: string;
  version: string;
  /** The built application, with its index.html. */
  webDir: string;
  logLevel: string;
  /** Chains of the city as shipped, with the classes it writes chains in. Default: those of GB/T 4754-2017. */
  chainFiles?: ChainFiles;
  /** Today, ISO 8601: the age of datasets is counted from it. Default: the clock. */
  today?: () => string;
  /** Last step of a load that is under way, for the health check. */
  progress?: () => string | null;
  /** Signs the heads of acts; its state is shown beside them. */
  signer?: Signer;
  /** Who may sign in, and how; without it everybody is a visitor. */
  signIn?: SignIn;
  /** Works out the chains in the background. */
  chains?: ChainWork;
  /** Where files that are imported are kept; without it in a directory for a short while. */
  imports?: { readonly files: FileStore; readonly work: ImportWork };
  requestsPerMinute?: number;
  /** Behind a proxy that sets X-Forwarded-For. */
  trustProxy?: boolean;
}

declare module "fastify" {
  interface FastifyRequest {
    /** On whose behalf the request is made; of the session's if there is one. */
    actor: Actor;
  }
}

/** The whole HTTP side: interface, its documentation and the application, ready to listen. */
export async function buildApp({ database, config }: { database: Database; config: AppConfig }): Promise<FastifyInstance> {
  const app: FastifyInstance = fastify({
    logger: config.logLevel === "silent" ? false : { level: config.logLevel },
    genReqId: () => randomUUID(),
    trustProxy: config.trustProxy ?? false,
    routerOptions: { maxParamLength: 200 },
    ...limits,
  });
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  needArrival(app, { wholeMs: 30_000, pieceMs: 30_000 });
  answerErrors(app);
  await addHeaders(app);
  await app.register(rateLimit, { max: config.requestsPerMinute ?? 3000, timeWindow: "1 minute" });
  addScopes(app);
  await app.register(etag, { weak: true });
  await app.register(compress, { customTypes: compressible, threshold: 1024, encodings: ["br", "gzip"] });
  await addDocs(app, config.version);
  app.decorateRequest("actor", null as unknown as Actor);
  app.addHook("onRequest", async (request, reply) => {
    const { signIn, cityId, progress } = config;
    const asked = signIn && request.url.startsWith("/api/") && (progress?.() ?? null) === null;
    request.actor = asked ? await signIn.readActor(request, reply) : visitorOf(cityId);
  });
  await addRoutes(app, database, config);
  await addSite(app, config.webDir);
  await app.ready();
  return app;
}

/** What a request may weigh and how long its head may take to arrive; a route that takes files raises its own. */
const limits = { bodyLimit: 256 * 1024, requestTimeout: 0, http: { maxHeaderSize: 16 * 1024, headersTimeout: 15_000 } } as const;

const compressible = /^text\/(?!event-stream)|[+/](?:json|xml|javascript)(?:;|$)|mapbox-vector-tile/;

async function addRoutes(app: FastifyInstance, database: Database, config: AppConfig): Promise<void> {
  const { cityId, version } = config;
  const progress = config.progress ?? (() => null);
  const visit = visitsOf(database, cityId, progress);
  const change = changesOf(database, cityId, progress);
  const today = config.today ?? (() => new Date().toISOString().slice(0, 10));
  recordLooks(app, change);
  await app.register(healthRoutes({ database, cityId, version, progress }));
  await app.register(cityRoutes(visit));
  await app.register(datasetRoutes(visit, change, today));
  await app.register(industryRoutes(visit));
  await app.register(districtRoutes(visit));
  await app.register(zoneRoutes(visit));
  await app.register(bodyRoutes(visit));
  await app.register(governanceActRoutes(change));
  await app.register(ecosystemRoutes(visit));
  await app.register(firmRoutes(visit));
  await app.register(returnRoutes(change));
  await app.register(exportRoutes(visit, change));
  await app.register(placeRoutes(visit));
  await app.register(searchRoutes(visit));
  await app.register(tileRoutes(visit));
  await app.register(ogcRoutes(visit));
  await app.register(atlasRoutes(visit));
  const files = await readRuleFiles();
  await refreshShippedRules(database.owner, cityId, files);
  await app.register(ruleRoutes(visit, files, today));
  await app.register(ruleSavingRoutes(change, files));
  await app.register(firmRuleRoutes(visit, files));
  await app.register(ruleRunRoutes(visit, change, files, openRunner(database)));
  const chains = config.chains ?? openChainWork(database, cityId);
  await addChainRoutes(app, database, { cityId, files: config.chainFiles ?? await readChainFiles(), today, visit, change, work: chains });
  await app.register(importRoutes({ database, visit, ...(config.imports ?? shortImports(database, cityId, chains)) }));
  if (config.signIn) await app.register(signInRoutes(config.signIn, visit, change));
  await app.register(actRoutes(visit, config.signer));
  await app.register(myDayRoutes({ visit, change: changesOf(database, cityId, progress), signIn: config.signIn, signer: config.signer, today }));
  await app.register(noticeRoutes(visit, changesOf(database, cityId, progress)));
}

function shortImports(database: Database, cityId: string, chains: ChainWork): NonNullable<AppConfig["imports"]> {
  const files = fileStoreIn(path.join(tmpdir(), `chengqi-imports-${randomUUID()}`));
  return { files, work: openImportWork({ database, cityId, files, changed: chains.start }) };
}

interface ChainParts { readonly cityId: string; readonly files: ChainFiles; readonly today: () => string; readonly visit: Visits; readonly change: Visits; readonly work: ChainWork }

async function addChainRoutes(app: FastifyInstance, database: Database, { cityId, files, today, visit, change, work }: ChainParts): Promise<void> {
  await refreshShippedChains(database.owner, cityId, files);
  await app.register(chainRunRoutes(visit, work));
  await app.register(chainRoutes(visit));
  await app.register(chainSavingRoutes(change, files, work.start));
  await app.register(chainDecisionRoutes(change));
  await app.register(placementRoutes(visit, change, work.start));
  await app.register(roadmapRoutes(visit, change));
  await app.register(targetRoutes(visit, change, today));
  await app.register(gapRoutes(visit));
  await app.register(duplicationRoutes(visit));
  await app.register(zoneChainRoutes(visit));
  await app.register(supplyRoutes(visit));
  await app.register(partnerRoutes(visit));
}

/** The one place where errors end: a problem for the reader, and the whole of an unforeseen one in the log. */
function answerErrors(app: FastifyInstance): void {
  app.setErrorHandler((error, request, reply) => {
    const problem = problemOf(error, request.id, valueIn(request));
    logProblem(request.log, problem.status, problem.detail, error);
    return reply.code(problem.status).header("cache-control", "no-store").type("application/problem+json").send(problem);
  });
}

function logProblem(log: FastifyBaseLogger, status: number, detail: string, error: unknown): void {
  if (status >= 500 && status !== 503) log.error({ err: error }, "request failed");
  else log.info({ status, detail }, "request refused");
}

/** The value at `query.limit` and the like. */
const valueIn = (request: FastifyRequest) => (field: string): unknown =>
  field.split(".").reduce<unknown>(
    (value, step) => (typeof value === "object" && value !== null ? (value as Record<string, unknown>)[step] : undefined),
    { query: request.query, params: request.params, body: request.body, headers: request.headers },
  );
