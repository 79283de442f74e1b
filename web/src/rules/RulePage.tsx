import { EditOutlined } from "@ant-design/icons";
import { versionOn, type RuleVersion } from "@chengqi/domain/rules/rule-file";
import type { Vocabulary } from "@chengqi/engines/rules";
import { useMemo } from "react";
import { useParams } from "react-router";
import { useGet } from "../api.js";
import { countText, periodText } from "../ui/format.js";
import { LinkButton } from "../ui/LinkButton.js";
import { PageHeader } from "../ui/PageHeader.js";
import { Fact, Facts, Section } from "../ui/Section.js";
import { Answer, Empty } from "../ui/States.js";
import { useAsOf } from "../ui/use-as-of.js";
import { useReading } from "../ui/use-reading.js";
import { useUrlState } from "../ui/use-url-state.js";
import type { NotedVocabulary, RuleAnswer } from "./answers.js";
import { checkedRule } from "./checked-rule.js";
import { contentOfAnswer, draftOf } from "./draft.js";
import { RuleDownload } from "./RuleFiles.js";
import { RuleMark } from "./RuleMark.js";
import { RunOnCity } from "./RunOnCity.js";
import { Sentence } from "./Sentence.js";
import { TriedExamples } from "./TriedExamples.js";
import { useSay } from "./use-say.js";
import { Versions } from "./Versions.js";
import "./rules.css";

const defaults = { version: "" } as const;

/** One rule: what it says, since when, what it gave in its examples, and what it gives in the city. */
export default function RulePage() {
  const { id = "" } = useParams();
  const rule = useGet<RuleAnswer>(`/rules/${encodeURIComponent(id)}`);
  const vocabulary = useGet<NotedVocabulary>(rule.data ? `/rules/vocabularies/${rule.data.subject}` : null);
  return (
    <div className="page">
      <Answer query={rule} rows={12}>
        {(answer) => <Answer query={vocabulary} rows={10}>{(known) => <Rule rule={answer} vocabulary={known} />}</Answer>}
      </Answer>
    </div>
  );
}

function Rule({ rule, vocabulary }: { rule: RuleAnswer; vocabulary: Vocabulary }) {
  const say = useSay();
  const { asOf } = useAsOf();
  const [state, change] = useUrlState(defaults);
  const { versions } = useMemo(() => contentOfAnswer(rule), [rule]);
  const current = asOf === null ? null : versionOn(versions, asOf);
  const shown = versions.find(({ version }) => String(version) === state.version) ?? current ?? versions.at(-1);
  return (
    <>
      <Header rule={rule} current={current} />
      {rule.source.mark === "illustrative" && <div className="banner" role="note"><RuleMark mark="illustrative" /><span>{say("page.illustrative")}</span></div>}
      {shown
        ? <Shown key={shown.version} rule={rule} version={shown} current={current} vocabulary={vocabulary} onVersion={(version) => change({ version })} />
        : <Empty title={say("page.noVersion")} />}
    </>
  );
}

function Header({ rule, current }: { rule: RuleAnswer; current: RuleVersion | null }) {
  const say = useSay();
  const { language } = useReading();
  return (
    <PageHeader
      title={rule.name[language]}
      identity={(
        <>
          <span className="code">{rule.id}</span>
          <span>{say(`ruleKind.${rule.kind}`)}</span>
          <span>{current ? say("page.inForce", { version: String(current.version), day: periodText(current.validFrom, language) }) : say("list.notInForce")}</span>
          <span>{say(`origin.${rule.origin}`)}</span>
        </>
      )}
      note={rule.note?.[language]}
      actions={(
        <>
          <RuleDownload draft={draftOf(contentOfAnswer(rule), { newVersionFrom: null })} />
          <LinkButton to={`/rules/${encodeURIComponent(rule.id)}/edit`} icon={<EditOutlined />}>{say("page.newVersion")}</LinkButton>
        </>
      )}
    />
  );
}

function Shown({ rule, version, current, vocabulary, onVersion }: {
  rule: RuleAnswer; version: RuleVersion; current: RuleVersion | null; vocabulary: Vocabulary; onVersion: (version: string) => void;
}) {
  const say = useSay();
  const { language } = useReading();
  const checked = useMemo(() => checkedRule(version.expression, vocabulary), [version.expression, vocabulary]);
  const compiled = checked.ok ? checked.rule : null;
  return (
    <>
      <div className="columns rule-columns">
        <div>
          <Section title={say("page.says")} note={version === current ? undefined : say("page.otherVersion", { version: String(version.version) })}>
            {compiled && <Sentence rule={compiled} vocabulary={vocabulary} />}
            <pre className="rule-written" lang="zh-CN"><code>{version.expression}</code></pre>
            <Facts>
              <Fact label={say("info.document")}>{rule.source.document[language]}</Fact>
              <Fact label={say("info.article")}>{rule.source.article[language]}</Fact>
              {rule.source.url && <Fact label={say("info.url")}><a href={rule.source.url} rel="noreferrer">{rule.source.url}</a></Fact>}
            </Facts>
          </Section>
          <Versions versions={rule.versions} current={current?.version ?? null} shown={version.version} onShow={(one) => onVersion(String(one))} />
        </div>
        <Section title={say("example.heading")} note={say("example.readNote", { count: countText(version.examples.length, language) })}>
          <TriedExamples examples={version.examples} rule={compiled} text={version.expression} vocabulary={vocabulary} day={version.validFrom} />
        </Section>
      </div>
      {rule.subject === "firm" && <RunOnCity subject={rule.subject} expression={version.expression} rule={compiled} vocabulary={vocabulary} />}
    </>
  );
}
