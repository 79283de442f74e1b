import type { Language } from "@chengqi/domain/words/words";
import type { FastifyReply, FastifyRequest } from "fastify";
import { z } from "zod";
import { HttpError } from "../errors.js";
import { problems } from "../http/answers.js";
import { collections, type Collection, type Feature } from "./collections.js";
import type { Link } from "./page.js";
import { crs84, referenceSystems } from "./reference-systems.js";

export const ogcRoot = "/api/ogc";
export const tags = ["ogc"];
export const geoJsonType = "application/geo+json";

export const answer = (type: string) =>
  ({ 200: { description: "In this form; with `f=html` a page", content: { [type]: { schema: z.custom<object>() } } }, ...problems });
export const titleOf = ({ title }: Collection, lang: Language) => title[lang];

export function named(id: string): Collection {
  const one = collections.find((collection) => collection.id === id);
  if (!one) throw new HttpError(404, "not-found", { field: "params.collection", found: id, expected: `one of ${collections.map((collection) => collection.id).join(", ")}` });
  return one;
}

export function description(request: FastifyRequest, one: Collection, lang: Language, box: readonly number[] | null) {
  const base = `${ogcRoot}/collections/${one.id}`;
  const links: Link[] = [
    { href: at(request, base), rel: "self", type: "application/json", title: "JSON" },
    { href: at(request, `${base}/items`), rel: "items", type: "application/geo+json", title: "GeoJSON" },
    { href: at(request, `${base}/items?f=html`), rel: "items", type: "text/html", title: "HTML" },
  ];
  return {
    id: one.id, title: titleOf(one, lang), description: one.description[lang], itemType: "feature", links,
    ...(box && { extent: { spatial: { bbox: [box], crs: crs84 } } }), crs: [...referenceSystems.keys()], storageCrs: crs84,
  };
}

const shown = (value: unknown) => ({ text: value === null || value === undefined ? "—" : typeof value === "string" ? value : JSON.stringify(value) });

export function tableOf(one: Collection, rows: readonly Feature[]) {
  const keys = [...new Set(rows.flatMap(({ properties }) => Object.keys(properties)))];
  return {
    head: ["id", ...keys],
    rows: rows.map(({ id, properties }) => [{ text: id, href: `${ogcRoot}/collections/${one.id}/items/${encodeURIComponent(id)}?f=html` }, ...keys.map((key) => shown(properties[key]))]),
  };
}

export const at = ({ protocol, host }: FastifyRequest, path: string): string => `${protocol}://${host}${path}`;

export function withQuery(request: FastifyRequest, change: Readonly<Record<string, string>>): string {
  const url = new URL(at(request, request.url));
  for (const [key, value] of Object.entries(change)) url.searchParams.set(key, value);
  return url.href;
}

/** JSON, or a page where `f=html` or the header Accept asks for one. */
export function given(request: FastifyRequest & { query: { f?: "json" | "html" | undefined } }, reply: FastifyReply, body: object, page: () => string, type = "application/json; charset=utf-8") {
  void reply.header("vary", "accept");
  const html = request.query.f === "html" || (request.query.f === undefined && /^[^,]*text\/html/.test(request.headers.accept ?? ""));
  return html ? reply.type("text/html; charset=utf-8").send(page()) : reply.type(type).send(JSON.stringify(body));
}
