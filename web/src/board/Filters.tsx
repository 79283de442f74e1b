import { Button, Select } from "antd";
import { useTranslation } from "react-i18next";
import { useSettings } from "../theme/settings.js";
import { nameText } from "../ui/NameView.js";
import { listOf, textOf } from "../ui/url-state.js";
import { evidenceLooks, kindLooks } from "./colours.js";
import type { Board } from "./use-board.js";

/** Which zones are shown, on the map and in the list. */
export function Filters({ board }: { board: Board }) {
  const { t } = useTranslation();
  const { language } = useSettings();
  const { state, change } = board;
  const fields = [
    { key: "eco", label: t("board.filters.eco"), options: board.ecosystems.filter(({ nameOnly }) => !nameOnly).map(({ id, name }) => ({ value: id, label: nameText(name, language) })) },
    { key: "kind", label: t("board.filters.kind"), options: Object.keys(kindLooks).map((value) => ({ value, label: t(`kind.${value}`) })) },
    { key: "evidence", label: t("board.filters.evidence"), options: Object.keys(evidenceLooks).map((value) => ({ value, label: t(`evidence.${value}`) })) },
  ] as const;
  const filtered = fields.some(({ key }) => state[key] !== "");
  return (
    <section className="panel-section zone-filters no-print" aria-label={t("board.filters.label")}>
      {fields.map(({ key, label, options }) => (
        <Select
          key={key} mode="multiple" allowClear className="filter" popupMatchSelectWidth={240} aria-label={label} placeholder={label} maxTagCount="responsive"
          value={listOf(state[key])} options={[...options]} optionFilterProp="label"
          onChange={(values: string[]) => change({ [key]: textOf(values) })}
        />
      ))}
      {filtered && <Button type="link" size="small" onClick={() => change({ eco: null, kind: null, evidence: null })}>{t("board.filters.clear")}</Button>}
    </section>
  );
}
