import { linkStatuses, type LinkStatus } from "@chengqi/domain/chains/link-status";
import { useTranslation } from "react-i18next";
import "./chains.css";

const signs: Readonly<Record<LinkStatus, string>> = { strong: "●", present: "○", weak: "▲", "at-risk": "◆", missing: "■", unknown: "—" };

/** The sign of a status; its word stands beside it or is said by what holds it. */
export const StatusSign = ({ status }: { status: LinkStatus }) => <span className={`status-sign status-${status}`} aria-hidden="true">{signs[status]}</span>;

/** A status with its sign. */
export function LinkStatusView({ status }: { status: LinkStatus }) {
  const { t } = useTranslation();
  return <span className="link-status"><StatusSign status={status} />{t(`linkStatus.${status}`)}</span>;
}

/** How many links of a chain have each status: a bar, and the counts in words. */
export function StatusBar({ counts }: { counts: Readonly<Partial<Record<LinkStatus, number>>> }) {
  const { t } = useTranslation();
  const there = linkStatuses.flatMap((status) => (counts[status] ? [{ status, count: counts[status] }] : []));
  const total = there.reduce((sum, { count }) => sum + count, 0);
  const words = there.map(({ status, count }) => t("chains.statusCount", { status: t(`linkStatus.${status}`), count })).join(t("ui.listComma"));
  return (
    <span className="status-bar" role="img" aria-label={words} title={words}>
      {there.map(({ status, count }) => <span key={status} className={`status-fill status-${status}`} style={{ flexGrow: count / total }} />)}
    </span>
  );
}
