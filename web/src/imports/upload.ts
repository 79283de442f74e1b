import type { ImportKindId } from "@chengqi/domain/imports/kinds";
import type { Problem } from "@chengqi/domain/problems/problem";
import { ApiError, apiPath } from "../api.js";

/** Sends a file as it is, telling how much of it has gone. @throws ApiError with what the server said */
export function upload(kind: ImportKindId, file: File, onSent: (shareRatio: number) => void, signal: AbortSignal): Promise<{ id: string }> {
  return new Promise((resolve, reject) => {
    // Fetch does not tell how much of a body has gone.
    const request = new XMLHttpRequest();
    request.open("POST", apiPath("/imports", { kind, name: file.name.slice(-200) }));
    request.setRequestHeader("content-type", "application/octet-stream");
    request.setRequestHeader("accept", "application/json");
    request.responseType = "json";
    request.upload.addEventListener("progress", ({ loaded, total }) => onSent(total > 0 ? loaded / total : 0));
    request.addEventListener("load", () => {
      const answer = request.response as { id?: string } | null;
      if (request.status < 300 && typeof answer?.id === "string") resolve({ id: answer.id });
      else reject(new ApiError(request.status, answer as Problem | null));
    });
    request.addEventListener("error", () => reject(new ApiError(0, null)));
    request.addEventListener("abort", () => reject(new DOMException("", "AbortError")));
    signal.addEventListener("abort", () => request.abort());
    request.send(file);
  });
}
