import type { ZoneFile } from "@chengqi/domain/zones/zone";
import type { TFunction } from "i18next";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { DataTable, type Column } from "../ui/DataTable.js";
import { figureColumn } from "../ui/figure-columns.js";
import type { Reading } from "../ui/format.js";
import { MarkView } from "../ui/MarkView.js";
import { NameView, nameText } from "../ui/NameView.js";
import { PageLink } from "../ui/PageLink.js";
import { Section } from "../ui/Section.js";
import { Empty } from "../ui/States.js";
import { useReading } from "../ui/use-reading.js";
import { useUrlState } from "../ui/use-url-state.js";
import { ZoneMap } from "./ZoneMap.js";

type Community = ZoneFile["communities"][number];

const defaults = { communitySort: "" } as const;

/** Industrial communities 产业社区 of a zone, on the map and in a table. */
export function Communities({ zone }: { zone: ZoneFile }) {
  const { t } = useTranslation();
  const reading = useReading();
  const [state, change] = useUrlState(defaults);
  const rows = zone.communities;
  const columns = useMemo(() => communityColumns(zone.id, rows, reading, t), [rows, zone.id, reading, t]);
  if (rows.length === 0) {
    return <Section title={t("measure.communities")}><Empty title={t("zones.noCommunities")} hint={t("zones.noCommunitiesHint")} /></Section>;
  }
  return (
    <div className="zone-top">
      <Section title={t("measure.communities")} note={rows.some(({ synthetic }) => synthetic) ? t("zones.communitiesSynthetic") : undefined}>
        <DataTable
          caption={t("measure.communities")} captionHidden columns={columns} rows={rows} rowKey={(one) => one.id}
          sort={state.communitySort} onSort={(communitySort) => change({ communitySort })}
        />
      </Section>
      <div className="zone-side"><ZoneMap zone={zone} /></div>
    </div>
  );
}

function communityColumns(zone: string, rows: readonly Community[], reading: Reading, t: TFunction): Column<Community>[] {
  return [
    {
      key: "name", title: t("zones.community"), rowHeader: true, className: "name-cell",
      cell: (one) => <CommunityName zone={zone} community={one} />, order: (one) => nameText(one.name, reading.language),
    },
    figureColumn("areaM2", rows, (one: Community) => one.areaM2, reading, t),
    figureColumn("firms", rows, (one: Community) => one.firms, reading, t),
    figureColumn("employees", rows, (one: Community) => one.employees, reading, t),
  ];
}

const CommunityName = ({ zone, community }: { zone: string; community: Community }) => (
  <>
    <PageLink to={`/firms?zone=${encodeURIComponent(zone)}&community=${encodeURIComponent(community.id)}`}><NameView name={community.name} /></PageLink>
    {community.synthetic && <> <MarkView mark="synthetic" /></>}
    <span className="cell-sub">{community.id}</span>
  </>
);
