import { useCallback, useEffect, useRef, useState } from "react";
import { useSearchParams } from "react-router";
import type { RunResult } from "./answers.js";
import { runStream, type Progress } from "./run-stream.js";

export type Run =
  | { readonly state: "none" }
  | { readonly state: "running"; readonly expression: string; readonly progress: Progress | null }
  | { readonly state: "done"; readonly expression: string; readonly result: RunResult }
  | { readonly state: "failed"; readonly expression: string; readonly error: Error };

/** Runs an expression over every firm of the city; one run at a time, which can be cancelled. */
export function useRun(subject: string): { run: Run; start: (expression: string) => void; cancel: () => void } {
  const [run, setRun] = useState<Run>({ state: "none" });
  const [params] = useSearchParams();
  const asOf = params.get("asOf");
  const current = useRef<AbortController | null>(null);
  const cancel = useCallback(() => {
    current.current?.abort();
    current.current = null;
    setRun({ state: "none" });
  }, []);
  const start = useCallback((expression: string) => {
    current.current?.abort();
    const controller = new AbortController();
    current.current = controller;
    const stands = () => current.current === controller;
    setRun({ state: "running", expression, progress: null });
    runStream<RunResult>("/rules/run", { subject, expression, ...(asOf !== null && { asOf }) }, (progress) => {
      if (stands()) setRun({ state: "running", expression, progress });
    }, controller.signal)
      .then((result) => { if (stands()) setRun({ state: "done", expression, result }); })
      .catch((error: unknown) => { if (stands()) setRun({ state: "failed", expression, error: error instanceof Error ? error : new Error(String(error)) }); });
  }, [subject, asOf]);
  useEffect(() => () => current.current?.abort(), []);
  return { run, start, cancel };
}
