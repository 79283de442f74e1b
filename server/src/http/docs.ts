import { createRequire } from "node:module";
import { dirname } from "node:path";
import files from "@fastify/static";
import swagger from "@fastify/swagger";
import swaggerUi from "@fastify/swagger-ui";
import type { FastifyInstance } from "fastify";
import { createJsonSchemaTransform, jsonSchemaTransformObject } from "fastify-type-provider-zod";
import { docsPolicy } from "./headers.js";

const fontFolder = dirname(createRequire(import.meta.url).resolve("@fontsource/noto-sans-sc/package.json"));
const fontPrefix = "/api/fonts/";
/** Style sheets of the two weights the page uses and the pieces they name; a browser takes only the pieces it needs. */
const fontFile = /^\/(?:(?:400|700)\.css|files\/noto-sans-sc-\d+-(?:400|700)-normal\.woff2|files\/noto-sans-sc-[a-z]+-(?:400|700)-normal\.woff2)$/;

const monospaced = "pre, pre *, code, textarea, .opblock-summary-path, .opblock-summary-path *, .parameter__type, .prop-type, .prop-format";
const docsStyle = `@import url("${fontPrefix}400.css");
@import url("${fontPrefix}700.css");
body, .swagger-ui, .swagger-ui *:not(${monospaced}) { font-family: "Noto Sans SC", sans-serif !important; }
`;

/** OpenAPI 3.1 of every route from its schemas, and a page to read and try them. */
export async function addDocs(app: FastifyInstance, version: string): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: "3.1.0",
      info: {
        title: "Chengqi 城棋",
        version,
        description:
          "The city's industrial functional zones, ecosystems, districts and enterprises, its rules, bodies and acts. Every figure carries its " +
          "mark, dataset, method and inputs; `null` means undefined and `reason` says why. Errors are `application/problem+json`.",
        license: { name: "Apache-2.0", identifier: "Apache-2.0" },
      },
      tags: [
        { name: "city", description: "The city and its places" },
        { name: "zones", description: "Functional zones 产业功能区" },
        { name: "ecosystems", description: "Industrial ecosystems 产业生态圈" },
        { name: "firms", description: "Enterprises" },
        { name: "chains", description: "Industry chains 产业链: panorama, gaps, duplication between zones, supply" },
        { name: "rules", description: "Rules 规则: eligibility, admission, lights, indicators" },
        { name: "exports", description: "Lists and layers as files" },
        { name: "imports", description: "Files brought in: read, checked, published, taken back" },
        { name: "places", description: "Parcels of land, facilities, projects" },
        { name: "data", description: "Datasets and classifications" },
        { name: "governance", description: "Bodies and the zones they run" },
        { name: "acts", description: "The record of acts 留痕" },
        { name: "my day", description: "What waits, what is late, what changed" },
        { name: "notices", description: "Notices and how they go out" },
        { name: "session", description: "Signing in and out, one's own account" },
        { name: "users", description: "Accounts and memberships, for the security administrator" },
        { name: "ogc", description: "Layers as OGC API – Features, for GIS programs" },
        { name: "atlas", description: "Three maps and one table 三图一表" },
      ],
    },
    transform: createJsonSchemaTransform({ skipList: [] }),
    // Schemas that name themselves, such as one that holds itself, are described once.
    transformObject: jsonSchemaTransformObject,
  });
  app.get("/api/openapi.json", { schema: { hide: true } }, () => app.swagger());
  await app.register(files, {
    root: fontFolder, prefix: fontPrefix, index: false, decorateReply: false, maxAge: "365d", immutable: true, allowedPath: (path) => fontFile.test(path),
  });
  await app.register(swaggerUi, {
    routePrefix: "/api/docs",
    staticCSP: docsPolicy,
    uiConfig: { layout: "BaseLayout", deepLinking: true, tryItOutEnabled: true },
    theme: { title: "Chengqi API", css: [{ filename: "fonts.css", content: docsStyle }] },
  });
}
