import { bodyTypes } from "@chengqi/domain/governance/bodies";
import type { TFunction } from "i18next";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { Language } from "../theme/settings.js";
import { DataTable, type Column } from "../ui/DataTable.js";
import { MarkView } from "../ui/MarkView.js";
import { nameText, NameView } from "../ui/NameView.js";
import { PageLink } from "../ui/PageLink.js";
import { useReading } from "../ui/use-reading.js";
import { bodyPath } from "./body-path.js";
import type { DrawnBody } from "./BodyTree.js";
import { BodyTypeView } from "./BodyTypeView.js";
import { bands, bandOf } from "./tree-layout.js";
import { useSynthetic } from "./use-synthetic.js";

/** The bodies as a list. */
export function BodyTable({ bodies, sort, onSort }: { bodies: readonly DrawnBody[]; sort: string; onSort: (sort: string) => void }) {
  const { t } = useTranslation();
  const { language } = useReading();
  const columns = useMemo(() => columnsOf(new Map(bodies.map((body) => [body.id, body])), language, t), [bodies, language, t]);
  return <DataTable caption={t("bodies.title")} captionHidden columns={columns} rows={bodies} rowKey={({ id }) => id} sort={sort} onSort={onSort} />;
}

const columnsOf = (byId: ReadonlyMap<string, DrawnBody>, language: Language, t: TFunction): Column<DrawnBody>[] => [
  { key: "name", title: t("bodies.name"), rowHeader: true, className: "name-cell", cell: (body) => <BodyName body={body} />, order: ({ name }) => nameText(name, language) },
  { key: "type", title: t("bodies.type"), cell: ({ type }) => <BodyTypeView type={type} />, order: ({ type }) => bodyTypes[type][language] },
  { key: "level", title: t("bodies.level"), wideOnly: true, cell: ({ type }) => t(`bodies.band.${bandOf(type)}`), order: ({ type }) => bands.indexOf(bandOf(type)) },
  {
    key: "parent", title: t("bodies.parent"), wideOnly: true, order: ({ parentId }) => parentId,
    cell: ({ parentId }) => {
      const parent = byId.get(parentId ?? "");
      return parent ? <PageLink to={bodyPath(parent.id)}><NameView name={parent.name} /></PageLink> : <span className="unknown-plain">—</span>;
    },
  },
  { key: "zones", title: t("bodies.zones"), numeric: true, cell: ({ zones }) => (zones.length === 0 ? "" : zones.length), order: ({ zones }) => zones.length },
];

function BodyName({ body: { id, name, dataset } }: { body: DrawnBody }) {
  const synthetic = useSynthetic(dataset);
  return <><PageLink to={bodyPath(id)}><NameView name={name} /></PageLink>{synthetic && <> <MarkView mark="synthetic" /></>}</>;
}
