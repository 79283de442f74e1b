import { powerCategories } from "@chengqi/domain/governance/bodies";
import type { BodyRef } from "@chengqi/domain/governance/body-answers";
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { send } from "../sign-in/send.js";
import { nameText } from "../ui/NameView.js";
import { useAsOf } from "../ui/use-as-of.js";
import { useReading } from "../ui/use-reading.js";
import { ActDialog } from "./ActDialog.js";
import { ChoiceField, DayFields, TextField } from "./ActField.js";

/** Offers a body a power; the reader's own body gives it. */
export function OfferPower({ receiver }: { receiver: BodyRef }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button type="primary" onClick={() => setOpen(true)}>{t("powers.offer")}</Button>
      {open && <Form receiver={receiver} onClose={() => setOpen(false)} />}
    </>
  );
}

function Form({ receiver, onClose }: { receiver: BodyRef; onClose: () => void }) {
  const { t } = useTranslation();
  const { language } = useReading();
  const { asOf } = useAsOf();
  const [given, setGiven] = useState({ category: "", power: "", validFrom: asOf ?? "", validTo: "" });
  const set = (part: Partial<typeof given>) => setGiven({ ...given, ...part });
  return (
    <ActDialog
      title={t("powers.offer")} text={t("powers.offerText", { name: nameText(receiver.name, language) })} onClose={onClose}
      complete={given.category !== "" && given.power.trim() !== "" && given.validFrom !== ""}
      onSend={(reason) => send("POST", "/powers", {
        receiverId: receiver.id, category: given.category, power: given.power.trim(), validFrom: given.validFrom, validTo: given.validTo || null, reason,
      })}
    >
      <ChoiceField label={t("powers.category")} value={given.category} options={Object.entries(powerCategories).map(([value, words]) => ({ value, label: words[language] }))} onChange={(category) => set({ category })} />
      <TextField label={t("powers.offerPower")} value={given.power} onChange={(power) => set({ power })} />
      <DayFields>
        <TextField label={t("powers.offerFrom")} type="date" value={given.validFrom} onChange={(validFrom) => set({ validFrom })} />
        <TextField label={t("powers.offerTo")} type="date" value={given.validTo} onChange={(validTo) => set({ validTo })} />
      </DayFields>
    </ActDialog>
  );
}
