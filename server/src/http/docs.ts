import swagger from "@fastify/swagger";
import swaggerUi from "@fastify/swagger-ui";
import type { FastifyInstance } from "fastify";
import { createJsonSchemaTransform } from "fastify-type-provider-zod";
import { docsPolicy } from "./headers.js";

/** OpenAPI 3.1 of every route from its schemas, and a page to read and try them. */
export async function addDocs(app: FastifyInstance, version: string): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: "3.1.0",
      info: {
        title: "Chengqi 城棋",
        version,
        description:
          "The city's industrial functional zones, ecosystems, districts and enterprises, read only. Every figure carries its " +
          "mark, dataset, method and inputs; `null` means undefined and `reason` says why. Errors are `application/problem+json`.",
        license: { name: "Apache-2.0", identifier: "Apache-2.0" },
      },
      tags: [
        { name: "city", description: "The city and its places" },
        { name: "zones", description: "Functional zones 产业功能区" },
        { name: "ecosystems", description: "Industrial ecosystems 产业生态圈" },
        { name: "firms", description: "Enterprises" },
        { name: "data", description: "Datasets and classifications" },
        { name: "atlas", description: "Three maps and one table 三图一表" },
      ],
    },
    transform: createJsonSchemaTransform({ skipList: [] }),
  });
  app.get("/api/openapi.json", { schema: { hide: true } }, () => app.swagger());
  await app.register(swaggerUi, {
    routePrefix: "/api/docs",
    staticCSP: docsPolicy,
    uiConfig: { layout: "BaseLayout", deepLinking: true, tryItOutEnabled: true },
    theme: { title: "Chengqi API" },
  });
}
