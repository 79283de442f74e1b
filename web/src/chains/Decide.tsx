import type { PairAnswer } from "@chengqi/domain/chains/answers-duplication";
import { decisionKinds, type DecisionKind } from "@chengqi/domain/chains/decisions";
import { may } from "@chengqi/domain/governance/permissions";
import { Button, Input, Radio } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ActDialog } from "../governance/ActDialog.js";
import { send } from "../sign-in/send.js";
import { useMe } from "../sign-in/use-me.js";
import { nameText } from "../ui/NameView.js";
import { useReading } from "../ui/use-reading.js";

/** A decision on two zones that do the same, by the body that may make it; it holds while the facts are as they are. */
export function Decide({ answer: { a, b, fingerprint } }: { answer: PairAnswer }) {
  const { t } = useTranslation();
  const { language } = useReading();
  const { actor } = useMe();
  const [asked, setAsked] = useState(false);
  const [kind, setKind] = useState<DecisionKind>("keep");
  const [parts, setParts] = useState({ a: "", b: "" });
  if (!may(actor, "duplication.decide")) return null;
  const complete = kind !== "divide" || (parts.a.trim() !== "" && parts.b.trim() !== "");
  return (
    <>
      <Button type="primary" onClick={() => setAsked(true)}>{t("chains.decide.title")}</Button>
      {asked && (
        <ActDialog
          title={t("chains.decide.title")} text={t("chains.decide.text")} complete={complete} onClose={() => setAsked(false)}
          onSend={(reason) => send("POST", `/duplication/${encodeURIComponent(a.id)}/${encodeURIComponent(b.id)}/decisions`, { kind, reason, fingerprint, ...(kind === "divide" && { division: parts }) })}
        >
          <Radio.Group aria-label={t("chains.decide.kind")} value={kind} onChange={({ target }) => setKind(target.value as DecisionKind)} options={decisionKinds.map((one) => ({ value: one, label: t(`chains.duplication.kinds.${one}`) }))} />
          {kind === "divide" && (["a", "b"] as const).map((side) => (
            <label key={side} className="act-field">{t("chains.decide.does", { name: nameText((side === "a" ? a : b).name, language) })}
              <Input value={parts[side]} maxLength={500} onChange={({ target }) => setParts((before) => ({ ...before, [side]: target.value }))} />
            </label>
          ))}
        </ActDialog>
      )}
    </>
  );
}
