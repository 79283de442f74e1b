import type { ImportDetail } from "@chengqi/domain/imports/answers";
import { expectedText } from "@chengqi/domain/imports/expected";
import { importKind } from "@chengqi/domain/imports/kinds";
import { Alert, Button } from "antd";
import { useTranslation } from "react-i18next";
import { useParams } from "react-router";
import { Refusal } from "../governance/Refusal.js";
import { send, useSend } from "../sign-in/send.js";
import { countText } from "../ui/format.js";
import { LinkButton } from "../ui/LinkButton.js";
import { PageHeader } from "../ui/PageHeader.js";
import { PageLink } from "../ui/PageLink.js";
import { PageTabs } from "../ui/PageTabs.js";
import { Answer } from "../ui/States.js";
import { useReading } from "../ui/use-reading.js";
import { useUrlState } from "../ui/use-url-state.js";
import { CheckStep } from "./CheckStep.js";
import { ColumnsStep } from "./ColumnsStep.js";
import { PlacesStep } from "./PlacesStep.js";
import { PublishStep } from "./PublishStep.js";
import { StateView } from "./StateView.js";
import { bytesText, momentText } from "./texts.js";
import { hasPlaces, importPath, isBusy, useImport } from "./use-import.js";
import "./imports.css";

/** One import: what stands in the file, where its rows lie, what they would change, and the publishing. */
export default function ImportPage() {
  const { id = "" } = useParams();
  const query = useImport(id);
  return <div className="page"><Answer query={query}>{(data) => <Content data={data} />}</Answer></div>;
}

function Content({ data }: { data: ImportDetail }) {
  const { t } = useTranslation();
  const { language } = useReading();
  const cancel = useSend(() => send("POST", `${importPath(data.id)}/cancel`));
  return (
    <>
      <PageHeader
        title={data.fileName} note={t("imports.steps")}
        identity={<><span>{importKind(data.kind)[language]}</span><StateView state={data.state} />{data.format && <span>{t(`imports.format.${data.format}`)}</span>}<span>{bytesText(data.fileBytes, language)}</span><span>{momentText(data.createdAt, language)}</span></>}
        actions={<>{data.may.cancel && <Button loading={cancel.isPending} onClick={() => cancel.mutate(undefined)}>{t("imports.cancel")}</Button>}<LinkButton to="/imports">{t("imports.all")}</LinkButton></>}
      />
      <Refusal error={cancel.error} />
      <ProgressLine data={data} />
      {data.failure && <Alert type="error" role="alert" title={t("imports.failed")} description={t("imports.fault", { ...data.failure, expected: expectedText(data.failure.expected, language) })} />}
      {data.sameFile !== null && <p className="banner" role="note"><PageLink to={`/imports/${encodeURIComponent(data.sameFile)}`}>{t("imports.sameFile")}</PageLink></p>}
      {data.sheets.length > 0 && <Steps data={data} />}
    </>
  );
}

/** How far the work in the background is, with its count. */
function ProgressLine({ data: { state, progress } }: { data: ImportDetail }) {
  const { t } = useTranslation();
  const { language } = useReading();
  if (!isBusy(state)) return null;
  const words = t(`imports.progress.${progress?.step ?? "reading"}`);
  return (
    <p className="import-progress" role="status">
      <progress aria-label={words} max={progress?.of ?? 1} {...(progress && progress.of !== null && { value: progress.done })} />
      <span>{words}{progress && progress.done > 0 && ` · ${countText(progress.done, language)}${progress.of === null ? "" : ` / ${countText(progress.of, language)}`}`}</span>
    </p>
  );
}

const steps = ["columns", "places", "check", "publish"] as const;
const defaults = { step: "" } as const;

/** The step that waits, unless the address names another. */
function waiting({ state, failure, counts }: ImportDetail): (typeof steps)[number] {
  if (["checking", "checked"].includes(state)) return "check";
  return counts !== null && (failure !== null || ["committing", "committed", "undoing", "undone"].includes(state)) ? "publish" : "columns";
}

function Steps({ data }: { data: ImportDetail }) {
  const { t } = useTranslation();
  const [state, change] = useUrlState(defaults);
  const go = (step: string) => change({ step: step === waiting(data) ? null : step });
  const views = {
    columns: <ColumnsStep data={data} onNext={() => change({ step: null })} onPlaces={() => change({ step: "places" })} />, places: <PlacesStep data={data} />,
    check: <CheckStep data={data} onPublish={() => change({ step: "publish" })} />, publish: <PublishStep data={data} onDone={() => change({ step: null })} />,
  };
  const shown = steps.filter((step) => step !== "places" || hasPlaces(data));
  return (
    <PageTabs
      label={t("imports.stepsLabel")} open={state.step === "" ? waiting(data) : state.step} onOpen={go}
      tabs={shown.map((key, index) => ({ key, label: `${index + 1} ${t(`imports.step.${key}`)}`, children: views[key] }))}
    />
  );
}
