import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useMutation } from "@tanstack/react-query";
import { Fault } from "./Fault.js";
import { Field } from "./Field.js";
import { readAgain, send } from "./send.js";

/** The code of the second factor, or one of the backup codes. */
export function SecondFactorForm({ onDone, onBack }: { onDone: () => void; onBack?: () => void }) {
  const { t } = useTranslation();
  const [code, setCode] = useState("");
  const show = useMutation({
    mutationFn: () => send("POST", "/session/second-factor", /^\d{6}$/.test(code.trim()) ? { code: code.trim() } : { backupCode: code.trim() }),
    onSuccess: async () => {
      await readAgain();
      onDone();
    },
  });
  return (
    <form className="sign-in-form" onSubmit={(event) => { event.preventDefault(); show.mutate(); }}>
      <Field label={t("signIn.code")} hint={t("signIn.codeHint")} autoComplete="one-time-code" value={code} onChange={setCode} />
      <Fault error={show.error} />
      <Button type="primary" htmlType="submit" block loading={show.isPending} disabled={code.trim() === ""}>{t("signIn.confirm")}</Button>
      {onBack && <Button type="link" onClick={onBack}>{t("signIn.back")}</Button>}
    </form>
  );
}
