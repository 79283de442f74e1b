import { purposes, type Purpose } from "@chengqi/domain/governance/actor";
import { useTranslation } from "react-i18next";
import { FilterSelect } from "../ui/FilterSelect.js";
import { Section } from "../ui/Section.js";
import { Fault } from "./Fault.js";
import { send, useSend } from "./send.js";

/** What figures of single firms are looked at for; whoever looks says so before. */
export function PurposeChoice({ purpose }: { purpose: Purpose | null }) {
  const { t } = useTranslation();
  const state = useSend((wanted: Purpose | null) => send("PUT", "/session/purpose", { purpose: wanted }));
  return (
    <Section title={t("me.purposeTitle")} note={t("me.purposeNote")}>
      <FilterSelect
        label={t("me.purposeLabel")} width={260} value={purpose ?? ""} options={purposes.map((one) => ({ value: one, label: t(`me.purpose.${one}`) }))}
        onChange={(value) => state.mutate(purposes.find((one) => one === value) ?? null)}
      />
      <Fault error={state.error} />
    </Section>
  );
}
