import type { ChainRun } from "@chengqi/domain/chains/answers";
import { useTranslation } from "react-i18next";
import { useGet } from "../api.js";
import { MarkView } from "../ui/MarkView.js";
import { countText } from "../ui/format.js";
import { useReading } from "../ui/use-reading.js";

interface RunState { readonly state: "idle" | "running" | "failed"; readonly step: string | null; readonly done: number; readonly of: number; readonly failure: string | null; readonly last: ChainRun | null }

/** Whether the chains are being worked out, how far that is, and what the numbers shown rest on. */
export function RunLine() {
  const { t } = useTranslation();
  const { language } = useReading();
  const { data } = useGet<RunState>("/chains/run");
  if (!data) return null;
  const { last } = data;
  return (
    <p className="run-line" role="status">
      {data.state === "running" && <span>{t("chains.run.running", { step: t(`chains.run.step.${data.step ?? "placing"}`), done: countText(data.done, language), of: countText(data.of, language) })} </span>}
      {data.state === "failed" && <span className="unknown">{t("chains.run.failed", { failure: data.failure ?? "" })} </span>}
      {last && <span>{t("chains.run.last", { firms: countText(last.firms, language), placed: countText(last.placedFirms, language), year: last.year, method: last.method })} {last.syntheticFirms > 0 && <MarkView mark="synthetic" />}</span>}
    </p>
  );
}
