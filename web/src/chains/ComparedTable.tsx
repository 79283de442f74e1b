import type { Panorama } from "@chengqi/domain/chains/answers";
import { comparedLinks, linkChanges, type ComparedLink, type LinkChange } from "@chengqi/domain/chains/compared";
import type { TFunction } from "i18next";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { DataTable, type Column } from "../ui/DataTable.js";
import { columnScale, countText, numberText } from "../ui/format.js";
import { PageLink } from "../ui/PageLink.js";
import { useReading } from "../ui/use-reading.js";
import { useUrlState } from "../ui/use-url-state.js";
import { chainDefaults } from "./chain-state.js";
import { comparedSides } from "./compared-sides.js";
import { LinkStatusView } from "./LinkStatusView.js";

const signs: Readonly<Record<LinkChange, string>> = { appeared: "＋", gone: "－", better: "▲", worse: "▼", told: "◌", untold: "◌", same: "＝", unknown: "—" };

/** What differs between two years of a chain, or two areas, link by link, what matters most first. */
export function ComparedTable({ panorama, other }: { panorama: Panorama; other: Panorama }) {
  const { t } = useTranslation();
  const reading = useReading();
  const [state, change] = useUrlState(chainDefaults);
  const sides = useMemo(() => comparedSides(panorama, other, t, reading.language), [panorama, other, t, reading.language]);
  const rows = useMemo(() => comparedLinks(sides.before, sides.after), [sides]);
  const shown = useMemo(() => rows.filter((row) => state.change === "" || row.change === state.change), [rows, state.change]);
  const columns = useMemo(() => columnsOf(sides, rows, t, reading), [sides, rows, t, reading]);
  const wordOf = (one: LinkChange) => t(`chains.compared.${sides.kind}.${one}`);
  return (
    <>
      <ul className="panorama-legend" aria-label={t("chains.compared.changes")}>
        {linkChanges.filter((one) => rows.some((row) => row.change === one)).map((one) => (
          <li key={one}>
            <button type="button" aria-pressed={state.change === one} onClick={() => change({ change: state.change === one ? "" : one }, { replace: true })}>
              <span className={`change-sign change-${one}`} aria-hidden="true">{signs[one]}</span> {wordOf(one)} {rows.filter((row) => row.change === one).length}
            </button>
          </li>
        ))}
      </ul>
      <DataTable caption={t("chains.compared.title", { before: sides.names[0], after: sides.names[1] })} columns={columns} rows={shown} rowKey={({ link }) => link.id} sort={state.sort} onSort={(sort) => change({ sort })} />
      <p className="section-note">{t("chains.compared.note")}</p>
    </>
  );
}

const signed = (value: number | null, text: (size: number) => string): string => (value === null ? "—" : `${value > 0 ? "+" : value < 0 ? "−" : ""}${text(Math.abs(value))}`);

function columnsOf({ before, kind, names }: ReturnType<typeof comparedSides>, rows: readonly ComparedLink[], t: TFunction, reading: ReturnType<typeof useReading>): Column<ComparedLink>[] {
  const { language } = reading;
  const scale = columnScale("cny", rows.map(({ revenueCny }) => revenueCny), reading);
  return [
    {
      key: "name", title: t("chains.link"), rowHeader: true, className: "name-cell", order: ({ link }) => link.name[language],
      cell: ({ link }) => <PageLink to={`/chains/${encodeURIComponent(before.chain.id)}/${encodeURIComponent(link.id)}`}>{link.name[language]}</PageLink>,
    },
    {
      key: "change", title: t("chains.compared.change"), order: ({ change }) => linkChanges.indexOf(change),
      cell: ({ change }) => <span className="link-status"><span className={`change-sign change-${change}`} aria-hidden="true">{signs[change]}</span>{t(`chains.compared.${kind}.${change}`)}</span>,
    },
    { key: "before", title: names[0], cell: ({ before: state }) => <LinkStatusView status={state?.status ?? "unknown"} /> },
    { key: "after", title: names[1], cell: ({ after: state }) => <LinkStatusView status={state?.status ?? "unknown"} /> },
    { key: "firms", title: t("chains.compared.firms"), numeric: true, order: ({ firms }) => firms, cell: ({ firms }) => signed(firms, (size) => countText(size, language)) },
    { key: "revenue", title: t("chains.compared.revenue"), unit: t(scale.unitKey), numeric: true, order: ({ revenueCny }) => revenueCny, cell: ({ revenueCny }) => signed(revenueCny, (size) => numberText(size, scale, language)) },
  ];
}
