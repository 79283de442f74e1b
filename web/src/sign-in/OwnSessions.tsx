import type { SessionRow } from "@chengqi/domain/governance/session";
import { Button } from "antd";
import type { TFunction } from "i18next";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useGet } from "../api.js";
import type { Language } from "../theme/settings.js";
import { DataTable, type Column } from "../ui/DataTable.js";
import { Section } from "../ui/Section.js";
import { Answer } from "../ui/States.js";
import { useReading } from "../ui/use-reading.js";
import { Fault } from "./Fault.js";
import { momentText } from "./moment-text.js";
import { send, useSend } from "./send.js";

/** Where one is signed in; any of it can be ended. */
export function OwnSessions() {
  const { t } = useTranslation();
  const { language } = useReading();
  const query = useGet<{ rows: SessionRow[] }>("/session/sessions");
  const end = useSend((id: string) => send("DELETE", `/session/sessions/${encodeURIComponent(id)}`));
  const { mutate } = end;
  const columns = useMemo(() => columnsOf(t, language, mutate), [t, language, mutate]);
  return (
    <Section title={t("me.sessions")} note={t("me.sessionsNote")}>
      <Answer query={query} rows={2}>{({ rows }) => <DataTable caption={t("me.sessions")} captionHidden columns={columns} rows={rows} rowKey={({ id }) => id} />}</Answer>
      <Fault error={end.error} />
    </Section>
  );
}

const columnsOf = (t: TFunction, language: Language, end: (id: string) => void): Column<SessionRow>[] => [
  { key: "signedIn", title: t("me.signedInAt"), rowHeader: true, cell: ({ signedInAt }) => momentText(signedInAt, language) },
  { key: "used", title: t("me.usedAt"), cell: ({ usedAt }) => momentText(usedAt, language) },
  { key: "address", title: t("me.address"), cell: ({ address }) => address ?? "—" },
  { key: "program", title: t("me.program"), wideOnly: true, className: "session-program", cell: ({ program }) => program ?? "—" },
  {
    key: "end", title: t("me.end"), cell: ({ id, current, signedInAt }) => current
      ? t("me.thisSession")
      : <Button size="small" aria-label={t("me.endSession", { at: momentText(signedInAt, language) })} onClick={() => end(id)}>{t("me.end")}</Button>,
  },
];
