import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useMutation } from "@tanstack/react-query";
import { Fault } from "./Fault.js";
import { Field } from "./Field.js";
import { readAgain, send } from "./send.js";

/** E-mail and password; the second factor is asked for afterwards. */
export function PasswordForm({ onDone, onSecondFactor }: { onDone: () => void; onSecondFactor: () => void }) {
  const { t } = useTranslation();
  const [email, setEmail] = useState("");
  const [password, setPassword] = useState("");
  const signIn = useMutation({
    mutationFn: () => send<{ secondFactor: boolean }>("POST", "/session", { email: email.trim(), password }),
    onSuccess: async ({ secondFactor }) => {
      if (secondFactor) return onSecondFactor();
      await readAgain();
      onDone();
    },
  });
  return (
    <form className="sign-in-form" onSubmit={(event) => { event.preventDefault(); signIn.mutate(); }}>
      <Field label={t("signIn.email")} type="email" autoComplete="username" value={email} onChange={setEmail} />
      <Field label={t("signIn.password")} type="password" autoComplete="current-password" value={password} onChange={setPassword} />
      <Fault error={signIn.error} />
      <Button type="primary" htmlType="submit" block loading={signIn.isPending} disabled={email === "" || password === ""}>{t("signIn.submit")}</Button>
      <p className="sign-in-help">{t("signIn.forgotten")}</p>
    </form>
  );
}
