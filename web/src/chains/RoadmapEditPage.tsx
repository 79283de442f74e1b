import type { ChainAnswer } from "@chengqi/domain/chains/answers";
import type { RoadmapContent } from "@chengqi/domain/chains/targets";
import type { BodySummary } from "@chengqi/domain/governance/bodies";
import { may } from "@chengqi/domain/governance/permissions";
import { Button } from "antd";
import { useMemo, useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate, useParams } from "react-router";
import { useGet } from "../api.js";
import { ChoiceField, TextField } from "../governance/ActField.js";
import { Refusal } from "../governance/Refusal.js";
import { send, useSend } from "../sign-in/send.js";
import { useMe } from "../sign-in/use-me.js";
import type { FilterOption } from "../ui/FilterSelect.js";
import { nameText } from "../ui/NameView.js";
import { PageHeader } from "../ui/PageHeader.js";
import { Section } from "../ui/Section.js";
import { Answer, Empty } from "../ui/States.js";
import { useReading } from "../ui/use-reading.js";
import { completeRoadmap, draftOf, emptyRow, filledRows, type RoadmapDraft } from "./roadmap-draft.js";
import "./chains.css";
import "../governance/powers.css";

interface Known { readonly current: { readonly version: number; readonly content: RoadmapContent } | null }

/** 产业生态发展路径图 written: goals by year, key technologies, measures with who answers for them. Every saving is a version of its own. */
export default function RoadmapEditPage() {
  const { id = "" } = useParams();
  const { t } = useTranslation();
  const { language } = useReading();
  const { actor, session } = useMe();
  const base = `/chains/${encodeURIComponent(id)}`;
  const chain = useGet<ChainAnswer>(base);
  const known = useGet<Known>(`${base}/roadmap`);
  return (
    <div className="page">
      <Answer query={chain} rows={4}>
        {(answer) => (
          <>
            <PageHeader title={t("chains.roadmap.editOf", { name: answer.chain.name[language] })} note={t("chains.roadmap.editNote")} />
            {session && !may(actor, "roadmap.save")
              ? <Empty title={t("chains.roadmap.refused")} hint={t("chains.roadmap.refusedHint")} />
              : <Answer query={known} rows={8}>{(data) => <Editor key={data.current?.version ?? 0} chain={answer} known={data} />}</Answer>}
          </>
        )}
      </Answer>
    </div>
  );
}

function Editor({ chain: { chain }, known: { current } }: { chain: ChainAnswer; known: Known }) {
  const { t } = useTranslation();
  const { language } = useReading();
  const navigate = useNavigate();
  const [draft, setDraft] = useState<RoadmapDraft>(() => draftOf(current?.content ?? null));
  const [change, setChange] = useState("");
  const bodies = useBodyOptions();
  const links = useMemo(() => chain.links.map(({ id, name }): FilterOption => ({ value: id, label: name[language] })), [chain, language]);
  const url = `/chains/${encodeURIComponent(chain.id)}`;
  const save = useSend(() => send("POST", `${url}/roadmap`, { content: filledRows(draft), change: change.trim(), base: current?.version ?? 0 }), () => void navigate(`${url}?tab=roadmap`));
  const rows = <K extends keyof RoadmapDraft>(key: K, view: (row: RoadmapDraft[K][number], set: (part: Partial<RoadmapDraft[K][number]>) => void) => ReactNode) => (
    <Rows
      title={t(`chains.roadmap.${key}`)} rows={draft[key] as readonly RoadmapDraft[K][number][]} view={(row, at) => view(row, (part) => setDraft({ ...draft, [key]: draft[key].map((one, index) => (index === at ? { ...one, ...part } : one)) }))}
      onAdd={() => setDraft({ ...draft, [key]: [...draft[key], emptyRow[key]] })} onRemove={(at) => setDraft({ ...draft, [key]: draft[key].filter((_, index) => index !== at) })}
    />
  );
  const ready = completeRoadmap(draft) && change.trim().length >= 2;
  return (
    <form className="roadmap-form" onSubmit={(event) => { event.preventDefault(); if (ready) save.mutate(undefined); }}>
      {rows("goals", (row, set) => (
        <>
          <TextField label={t("chains.roadmap.year")} value={row.year} onChange={(year) => set({ year })} />
          <TextField label={t("chains.roadmap.goal")} value={row.goal} onChange={(goal) => set({ goal })} />
          <TextField label={t("chains.roadmap.value")} value={row.value} onChange={(value) => set({ value })} />
          <TextField label={t("chains.roadmap.unit")} value={row.unit} onChange={(unit) => set({ unit })} />
        </>
      ))}
      {rows("technologies", (row, set) => (
        <>
          <TextField label={t("chains.roadmap.technology")} value={row.name} onChange={(name) => set({ name })} />
          <TextField label={t("chains.roadmap.year")} value={row.year} onChange={(year) => set({ year })} />
          <ChoiceField label={t("chains.roadmap.link")} value={row.link} options={links} onChange={(link) => set({ link })} />
        </>
      ))}
      {rows("measures", (row, set) => (
        <>
          <TextField label={t("chains.roadmap.measure")} value={row.text} onChange={(text) => set({ text })} />
          <ChoiceField label={t("chains.roadmap.body")} value={row.body} options={bodies} onChange={(body) => set({ body })} />
          <TextField label={t("chains.roadmap.untilDay")} type="date" value={row.until} onChange={(until) => set({ until })} />
          <TextField label={t("chains.roadmap.progressPercent")} value={row.progress} onChange={(progress) => set({ progress })} />
        </>
      ))}
      <Section title={t("chains.roadmap.save")}>
        <TextField label={t("chains.roadmap.change")} value={change} onChange={setChange} />
        <p className="hint">{t("chains.roadmap.recorded", { version: (current?.version ?? 0) + 1 })}</p>
        <Refusal error={save.error} />
        <Button type="primary" htmlType="submit" loading={save.isPending} disabled={!ready}>{t("chains.roadmap.save")}</Button>
      </Section>
    </form>
  );
}

function Rows<Row>({ title, rows, view, onAdd, onRemove }: { title: string; rows: readonly Row[]; view: (row: Row, at: number) => ReactNode; onAdd: () => void; onRemove: (at: number) => void }) {
  const { t } = useTranslation();
  return (
    <Section title={title} aside={<Button onClick={onAdd}>{t("chains.roadmap.add")}</Button>}>
      {rows.length === 0 && <p className="unknown-plain">{t("chains.roadmap.nothing")}</p>}
      <ol className="roadmap-rows">
        {/* Rows have no name of their own; they are told by their place. */}
        {rows.map((row, at) => <li key={at}>{view(row, at)}<Button aria-label={t("chains.roadmap.removeOf", { title, at: at + 1 })} onClick={() => onRemove(at)}>{t("chains.roadmap.remove")}</Button></li>)}
      </ol>
    </Section>
  );
}

function useBodyOptions(): FilterOption[] {
  const { language } = useReading();
  const { data } = useGet<{ rows: BodySummary[] }>("/bodies");
  return useMemo(() => (data?.rows ?? []).map(({ id, name }) => ({ value: id, label: nameText(name, language), search: name.zh })), [data, language]);
}
