import { stepsFrom, type TargetStepKind } from "@chengqi/domain/chains/target-life";
import type { TargetAnswer } from "@chengqi/domain/chains/targets";
import type { Name } from "@chengqi/domain/figures/figure";
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useGet } from "../api.js";
import { ActDialog } from "../governance/ActDialog.js";
import { ChoiceField, TextField } from "../governance/ActField.js";
import { send } from "../sign-in/send.js";
import { useMe } from "../sign-in/use-me.js";
import type { FilterOption } from "../ui/FilterSelect.js";
import { nameText } from "../ui/NameView.js";
import { useReading } from "../ui/use-reading.js";

/** The next steps of a target, for those who may take them. */
export function TargetActs({ answer }: { answer: TargetAnswer }) {
  const { t } = useTranslation();
  const { may } = useMe();
  const [asked, setAsked] = useState<TargetStepKind | null>(null);
  const { target } = answer;
  const owns = may("target.change", { zoneId: target.zone, bodyId: target.body });
  const leads = target.lead !== null && may("target.change", { bodyId: target.lead.id });
  const open = stepsFrom(target.status).filter((kind) => owns || (leads && kind !== "assigned"));
  return (
    <span className="power-acts">
      {open.map((kind) => <Button key={kind} onClick={() => setAsked(kind)}>{t(`chains.target.act.${kind}`)}</Button>)}
      {asked && <StepDialog key={asked} kind={asked} answer={answer} onClose={() => setAsked(null)} />}
    </span>
  );
}

interface Given { readonly on: string; readonly lead: string; readonly due: string; readonly company: string; readonly zone: string; readonly firm: string; readonly project: string }

function StepDialog({ kind, answer: { target, lastSeq }, onClose }: { kind: TargetStepKind; answer: TargetAnswer; onClose: () => void }) {
  const { t } = useTranslation();
  const [given, setGiven] = useState<Given>(() => ({
    on: new Date().toISOString().slice(0, 10), lead: target.lead?.id ?? "", due: target.due ?? "", company: "", zone: target.zone ?? "", firm: "", project: "",
  }));
  const set = (part: Partial<Given>) => setGiven((before) => ({ ...before, ...part }));
  return (
    <ActDialog
      title={t(`chains.target.act.${kind}`)} text={t(`chains.target.actText.${kind}`)} danger={kind === "dropped"} complete={isComplete(kind, given)} onClose={onClose}
      onSend={(reason) => send("POST", `/targets/${encodeURIComponent(target.id)}/steps`, { kind, on: given.on, reason, expectedSeq: lastSeq, ...saidBy(kind, given) })}
    >
      <TextField label={t("chains.target.on")} type="date" value={given.on} onChange={(on) => set({ on })} />
      {kind === "assigned" && <Assigned given={given} set={set} />}
      {kind === "in-talk" && <TextField label={t("chains.target.company")} lang="zh-CN" value={given.company} onChange={(company) => set({ company })} />}
      {kind === "won" && <Won given={given} set={set} />}
    </ActDialog>
  );
}

const isComplete = (kind: TargetStepKind, { on, lead, due, zone, firm, project }: Given): boolean => {
  if (on === "") return false;
  if (kind === "assigned") return lead !== "" && due !== "";
  return kind !== "won" || (zone !== "" && (firm.trim() !== "" || project.trim() !== ""));
};

/** What a step of a kind says beside its day and reason. */
function saidBy(kind: TargetStepKind, { lead, due, company, zone, firm, project }: Given): object {
  if (kind === "assigned") return { lead, due };
  if (kind === "in-talk") return { company: company.trim() || null };
  return kind === "won" ? { zone, firm: firm.trim() || null, project: project.trim() || null } : {};
}

interface FieldsProps { readonly given: Given; readonly set: (part: Partial<Given>) => void }

function Assigned({ given, set }: FieldsProps) {
  const { t } = useTranslation();
  return (
    <>
      <ChoiceField label={t("chains.targets.body")} value={given.lead} options={useOptions("/bodies")} onChange={(lead) => set({ lead })} />
      <TextField label={t("chains.target.due")} type="date" value={given.due} onChange={(due) => set({ due })} />
    </>
  );
}

function Won({ given, set }: FieldsProps) {
  const { t } = useTranslation();
  return (
    <>
      <ChoiceField label={t("chains.target.settledIn")} value={given.zone} options={useOptions("/zones")} onChange={(zone) => set({ zone })} />
      <TextField label={t("chains.target.project")} lang="zh-CN" value={given.project} onChange={(project) => set({ project })} />
      <TextField label={t("chains.target.firmId")} value={given.firm} onChange={(firm) => set({ firm })} />
    </>
  );
}

function useOptions(list: string): FilterOption[] {
  const { language } = useReading();
  const { data } = useGet<{ rows: { id: string; name: Name }[] }>(list);
  return (data?.rows ?? []).map(({ id, name }) => ({ value: id, label: nameText(name, language), search: `${name.zh} ${id}` }));
}
