import type { Industry } from "@chengqi/domain/industries/industry";
import { TreeSelect } from "antd";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { nameText } from "../ui/NameView.js";
import { useReading } from "../ui/use-reading.js";
import { industryTree } from "./industry-tree.js";
import { useIndustries } from "./use-industries.js";

/** Any section, division, group or class of the classification, by name or code. */
export function IndustrySelect({ value, onChange, wanted, width = 200 }: {
  value: string; onChange: (code: string) => void; wanted: boolean; width?: number;
}) {
  const { t } = useTranslation();
  const { language } = useReading();
  const industries = useIndustries(wanted || value !== "");
  const tree = useMemo(() => industryTree([...industries.values()], (one: Industry) => `${one.code} ${nameText(one.name, language)}`), [industries, language]);
  return (
    <TreeSelect
      aria-label={t("industries.choose")} placeholder={t("industries.choose")} allowClear style={{ width, maxWidth: "100%" }}
      popupMatchSelectWidth={360} treeData={tree} value={value === "" ? null : value} onChange={(code?: string | null) => onChange(code ?? "")}
      showSearch={{ filterTreeNode: (text, node) => String(node["search"]).toLowerCase().includes(text.toLowerCase()) }}
      treeDefaultExpandedKeys={value === "" ? [] : [value]}
    />
  );
}
