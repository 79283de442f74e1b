import type { ChainRun } from "@chengqi/domain/chains/answers";
import { Button } from "antd";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { queryClient, useGet } from "../api.js";
import { send, useSend } from "../sign-in/send.js";
import { useMe } from "../sign-in/use-me.js";
import { MarkView } from "../ui/MarkView.js";
import { countText } from "../ui/format.js";
import { useReading } from "../ui/use-reading.js";

interface RunState { readonly state: "idle" | "running" | "failed"; readonly step: string | null; readonly done: number; readonly of: number; readonly failure: string | null; readonly last: ChainRun | null }

/** Asked again while something is under way; what rests on a run is read again when there is a new one. */
function useWatchedRun() {
  const query = useGet<RunState>("/chains/run");
  const { data, refetch } = query;
  const running = data?.state === "running";
  useEffect(() => {
    if (!running) return undefined;
    const timer = setInterval(() => void refetch(), 1500);
    return () => clearInterval(timer);
  }, [running, refetch]);
  const last = data && (data.last?.id ?? null);
  const known = useRef(last);
  useEffect(() => {
    if (known.current !== undefined && known.current !== last) void queryClient.invalidateQueries();
    known.current = last;
  }, [last]);
  return query;
}

/** Whether the chains are being worked out, how far that is, and what the numbers shown rest on. */
export function RunLine() {
  const { t } = useTranslation();
  const { language } = useReading();
  const { data } = useWatchedRun();
  const { may } = useMe();
  const cancel = useSend(() => send("DELETE", "/chains/run"));
  if (!data) return null;
  const { last } = data;
  return (
    <p className="run-line" role="status">
      {data.state === "running" && <span><progress aria-label={t("chains.run.progress")} max={data.of} value={data.done} /> {t("chains.run.running", { step: t(`chains.run.step.${data.step ?? "placing"}`), done: countText(data.done, language), of: countText(data.of, language) })} {may("chain.save") && <Button size="small" loading={cancel.isPending} onClick={() => cancel.mutate(undefined)}>{t("chains.run.cancel")}</Button>} </span>}
      {data.state === "failed" && <span className="unknown">{t("chains.run.failed", { failure: data.failure ?? "" })} </span>}
      {last && <span>{t("chains.run.last", { firms: countText(last.firms, language), placed: countText(last.placedFirms, language), year: last.year, method: last.method })} {last.syntheticFirms > 0 && <MarkView mark="synthetic" />}</span>}
    </p>
  );
}
