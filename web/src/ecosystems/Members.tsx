import type { EcosystemPage as Page } from "@chengqi/domain/ecosystems/ecosystem";
import type { ZoneSummary } from "@chengqi/domain/zones/zone";
import type { TFunction } from "i18next";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { DataTable, type Column } from "../ui/DataTable.js";
import type { Reading } from "../ui/format.js";
import { Section } from "../ui/Section.js";
import { Empty } from "../ui/States.js";
import { useReading } from "../ui/use-reading.js";
import { useUrlState } from "../ui/use-url-state.js";
import { zoneColumns } from "../zones/zone-columns.js";
import { BasisView } from "../zones/ZoneLinks.js";

type Member = Page["members"][number];

const defaults = { memberSort: "role" } as const;
const roles = ["core", "support-pole", "collaborative", "unknown"];

/** Zones of an ecosystem with their role in it and how the membership is known. */
export function Members({ page }: { page: Page }) {
  const { t } = useTranslation();
  const reading = useReading();
  const [state, change] = useUrlState(defaults);
  const rows = useMemo(() => page.members.map(({ zone }) => zone), [page.members]);
  const columns = useMemo(() => memberColumns(page.members, rows, reading, t), [page.members, rows, reading, t]);
  if (rows.length === 0) {
    return <Section title={t("measure.zones")}><Empty title={t("ecosystems.noMembers")} hint={t("ecosystems.noMembersHint")} /></Section>;
  }
  const divided = page.members.some(({ basis }) => basis === "split");
  return (
    <Section title={t("measure.zones")} note={`${t("ecosystems.membersNote")} ${divided ? t("ecosystems.dividedNote") : ""}`}>
      <DataTable
        caption={t("ecosystems.membersCaption")} captionHidden columns={columns} rows={rows} rowKey={({ id }) => id}
        sort={state.memberSort} onSort={(memberSort) => change({ memberSort })}
      />
    </Section>
  );
}

function memberColumns(members: readonly Member[], rows: readonly ZoneSummary[], reading: Reading, t: TFunction): Column<ZoneSummary>[] {
  const byZone = new Map(members.map((member) => [member.zone.id, member]));
  const role = (zone: ZoneSummary) => byZone.get(zone.id)?.role ?? "unknown";
  const [name, ...others] = zoneColumns(rows, reading, t, ["areaM2", "firms", "employees", "valueAddedCny"]);
  return [
    ...(name ? [name] : []),
    {
      key: "role", title: t("ecosystems.role"), className: "nowrap",
      cell: (zone) => (role(zone) === "unknown"
        ? <span className="unknown-plain">{t("role.unknown")}</span>
        : <span className={`chip role-${role(zone)}`}>{t(`role.${role(zone)}`)}</span>),
      order: (zone) => roles.indexOf(role(zone)),
    },
    {
      key: "basis", title: t("ecosystems.basis"), wideOnly: true, className: "nowrap",
      cell: (zone) => <BasisView basis={byZone.get(zone.id)?.basis ?? "stated"} />,
      order: (zone) => byZone.get(zone.id)?.basis ?? null,
    },
    ...others.filter(({ key }) => key !== "ecosystem" && key !== "kind"),
  ];
}
