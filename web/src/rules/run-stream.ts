import type { Problem } from "@chengqi/domain/problems/problem";
import { ApiError, apiPath } from "../api.js";

export interface Progress { readonly step: string; readonly done: number; readonly of: number }

/** Lines of a text that arrives in pieces; the last one may lack its end. */
export async function* linesOf(body: ReadableStream<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  const reader = body.getReader();
  let rest = "";
  try {
    for (;;) {
      const { value, done } = await reader.read();
      rest += done ? decoder.decode() : decoder.decode(value, { stream: true });
      const lines = rest.split("\n");
      rest = lines.pop() ?? "";
      for (const line of lines) if (line.trim() !== "") yield line;
      if (done) break;
    }
    if (rest.trim() !== "") yield rest;
  } finally {
    // A reader that leaves early closes the request, which ends the work on the server.
    await reader.cancel().catch(() => undefined);
  }
}

/**
 * Asks for something that takes its time: tells how far it is, and gives the result of the last line.
 * @throws ApiError as every other request; AbortError when the signal says so
 */
export async function runStream<T>(
  path: string, body: unknown, onProgress: (progress: Progress) => void, signal: AbortSignal,
): Promise<T> {
  const response = await asked(path, body, signal);
  if (!response.body) throw new ApiError(response.status, null);
  for await (const line of linesOf(response.body)) {
    const said = JSON.parse(line) as { progress?: Progress; result?: T; problem?: Problem };
    if (said.progress) onProgress(said.progress);
    if (said.problem) throw new ApiError(said.problem.status, said.problem);
    if (said.result !== undefined) return said.result;
  }
  throw new ApiError(response.status, null);
}

/** A request with a body; what is no answer is an error with its problem. */
export async function asked(path: string, body: unknown, signal?: AbortSignal): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(apiPath(path), {
      method: "POST", headers: { "content-type": "application/json", accept: "application/json, application/x-ndjson" }, body: JSON.stringify(body), ...(signal && { signal }),
    });
  } catch (error) {
    if (error instanceof DOMException && error.name === "AbortError") throw error;
    throw new ApiError(0, null);
  }
  if (response.ok) return response;
  const isJson = response.headers.get("content-type")?.includes("json") ?? false;
  throw new ApiError(response.status, isJson ? ((await response.json().catch(() => null)) as Problem | null) : null);
}
