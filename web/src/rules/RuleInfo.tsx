import { ruleKinds, type RuleKind } from "@chengqi/domain/rules/rule-file";
import type { Both } from "@chengqi/domain/rules/vocabulary-file";
import { Input, Select } from "antd";
import { useId, type ReactNode } from "react";
import { Section } from "../ui/Section.js";
import type { Draft } from "./draft.js";
import { useSay } from "./use-say.js";

interface RuleInfoProps {
  readonly draft: Draft;
  readonly onChange: (part: Partial<Draft>) => void;
}

/** What a rule is: kind, names, since when, and what it rests on. */
export function RuleInfo({ draft, onChange }: RuleInfoProps) {
  const say = useSay();
  const { source } = draft;
  const first = draft.version === 1;
  return (
    <Section title={say("info.title")}>
      <div className="rule-info">
        <Field label={say("info.kind")}>
          {(id) => <Select id={id} disabled={!first} value={draft.kind} options={ruleKinds.map((value) => ({ value, label: say(`ruleKind.${value}`) }))} onChange={(kind: RuleKind) => onChange({ kind })} />}
        </Field>
        <Field label={say("info.id")} hint={say("info.idHint")}>
          {(id) => <Input id={id} disabled={!first} value={draft.id} onChange={({ target }) => onChange({ id: target.value.toLowerCase().replaceAll(/[^a-z0-9-]/g, "-") })} />}
        </Field>
        <BothFields label={say("info.name")} value={draft.name} onChange={(name) => onChange({ name })} />
        <Field label={say("info.validFrom", { version: String(draft.version) })}>
          {(id) => <Input id={id} type="date" value={draft.validFrom} onChange={({ target }) => onChange({ validFrom: target.value })} />}
        </Field>
        <Field label={say("info.mark")}>
          {(id) => (
            <Select
              id={id} value={source.mark} options={(["illustrative", "published"] as const).map((value) => ({ value, label: say(`mark.${value}`) }))}
              onChange={(mark: "illustrative" | "published") => onChange({ source: { ...source, mark } })}
            />
          )}
        </Field>
        <BothFields label={say("info.document")} value={source.document} onChange={(document) => onChange({ source: { ...source, document } })} />
        <BothFields label={say("info.article")} value={source.article} onChange={(article) => onChange({ source: { ...source, article } })} />
        {source.mark === "published" && (
          <Field label={say("info.url")}>
            {(id) => <Input id={id} type="url" value={source.url ?? ""} onChange={({ target }) => onChange({ source: { ...source, url: target.value } })} />}
          </Field>
        )}
        <BothFields label={say("info.note")} value={draft.note} onChange={(note) => onChange({ note })} />
        {!first && <BothFields label={say("info.change")} value={draft.change} onChange={(change) => onChange({ change })} />}
      </div>
    </Section>
  );
}

function Field({ label, hint, children }: { label: string; hint?: string; children: (id: string) => ReactNode }) {
  const id = useId();
  return <div className="info-field"><label htmlFor={id}>{label}</label>{children(id)}{hint && <span className="fact-reading">{hint}</span>}</div>;
}

/** The same text in both languages. */
function BothFields({ label, value, onChange }: { label: string; value: Both; onChange: (value: Both) => void }) {
  const say = useSay();
  return (["zh", "en"] as const).map((language) => (
    <Field key={language} label={say(`info.in.${language}`, { label })}>
      {(id) => <Input id={id} lang={language === "zh" ? "zh-CN" : "en"} value={value[language]} onChange={({ target }) => onChange({ ...value, [language]: target.value })} />}
    </Field>
  ));
}
