import type { Dataset } from "@chengqi/domain/datasets/dataset";
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useGet } from "../api.js";
import { ActDialog } from "../governance/ActDialog.js";
import { ChoiceField, TextField } from "../governance/ActField.js";
import { send } from "../sign-in/send.js";
import { useMe } from "../sign-in/use-me.js";
import { nameText } from "../ui/NameView.js";
import { useReading } from "../ui/use-reading.js";

interface Bodies { readonly rows: readonly { readonly id: string; readonly name: { readonly zh: string; readonly en: string | null } }[] }

const offices = ["statistics-bureau", "civil-affairs", "planning-bureau", "zone-office", "transport-bureau", "market-regulation", "financial-supervision", "economy-bureau", "platform"] as const;

/** Who keeps the dataset up to date, and how often: for those who may say so. */
export function AssignDataset({ dataset }: { dataset: Dataset }) {
  const { t } = useTranslation();
  const { may } = useMe();
  const [open, setOpen] = useState(false);
  if (!may("dataset.assign")) return null;
  return (
    <>
      <p><Button onClick={() => setOpen(true)}>{t("datasets.assign")}</Button></p>
      {open && <AssignDialog dataset={dataset} onClose={() => setOpen(false)} />}
    </>
  );
}

function AssignDialog({ dataset, onClose }: { dataset: Dataset; onClose: () => void }) {
  const { t } = useTranslation();
  const { language } = useReading();
  const bodies = useGet<Bodies>("/bodies").data?.rows ?? [];
  const [owner, setOwner] = useState(dataset.owner);
  const [days, setDays] = useState(dataset.refreshDays === null ? "" : String(dataset.refreshDays));
  const options = [...offices.map((value) => ({ value, label: t(`owner.${value}`) })), ...bodies.map(({ id, name }) => ({ value: id, label: nameText(name, language), search: id }))];
  const sound = days.trim() === "" || /^[1-9]\d{0,4}$/.test(days.trim());
  return (
    <ActDialog
      title={t("datasets.assign")} text={t("datasets.assignText")} complete={owner !== "" && sound} onClose={onClose}
      onSend={(reason) => send("PUT", `/datasets/${encodeURIComponent(dataset.id)}/care`, { owner, refreshDays: days.trim() === "" ? null : Number(days), reason })}
    >
      <ChoiceField label={t("datasets.ownerOf")} value={owner} options={options} onChange={setOwner} />
      <TextField label={t("datasets.every")} value={days} onChange={setDays} />
    </ActDialog>
  );
}
