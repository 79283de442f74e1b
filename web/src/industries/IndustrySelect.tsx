import type { Industry } from "@chengqi/domain/industries/industry";
import { TreeSelect } from "antd";
import { useId, useMemo, type ReactElement, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { nameText, NameView } from "../ui/NameView.js";
import { useReading } from "../ui/use-reading.js";
import { industryTree, type IndustryNode } from "./industry-tree.js";
import { useIndustries } from "./use-industries.js";
import "./industries.css";

/** Any section, division, group or class of the classification, by name or code. */
export function IndustrySelect({ value, onChange, wanted, width = 200 }: {
  value: string; onChange: (code: string) => void; wanted: boolean; width?: number;
}) {
  const { t } = useTranslation();
  const { language } = useReading();
  const id = useId();
  const industries = useIndustries(wanted || value !== "");
  const tree = useMemo(() => industryTree([...industries.values()], ({ code, name }: Industry) => `${code} ${nameText(name, language)}`), [industries, language]);
  return (
    <TreeSelect<string | null, IndustryNode>
      id={id} aria-label={t("industries.choose")} placeholder={t("industries.choose")} allowClear style={{ width, maxWidth: "100%" }}
      popupMatchSelectWidth={360} treeData={tree} value={value === "" ? null : value} onChange={(code?: string | null) => onChange(code ?? "")}
      showSearch={{ filterTreeNode: (text, node) => String(node["search"]).toLowerCase().includes(text.toLowerCase()) }}
      treeTitleRender={industryTitle} popupRender={menuOf(id)} treeDefaultExpandedKeys={value === "" ? [] : [value]}
    />
  );
}

/** Code and name; a name there is in Chinese only is marked as Chinese. Before the classification is there, a chosen code has no name. */
const industryTitle = ({ value, name }: Pick<IndustryNode, "value"> & Partial<IndustryNode>) => <>{value} {name && <NameView name={name} />}</>;

const menuOf = (id: string) => (menu: ReactElement) => <IndustryMenu id={id}>{menu}</IndustryMenu>;

/** The tree under the id its field names as its own; in English with a word on the names there are not. */
function IndustryMenu({ id, children }: { id: string; children: ReactNode }) {
  const { t } = useTranslation();
  const { language } = useReading();
  return (
    <div id={`${id}_list`}>
      {children}
      {language === "en" && <p className="industry-names-note">{t("industries.namesNote")}</p>}
    </div>
  );
}
