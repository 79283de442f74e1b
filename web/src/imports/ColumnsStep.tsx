import type { ImportDetail, ImportOptions } from "@chengqi/domain/imports/answers";
import { importKind } from "@chengqi/domain/imports/kinds";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { Refusal } from "../governance/Refusal.js";
import { send, useSend } from "../sign-in/send.js";
import { Section } from "../ui/Section.js";
import { useReading } from "../ui/use-reading.js";
import { ColumnTable } from "./ColumnTable.js";
import { OptionFields } from "./OptionFields.js";
import { PreviewTable } from "./PreviewTable.js";
import { RowRules } from "./RowRules.js";
import { hasPlaces, importPath, isBusy } from "./use-import.js";

export type ChangeOptions = (options: Partial<ImportOptions>) => void;

/** Which sheet, which columns into which fields, by which rules; and the first rows as they will be read. */
export function ColumnsStep({ data, onNext, onPlaces }: { data: ImportDetail; onNext: () => void; onPlaces: () => void }) {
  const { t } = useTranslation();
  const change = useSend((options: Partial<ImportOptions>) => send("PUT", `${importPath(data.id)}/options`, options));
  const check = useSend(() => send("POST", `${importPath(data.id)}/check`), onNext);
  const fixed = !data.may.map || isBusy(data.state);
  const onChange: ChangeOptions = (options) => change.mutate(options);
  return (
    <>
      <Section title={t("imports.rules")} note={t("imports.rulesNote")}><OptionFields data={data} fixed={fixed} onChange={onChange} /></Section>
      <Section title={t("imports.columns")} note={t(data.remembered ? "imports.columnsRemembered" : "imports.columnsNote")}>
        <ColumnTable data={data} fixed={fixed} onChange={onChange} />
        <Lacking data={data} />
        {needsSystem(data) && <p className="late" role="status"><span aria-hidden="true">■ </span>{t("imports.systemFirst")} <Button size="small" onClick={onPlaces}>{t("imports.step.places")}</Button></p>}
      </Section>
      <RowRules data={data} fixed={fixed} onChange={onChange} />
      <Refusal error={change.error ?? check.error} />
      <p className="import-next">
        <Button type="primary" loading={check.isPending} disabled={!data.may.check || change.isPending} onClick={() => check.mutate(undefined)}>{t("imports.check")}</Button>
        <span>{t("imports.checkNote")}</span>
      </p>
      {!isBusy(data.state) && <PreviewTable id={data.id} kind={data.kind} />}
    </>
  );
}

const needsSystem = (data: ImportDetail): boolean => data.options !== null && data.options.crs === null && hasPlaces(data);

/** Fields that every row must have and no column brings. */
function Lacking({ data }: { data: ImportDetail }) {
  const { t } = useTranslation();
  const { language } = useReading();
  const taken = new Set([...(data.options?.columns ?? data.suggested), ...(data.options?.otherwise ?? [])].map(({ field }) => field));
  const lacking = importKind(data.kind).fields.filter((field) => field.required === true && !taken.has(field.key));
  if (lacking.length === 0) return null;
  return <p className="late" role="status"><span aria-hidden="true">■ </span>{t("imports.lacking", { fields: lacking.map((field) => field[language]).join(language === "zh" ? "、" : ", ") })}</p>;
}
