import { PlusOutlined } from "@ant-design/icons";
import { ruleKinds } from "@chengqi/domain/rules/rule-file";
import { Input } from "antd";
import type { TFunction } from "i18next";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useGet } from "../api.js";
import { DataTable, type Column } from "../ui/DataTable.js";
import { FilterSelect } from "../ui/FilterSelect.js";
import { countText, periodText } from "../ui/format.js";
import { LinkButton } from "../ui/LinkButton.js";
import { PageHeader } from "../ui/PageHeader.js";
import { PageLink } from "../ui/PageLink.js";
import { Answer, Empty } from "../ui/States.js";
import { useAsOf } from "../ui/use-as-of.js";
import { useReading } from "../ui/use-reading.js";
import { useUrlState } from "../ui/use-url-state.js";
import type { RuleRow, NotedVocabulary } from "./answers.js";
import { checkedRule } from "./checked-rule.js";
import { RuleMark } from "./RuleMark.js";
import { Sentence } from "./Sentence.js";
import "./rules.css";

const defaults = { kind: "", q: "", sort: "" } as const;

/** Every rule of the city: what it decides, what it says, what it rests on, and which version is in force on the day. */
export default function RulesPage() {
  const { t } = useTranslation();
  const { language } = useReading();
  const { asOf } = useAsOf();
  const query = useGet<{ rows: RuleRow[] }>("/rules");
  return (
    <div className="page">
      <PageHeader
        title={t("rules.page.title")} note={t("rules.page.note")} identity={asOf && <span>{t("rules.page.onDay", { day: periodText(asOf, language) })}</span>}
        actions={<LinkButton to="/rules/new" primary icon={<PlusOutlined />}>{t("rules.page.new")}</LinkButton>}
      />
      <Answer query={query} rows={12}>{({ rows }) => <RuleList rules={rows} />}</Answer>
    </div>
  );
}

function RuleList({ rules }: { rules: readonly RuleRow[] }) {
  const { t } = useTranslation();
  const { language } = useReading();
  const [state, change] = useUrlState(defaults);
  const shown = useMemo(() => rules.filter((rule) => (state.kind === "" || rule.kind === state.kind) && textOf(rule).includes(state.q.trim().toLowerCase())), [rules, state]);
  const columns = useMemo(() => columnsOf(t, language), [t, language]);
  const kinds = ruleKinds.map((kind) => ({ value: kind, label: t("tables.option", { label: t(`rules.ruleKind.${kind}`), count: rules.filter((rule) => rule.kind === kind).length }) }));
  return (
    <>
      <search className="filters" aria-label={t("tables.filters")}>
        <Input.Search
          allowClear className="filter-text" aria-label={t("rules.list.search")} placeholder={t("rules.list.search")} value={state.q}
          onChange={({ target }) => change({ q: target.value }, { replace: true })}
        />
        <FilterSelect label={t("rules.list.kind")} options={kinds} value={state.kind} onChange={(kind) => change({ kind })} width={200} />
      </search>
      <p className="filters-count" aria-live="polite">{t("rules.list.count", { shown: countText(shown.length, language), all: countText(rules.length, language) })}</p>
      {shown.length === 0
        ? <Empty title={t("rules.list.none")} hint={t("rules.list.noneHint")} />
        : <DataTable caption={t("rules.page.title")} captionHidden columns={columns} rows={shown} rowKey={({ id }) => id} sort={state.sort} onSort={(sort) => change({ sort })} />}
    </>
  );
}

const textOf = ({ id, name, expression }: RuleRow): string => `${id} ${name.zh} ${name.en} ${expression ?? ""}`.toLowerCase();

const columnsOf = (t: TFunction, language: "zh" | "en"): Column<RuleRow>[] => [
  {
    key: "name", title: t("rules.list.name"), rowHeader: true, className: "rule-name", order: ({ name }) => name[language],
    cell: (rule) => <><PageLink to={`/rules/${encodeURIComponent(rule.id)}`}>{rule.name[language]}</PageLink><span className="rule-sub">{t(`rules.ruleKind.${rule.kind}`)}</span></>,
  },
  { key: "says", title: t("rules.list.says"), className: "rule-says", cell: (rule) => <Says rule={rule} /> },
  {
    key: "version", title: t("rules.list.version"), numeric: true, wideOnly: true, order: ({ version }) => version,
    cell: ({ version, versions }) => (version === null ? t("rules.list.notInForce") : t("rules.list.versionOf", { version, versions })),
  },
  {
    key: "source", title: t("rules.list.source"), wideOnly: true, className: "rule-source",
    cell: ({ source }) => <><RuleMark mark={source.mark} /><span className="rule-sub">{source.document[language]}</span></>,
  },
];

function Says({ rule }: { rule: RuleRow }) {
  const { t } = useTranslation();
  const { data: vocabulary } = useGet<NotedVocabulary>(`/rules/vocabularies/${rule.subject}`);
  const { expression } = rule;
  const checked = useMemo(() => (expression === null || !vocabulary ? null : checkedRule(expression, vocabulary)), [expression, vocabulary]);
  if (expression === null) return <span className="unknown-plain">{t("rules.list.notInForce")}</span>;
  return checked?.ok && vocabulary ? <Sentence rule={checked.rule} vocabulary={vocabulary} /> : <code lang="zh-CN">{expression}</code>;
}
