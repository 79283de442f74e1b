import { exportLists, type ExportList } from "@chengqi/domain/exports/lists";
import { purposes } from "@chengqi/domain/governance/actor";
import { may } from "@chengqi/domain/governance/permissions";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useMe } from "../sign-in/use-me.js";
import { ExportLinks } from "../ui/ExportLinks.js";
import { FilterSelect } from "../ui/FilterSelect.js";
import { periodText } from "../ui/format.js";
import { LinkButton } from "../ui/LinkButton.js";
import { PageHeader } from "../ui/PageHeader.js";
import { useAsOf } from "../ui/use-as-of.js";
import { useReading } from "../ui/use-reading.js";
import "./exports.css";

/** Every list and layer that can be taken away, in its forms. */
export default function ExportsPage() {
  const { t } = useTranslation();
  const { language } = useReading();
  const { asOf } = useAsOf();
  return (
    <div className="page">
      <PageHeader
        title={t("exports.title")} note={t("exports.note")} identity={asOf && <span>{t("zones.onDay", { day: periodText(asOf, language) })}</span>}
        actions={<LinkButton to="/api/docs" file>{t("exports.interface")}</LinkButton>}
      />
      <ul className="export-list">
        {exportLists.map((list) => <li key={list.id}>{list.purpose ? <Returns list={list} /> : <Row list={list} />}</li>)}
      </ul>
    </div>
  );
}

function Row({ list }: { list: ExportList }) {
  const { language } = useReading();
  return (
    <>
      <ListName list={list} />
      <span className="export-columns">{list.columns.map((column) => column[language]).join(language === "zh" ? "、" : ", ")}</span>
      <ExportLinks list={list.id} />
    </>
  );
}

const ListName = ({ list }: { list: ExportList }) => <strong>{list[useReading().language]}</strong>;

/** Returns of firms: for those who may see some, once they have said what for. */
function Returns({ list }: { list: ExportList }) {
  const { t } = useTranslation();
  const { actor } = useMe();
  const [purpose, setPurpose] = useState("");
  const permitted = may({ ...actor, purpose: "service" }, "firm-return.read", { zoneId: actor.zones[0] ?? null, firmId: actor.firmId });
  return (
    <>
      <ListName list={list} />
      <span className="export-columns">{t("exports.recorded")}</span>
      {permitted && (
        <span className="export-purpose">
          <FilterSelect
            label={t("enterprises.returns.purpose")} width={220} value={purpose} onChange={setPurpose}
            options={purposes.map((one) => ({ value: one, label: t(`me.purpose.${one}`) }))}
          />
          {purpose !== "" && <ExportLinks list={list.id} params={{ purpose }} />}
        </span>
      )}
      {!permitted && <span>{t("exports.notPermitted")}</span>}
    </>
  );
}
