import { rowStates, type ImportCounts, type ImportDetail, type RowState } from "@chengqi/domain/imports/answers";
import { Button } from "antd";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { apiPath } from "../api.js";
import { Chart } from "../charts/Chart.js";
import { Refusal } from "../governance/Refusal.js";
import { send, useSend } from "../sign-in/send.js";
import { usePalette } from "../theme/use-theme.js";
import { countText, shareText } from "../ui/format.js";
import { LinkButton } from "../ui/LinkButton.js";
import { Section } from "../ui/Section.js";
import { Empty } from "../ui/States.js";
import { useReading } from "../ui/use-reading.js";
import { useUrlState } from "../ui/use-url-state.js";
import { countsOption } from "./counts-chart.js";
import { RowList } from "./RowList.js";
import { rowSigns } from "./StateView.js";
import { importPath, isBusy } from "./use-import.js";

/** What the file would change, nothing of which has happened yet. */
export function CheckStep({ data, onPublish }: { data: ImportDetail; onPublish: () => void }) {
  const { t } = useTranslation();
  const check = useSend(() => send("POST", `${importPath(data.id)}/check`));
  const { counts } = data;
  const again = data.may.check && <Button type={counts ? "default" : "primary"} loading={check.isPending} onClick={() => check.mutate(undefined)}>{t(counts ? "imports.checkAgain" : "imports.check")}</Button>;
  if (!counts || data.state === "checking") return <><Refusal error={check.error} /><Empty title={t(isBusy(data.state) ? "imports.checking" : "imports.notChecked")} hint={t("imports.checkNote")} action={again} /></>;
  return (
    <>
      <Refusal error={check.error} />
      <div className="columns columns-wide">
        <Section title={t("imports.result")} aside={again}><CountsView counts={counts} /></Section>
        <Section title={t("imports.faults")}><FaultFile data={data} counts={counts} /></Section>
      </div>
      {data.may.commit && <p className="import-next"><Button type="primary" onClick={onPublish}>{t("imports.toPublish")}</Button><span>{t("imports.toPublishNote")}</span></p>}
      <Rows data={data} counts={counts} />
    </>
  );
}

function CountsView({ counts }: { counts: ImportCounts }) {
  const { t } = useTranslation();
  const { language } = useReading();
  const palette = usePalette();
  const counted = useMemo(() => rowStates.map((state) => ({
    state, name: t(`imports.row.${state}`), text: `${countText(counts[state], language)}${counts.rows > 0 ? ` · ${shareText(counts[state] / counts.rows, language)}` : ""}`,
  })), [counts, language, t]);
  const option = useMemo(() => countsOption(counted, counts, palette), [counted, counts, palette]);
  const table = { columns: [t("imports.stateTitle"), t("imports.rows")], rows: counted.map(({ state, name }) => [name, counts[state]]) };
  return <Chart title={t("imports.resultOf", { rows: countText(counts.rows, language) })} option={option} table={table} height={188} />;
}

/** Rows to correct as a workbook, and what stands by its district or nowhere. */
function FaultFile({ data, counts }: { data: ImportDetail; counts: ImportCounts }) {
  const { t } = useTranslation();
  const { language } = useReading();
  const said = [["faults", counts.faults], ["refusedRows", counts.refused], ["placedByDistrict", counts.placedByDistrict], ["withoutPlace", counts.withoutPlace]] as const;
  return (
    <>
      <ul className="plain-list import-said">{said.filter(([, count]) => count > 0).map(([key, count]) => <li key={key}>{t(`imports.said.${key}`, { rows: countText(count, language) })}</li>)}</ul>
      {counts.faults + counts.refused === 0 ? <p>{t("imports.noFaults")}</p> : (
        <>
          <p>{t("imports.faultsNote")}</p>
          <LinkButton file to={apiPath(`${importPath(data.id)}/faults`, { lang: language })}>{t("imports.faultsFile")}</LinkButton>
        </>
      )}
    </>
  );
}

const defaults = { rows: "" } as const;

function Rows({ data: { id, kind }, counts }: { data: ImportDetail; counts: ImportCounts }) {
  const { t } = useTranslation();
  const { language } = useReading();
  const [state, change] = useUrlState(defaults);
  const shown = rowStates.find((one) => one === state.rows) ?? (rowStates.toReversed().find((one) => counts[one] > 0) ?? "new");
  const choose = (one: RowState) => change({ rows: one }, { replace: true });
  return (
    <Section title={t("imports.rowsTitle")} note={t(`imports.rowNote.${shown}`)}>
      <div className="import-choices" role="group" aria-label={t("imports.rowsTitle")}>
        {rowStates.map((one) => (
          <button key={one} type="button" aria-pressed={one === shown} onClick={() => choose(one)}>
            <span aria-hidden="true" className={`import-row-${one}`}>{rowSigns[one]} </span>{t(`imports.row.${one}`)} <b>{countText(counts[one], language)}</b>
          </button>
        ))}
      </div>
      <RowList key={shown} id={id} kind={kind} state={shown} />
    </Section>
  );
}
