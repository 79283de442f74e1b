import type { PowerAnswer } from "@chengqi/domain/governance/body-answers";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Section } from "../ui/Section.js";
import { Past, useParted } from "./Past.js";
import { PowerList } from "./PowerList.js";

interface PowerSectionProps {
  readonly title: string;
  readonly powers: readonly PowerAnswer[];
  readonly aside?: ReactNode;
  readonly showGiver?: boolean;
  readonly showReceiver?: boolean;
  /** Shown even without powers. */
  readonly always?: boolean;
}

/** A list of delegated powers under its heading; those that are over are folded away. */
export function PowerSection({ title, powers, aside, always = false, ...shown }: PowerSectionProps) {
  const { t } = useTranslation();
  const { current, past } = useParted(powers);
  if (powers.length === 0 && !always) return null;
  return (
    <Section title={title} note={t(powers.length === 0 ? "powers.noneHere" : "powers.note")} aside={aside}>
      {current.length > 0 && <PowerList powers={current} tally {...shown} />}
      <Past count={past.length}><PowerList powers={past} {...shown} /></Past>
    </Section>
  );
}
