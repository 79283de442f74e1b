import type { ActRow } from "@chengqi/domain/acts/act-list";
import { canonicalJson } from "@chengqi/domain/acts/canonical-json";
import type { TFunction } from "i18next";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { DataTable, type Column } from "../ui/DataTable.js";
import { PageLink } from "../ui/PageLink.js";
import { useReading } from "../ui/use-reading.js";
import { kindText, shortId, subjectPage } from "./act-words.js";
import { TimeText } from "./TimeText.js";

/** Acts, the newest first. */
export function ActTable({ rows, withSubject = true }: { rows: readonly ActRow[]; withSubject?: boolean }) {
  const { t } = useTranslation();
  const columns = useMemo(() => actColumns(t).filter(({ key }) => withSubject || key !== "subject"), [t, withSubject]);
  return <DataTable caption={t("acts.title")} captionHidden columns={columns} rows={rows} rowKey={({ act }) => String(act.seq)} />;
}

const actColumns = (t: TFunction): Column<ActRow>[] => [
  { key: "seq", title: t("acts.column.seq"), numeric: true, wideOnly: true, cell: ({ act }) => act.seq },
  { key: "at", title: t("acts.column.at"), className: "nowrap", cell: ({ act }) => <TimeText at={act.at} /> },
  { key: "actor", title: t("acts.column.actor"), cell: (row) => <ActorView row={row} /> },
  { key: "what", title: t("acts.column.what"), rowHeader: true, cell: (row) => <What row={row} /> },
  { key: "subject", title: t("acts.column.subject"), className: "act-subject", cell: (row) => <SubjectView row={row} /> },
  {
    key: "reason", title: t("acts.column.reason"), className: "act-reason",
    cell: ({ act }) => act.reason ?? <span className="unknown-plain">{t("acts.noReason")}</span>,
  },
  { key: "signed", title: t("acts.column.signed"), className: "nowrap", wideOnly: true, cell: ({ signed }) => (signed ? `● ${t("acts.signedYes")}` : `▲ ${t("acts.signedNo")}`) },
];

/** The role and body that acted, and the person as far as the reader may know. */
function ActorView({ row: { act, bodyName, userId } }: { row: ActRow }) {
  const { t } = useTranslation();
  const { language } = useReading();
  const { role, body, user } = act.actor;
  const name = bodyName ? (language === "en" ? (bodyName.en ?? bodyName.zh) : bodyName.zh) : body;
  return (
    <>
      {t(`actor.${role}`)}
      {name !== null && <span className="cell-sub">{name}</span>}
      {user !== null && <span className="cell-sub act-person" title={userId ?? user}>{t("acts.person", { reference: shortId(userId ?? user) })}</span>}
    </>
  );
}

function What({ row: { act } }: { row: ActRow }) {
  const { t } = useTranslation();
  const { language } = useReading();
  return (
    <>
      {kindText(act.kind, language)}
      <details className="act-details">
        <summary>{t("acts.details")}</summary>
        <code>{canonicalJson(act.data)}</code>
        <code>SHA-256 {act.hash}</code>
      </details>
    </>
  );
}

function SubjectView({ row }: { row: ActRow }) {
  const { t } = useTranslation();
  const page = subjectPage(row);
  const { kind, id } = row.act.subject;
  const text = `${t(`acts.subject.${kind}`, { defaultValue: kind })} ${shortId(id)}`;
  return page === null ? <span title={id}>{text}</span> : <PageLink to={page}>{text}</PageLink>;
}
