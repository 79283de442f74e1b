import type { BodySummary, BodyType } from "@chengqi/domain/governance/bodies";
import type { LeadAnswer } from "@chengqi/domain/governance/body-answers";
import { leadBodies, leadKinds, type LeadKind } from "@chengqi/domain/governance/leads";
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useGet } from "../api.js";
import { send } from "../sign-in/send.js";
import type { FilterOption } from "../ui/FilterSelect.js";
import { nameText } from "../ui/NameView.js";
import { useAsOf } from "../ui/use-as-of.js";
import { useReading } from "../ui/use-reading.js";
import { ActDialog } from "./ActDialog.js";
import { ChoiceField, TextField } from "./ActField.js";

interface Given {
  readonly kind: LeadKind | "";
  readonly post: string;
  readonly bodyId: string;
  readonly validFrom: string;
}

/** Names one of a zone's three: the post of a city leader, a department or a district. */
export function NameLeads({ zoneId, leads }: { zoneId: string; leads: readonly LeadAnswer[] }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t("leads.name")}</Button>
      {open && <Form zoneId={zoneId} leads={leads} onClose={() => setOpen(false)} />}
    </>
  );
}

function Form({ zoneId, leads, onClose }: { zoneId: string; leads: readonly LeadAnswer[]; onClose: () => void }) {
  const { t } = useTranslation();
  const { asOf } = useAsOf();
  const [given, setGiven] = useState<Given>({ kind: "", post: "", bodyId: "", validFrom: asOf ?? "" });
  const set = (part: Partial<Given>) => setGiven({ ...given, ...part });
  const bodies = useBodyOptions(given.kind === "" ? [] : leadBodies[given.kind]);
  const leader = given.kind === "city-leader";
  const now = leads.filter(({ kind }) => kind === given.kind);
  return (
    <ActDialog
      title={t("leads.name")} text={t("leads.nameText")} onClose={onClose}
      complete={given.kind !== "" && given.validFrom !== "" && (leader ? given.post.trim() !== "" : given.bodyId !== "")}
      onSend={(reason) => send("POST", `/zones/${encodeURIComponent(zoneId)}/leads`, {
        kind: given.kind, post: leader ? { zh: given.post.trim(), en: null } : null, bodyId: leader ? null : given.bodyId, validFrom: given.validFrom, reason,
      })}
    >
      <ChoiceField label={t("leads.which")} value={given.kind} options={leadKinds.map((kind) => ({ value: kind, label: t(`leads.kind.${kind}`) }))} onChange={(kind) => set({ kind: leadKinds.find((one) => one === kind) ?? "", bodyId: "" })} />
      {now.length > 0 && <p className="hint">{t("leads.now", { count: now.length })}</p>}
      {leader && <TextField label={t("leads.post")} value={given.post} onChange={(post) => set({ post })} />}
      {given.kind !== "" && !leader && <ChoiceField label={t(`leads.kind.${given.kind}`)} value={given.bodyId} options={bodies} onChange={(bodyId) => set({ bodyId })} />}
      <TextField label={t("powers.offerFrom")} type="date" value={given.validFrom} onChange={(validFrom) => set({ validFrom })} />
    </ActDialog>
  );
}

/** Bodies of some types to choose from. */
function useBodyOptions(types: readonly BodyType[]): FilterOption[] {
  const { language } = useReading();
  const { data } = useGet<{ rows: BodySummary[] }>(types.length === 0 ? null : "/bodies");
  return (data?.rows ?? []).filter(({ type }) => types.includes(type)).map(({ id, name }) => ({ value: id, label: nameText(name, language), search: name.zh }));
}
