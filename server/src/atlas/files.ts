import type { FastifyReply } from "fastify";
import { z } from "zod";
import { problems } from "../http/answers.js";
import type { Rendered } from "./renderer.js";

export const formats = ["svg", "png", "pdf"] as const;

export const mediaTypes = {
  svg: "image/svg+xml; charset=utf-8", png: "image/png", pdf: "application/pdf",
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
} as const;

/** Answers of a route that sends a file. */
export const file = (type: string, description: string) => ({
  200: { description, content: { [type]: { schema: z.custom<Buffer>(Buffer.isBuffer) } } }, ...problems,
});

export const sent = (reply: FastifyReply, { bytes, hash }: Rendered, type: string, disposition: string) =>
  reply.type(type).header("content-disposition", disposition).header("etag", `"${hash}"`).send(bytes);
