import { mayBecome, type PowerState } from "@chengqi/domain/governance/bodies";
import type { PowerAnswer } from "@chengqi/domain/governance/body-answers";
import type { Act } from "@chengqi/domain/governance/permissions";
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { send } from "../sign-in/send.js";
import { useMe } from "../sign-in/use-me.js";
import { ActDialog } from "./ActDialog.js";

/** What may be done to a power, and whose act it is. */
const steps = [
  { act: "power.accept", to: "accepted", word: "accept", side: "receiver" },
  { act: "power.decline", to: "declined", word: "decline", side: "receiver" },
  { act: "power.withdraw", to: "withdrawn", word: "withdraw", side: "giver" },
] as const satisfies readonly { act: Act; to: PowerState; word: string; side: "receiver" | "giver" }[];

/** The next steps of a power for those who may take them; nothing for others. */
export function PowerActs({ power }: { power: PowerAnswer }) {
  const { t } = useTranslation();
  const { may } = useMe();
  const [asked, setAsked] = useState<(typeof steps)[number] | null>(null);
  const open = steps.filter(({ act, to, side }) => mayBecome(power.state, to) && may(act, { bodyId: power[side].id }));
  return (
    <span className="power-acts">
      {open.map((step) => (
        <Button key={step.word} size="small" aria-label={t(`powers.${step.word}Of`, { power: power.power })} onClick={() => setAsked(step)}>{t(`powers.${step.word}`)}</Button>
      ))}
      {asked && (
        <ActDialog
          title={t(`powers.${asked.word}`)} text={t(`powers.${asked.word}Text`, { power: power.power })} danger={asked.word !== "accept"}
          reasonNeeded={asked.word !== "accept"} onClose={() => setAsked(null)}
          onSend={(reason) => send("POST", `/powers/${encodeURIComponent(power.id)}/${asked.word}`, { reason: reason || null, expectedSeq: power.seq })}
        />
      )}
    </span>
  );
}
