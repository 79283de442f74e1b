import { InboxOutlined } from "@ant-design/icons";
import { importKinds, type ImportKindId } from "@chengqi/domain/imports/kinds";
import { Button } from "antd";
import { useEffect, useId, useRef, useState, type DragEvent } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { apiPath } from "../api.js";
import { Refusal } from "../governance/Refusal.js";
import { LinkButton } from "../ui/LinkButton.js";
import { PageHeader } from "../ui/PageHeader.js";
import { Section } from "../ui/Section.js";
import { Empty } from "../ui/States.js";
import { useReading } from "../ui/use-reading.js";
import { useUrlState } from "../ui/use-url-state.js";
import { upload } from "./upload.js";
import { useMayImport } from "./use-import.js";
import "./imports.css";

const defaults = { kind: "firms" } as const;

/** What is brought, its template, and the file. */
export default function NewImportPage() {
  const { t } = useTranslation();
  const permitted = useMayImport();
  const [state, change] = useUrlState(defaults);
  const kind = importKinds.find(({ id }) => id === state.kind) ?? importKinds[0];
  return (
    <div className="page">
      <PageHeader title={t("imports.new")} note={t("imports.newNote")} actions={<LinkButton to="/imports">{t("imports.all")}</LinkButton>} />
      <Kinds chosen={kind.id} onChoose={(id) => change({ kind: id })} />
      <Template kind={kind.id} />
      {permitted ? <FileDrop key={kind.id} kind={kind.id} /> : <Empty title={t("imports.notPermitted")} hint={t("imports.notPermittedHint")} action={<LinkButton to="/sign-in">{t("imports.signIn")}</LinkButton>} />}
    </div>
  );
}

function Kinds({ chosen, onChoose }: { chosen: ImportKindId; onChoose: (id: ImportKindId) => void }) {
  const { t } = useTranslation();
  const { language } = useReading();
  const name = useId();
  return (
    <Section title={t("imports.kind")}>
      <div className="import-kinds" role="radiogroup" aria-label={t("imports.kind")}>
        {importKinds.map((kind) => (
          <label key={kind.id} className={kind.id === chosen ? "import-kind import-kind-chosen" : "import-kind"}>
            <input type="radio" name={name} value={kind.id} checked={kind.id === chosen} aria-label={kind[language]} onChange={() => onChoose(kind.id)} />
            <span><strong>{kind[language]}</strong><span className="cell-sub">{t(`imports.kindNote.${kind.id}`)}</span></span>
          </label>
        ))}
      </div>
    </Section>
  );
}

function Template({ kind }: { kind: ImportKindId }) {
  const { t } = useTranslation();
  const { language } = useReading();
  const fields = importKinds.find(({ id }) => id === kind)?.fields ?? [];
  return (
    <Section
      title={t("imports.template")} note={t("imports.templateNote")}
      aside={(["xlsx", "csv"] as const).map((format) => <LinkButton key={format} file to={apiPath(`/imports/templates/${kind}`, { format, lang: language })}>{format.toUpperCase()}</LinkButton>)}
    >
      <p className="chips">{fields.map((field) => <span key={field.key} className={"required" in field && field.required ? "chip chip-primary" : "chip"}>{field[language]}{"required" in field && field.required && ` · ${t("imports.required")}`}</span>)}</p>
    </Section>
  );
}

function FileDrop({ kind }: { kind: ImportKindId }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const input = useRef<HTMLInputElement>(null);
  const leave = useRef(new AbortController());
  const [sending, setSending] = useState<{ name: string; shareRatio: number } | null>(null);
  const [error, setError] = useState<Error | null>(null);
  const [over, setOver] = useState(false);
  useEffect(() => {
    const left = leave.current = new AbortController();
    return () => left.abort();
  }, []);
  const take = (file: File | undefined) => {
    if (!file || sending) return;
    setError(null);
    setSending({ name: file.name, shareRatio: 0 });
    upload(kind, file, (shareRatio) => setSending({ name: file.name, shareRatio }), leave.current.signal)
      .then(({ id }) => navigate(`/imports/${encodeURIComponent(id)}`), (fault: unknown) => {
        setSending(null);
        if (fault instanceof Error && fault.name !== "AbortError") setError(fault);
      });
  };
  const onDrop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    take(event.dataTransfer.files[0]);
  };
  return (
    <Section title={t("imports.file")}>
      {/* Who cannot drag presses the button inside. */}
      {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions */}
      <div className={over ? "import-drop import-drop-over" : "import-drop"} onDragOver={(event) => { event.preventDefault(); setOver(true); }} onDragLeave={() => setOver(false)} onDrop={onDrop}>
        <InboxOutlined className="import-drop-sign" aria-hidden="true" />
        <p>{t("imports.drop")}</p>
        <input ref={input} type="file" className="visually-hidden" tabIndex={-1} aria-label={t("imports.choose")} accept=".csv,.txt,.tsv,.xlsx,.json,.geojson,.zip,.gpkg" onChange={({ target }) => { take(target.files?.[0]); target.value = ""; }} />
        <Button type="primary" loading={sending !== null} onClick={() => input.current?.click()}>{t("imports.choose")}</Button>
        <p className="import-drop-note">{t("imports.formats")}</p>
        {sending && <p role="status"><progress aria-label={t("imports.sending", { name: sending.name })} max={1} value={sending.shareRatio} /> {t("imports.sending", { name: sending.name })} {Math.round(sending.shareRatio * 100)}%</p>}
      </div>
      <Refusal error={error} />
    </Section>
  );
}
