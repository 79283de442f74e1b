import type { DutyAnswer } from "@chengqi/domain/governance/body-answers";
import type { TFunction } from "i18next";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { DataTable, type Column } from "../ui/DataTable.js";
import { MarkView } from "../ui/MarkView.js";
import { Section } from "../ui/Section.js";
import { useSynthetic } from "./use-synthetic.js";
import "./powers.css";

/** Which side answers for what (职责事项划分清单): the zone's body or the town. */
export function DutyList({ duties }: { duties: readonly DutyAnswer[] }) {
  const { t } = useTranslation();
  const columns = useMemo(() => columnsOf(t), [t]);
  return <DataTable caption={t("duties.title")} captionHidden columns={columns} rows={duties} rowKey={({ id }) => id} />;
}

/** The list under its heading; nothing where there is none. */
export function DutySection({ duties }: { duties: readonly DutyAnswer[] }) {
  const { t } = useTranslation();
  if (duties.length === 0) return null;
  return <Section title={t("duties.title")} note={t("duties.note")}><DutyList duties={duties} /></Section>;
}

const sides = ["zone", "town"] as const;

const columnsOf = (t: TFunction): Column<DutyAnswer>[] => [
  { key: "item", title: t("duties.item"), rowHeader: true, className: "name-cell", cell: (duty) => <Item duty={duty} /> },
  ...sides.map((side): Column<DutyAnswer> => ({
    key: side, title: t(`duties.side.${side}`), className: "duty-side",
    cell: ({ main, cooperating }) => main === side
      ? <span className="duty-main">◆ {t("duties.main")}</span>
      : cooperating === side ? <span>◇ {t("duties.cooperating")}</span> : <span className="unknown-plain">—</span>,
  })),
  { key: "basis", title: t("duties.basis"), wideOnly: true, cell: ({ basis }) => (basis === null ? "—" : <span lang="zh-CN">{basis}</span>) },
];

function Item({ duty: { item, dataset } }: { duty: DutyAnswer }) {
  const synthetic = useSynthetic(dataset);
  return <><span lang="zh-CN">{item}</span>{synthetic && <> <MarkView mark="synthetic" /></>}</>;
}
