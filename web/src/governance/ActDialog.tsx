import { Button, Input } from "antd";
import { useId, useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useSend } from "../sign-in/send.js";
import { Dialog } from "../ui/Dialog.js";
import { Refusal } from "./Refusal.js";
import "./powers.css";

interface ActDialogProps {
  readonly title: string;
  /** What the act does, in a sentence. */
  readonly text?: ReactNode;
  /** Fields besides the reason. */
  readonly children?: ReactNode;
  readonly complete?: boolean;
  /** Whether the act cannot be done without saying why. */
  readonly reasonNeeded?: boolean;
  readonly danger?: boolean;
  readonly onSend: (reason: string) => Promise<unknown>;
  readonly onClose: () => void;
}

/** One act with its reason; a refusal is shown where it was asked for, and what was written stays. */
export function ActDialog({ title, text, children, complete = true, reasonNeeded = true, danger = false, onSend, onClose }: ActDialogProps) {
  const { t } = useTranslation();
  const id = useId();
  const [reason, setReason] = useState("");
  const act = useSend(() => onSend(reason.trim()), onClose);
  const ready = complete && (!reasonNeeded || reason.trim() !== "");
  return (
    <Dialog label={title} className="act-dialog" onClose={onClose}>
      <h2>{title}</h2>
      {text && <p>{text}</p>}
      <form className="act-form" onSubmit={(event) => { event.preventDefault(); if (ready) act.mutate(undefined); }}>
        {children}
        <div className="act-field">
          <label htmlFor={id}>{t(reasonNeeded ? "powers.reason" : "powers.reasonOptional")}</label>
          <Input.TextArea id={id} value={reason} maxLength={500} rows={3} onChange={({ target }) => setReason(target.value)} />
          <p className="hint">{t("powers.recorded")}</p>
        </div>
        <Refusal error={act.error} />
        <div className="act-buttons">
          <Button onClick={onClose}>{t("powers.cancel")}</Button>
          <Button type="primary" danger={danger} htmlType="submit" loading={act.isPending} disabled={!ready}>{title}</Button>
        </div>
      </form>
    </Dialog>
  );
}
