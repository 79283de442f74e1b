import { noticeWords } from "@chengqi/domain/notices/kinds";
import type { DeadDelivery } from "@chengqi/domain/notices/my-day";
import { Button } from "antd";
import type { TFunction } from "i18next";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useGet } from "../api.js";
import { TimeText } from "../acts/TimeText.js";
import { DataTable, type Column } from "../ui/DataTable.js";
import { PageHeader } from "../ui/PageHeader.js";
import { PageLink } from "../ui/PageLink.js";
import { Answer, Empty } from "../ui/States.js";
import { useReading } from "../ui/use-reading.js";
import { send, useSend } from "../sign-in/send.js";
import "./my-day.css";

/** Notices that were given up, for whoever keeps the ways out in order. */
export default function DeliveriesPage() {
  const { t } = useTranslation();
  const { language } = useReading();
  const dead = useGet<{ rows: DeadDelivery[] }>("/deliveries/dead");
  const { mutate, isPending } = useSend((id: string) => send("POST", `/deliveries/${id}/retry`));
  const columns = useMemo(() => columnsOf(t, language, isPending, mutate), [t, language, isPending, mutate]);
  return (
    <div className="page">
      <PageHeader title={t("myDay.deliveries.title")} identity={<PageLink to="/my-day">{t("myDay.deliveries.back")}</PageLink>} note={t("myDay.deliveries.note")} />
      <Answer query={dead} rows={4}>
        {({ rows }) => rows.length === 0
          ? <Empty title={t("myDay.deliveries.none")} />
          : <DataTable caption={t("myDay.deliveries.title")} captionHidden columns={columns} rows={rows} rowKey={({ id }) => id} />}
      </Answer>
    </div>
  );
}

const columnsOf = (t: TFunction, language: "zh" | "en", busy: boolean, retry: (id: string) => void): Column<DeadDelivery>[] => [
  { key: "notice", title: t("myDay.deliveries.notice"), rowHeader: true, cell: ({ kind }) => noticeWords(kind, {}, language).subject },
  { key: "channel", title: t("myDay.deliveries.channel"), cell: ({ channel }) => t(`myDay.deliveries.way.${channel}`) },
  { key: "attempts", title: t("myDay.deliveries.attempts"), numeric: true, wideOnly: true, cell: ({ attempts }) => attempts },
  { key: "error", title: t("myDay.deliveries.error"), cell: ({ lastError }) => lastError ?? "—" },
  { key: "at", title: t("myDay.deliveries.at"), wideOnly: true, cell: ({ at }) => <TimeText at={at} /> },
  { key: "retry", title: "", cell: ({ id }) => <Button size="small" disabled={busy} onClick={() => retry(id)}>{t("myDay.deliveries.retry")}</Button> },
];
