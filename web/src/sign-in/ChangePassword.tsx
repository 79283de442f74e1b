import { shortestPassword } from "@chengqi/domain/governance/password-length";
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Section } from "../ui/Section.js";
import { Fault } from "./Fault.js";
import { Field } from "./Field.js";
import { send, useSend } from "./send.js";

/** Another password; every other session ends with the old one. */
export function ChangePassword({ email }: { email: string }) {
  const { t } = useTranslation();
  const [current, setCurrent] = useState("");
  const [wanted, setWanted] = useState("");
  const change = useSend(() => send("POST", "/session/password", { current, wanted }), () => { setCurrent(""); setWanted(""); });
  return (
    <Section title={t("me.password")} note={t("me.passwordNote")}>
      <form className="sign-in-form" onSubmit={(event) => { event.preventDefault(); change.mutate(undefined); }}>
        <input type="hidden" name="username" autoComplete="username" value={email} readOnly />
        <Field label={t("me.currentPassword")} type="password" autoComplete="current-password" value={current} onChange={setCurrent} />
        <Field label={t("signIn.newPassword")} hint={t("signIn.passwordHint", { count: shortestPassword })} type="password" autoComplete="new-password" value={wanted} onChange={setWanted} />
        <Fault error={change.error} />
        {change.isSuccess && <p role="status">{t("me.passwordChanged")}</p>}
        <Button htmlType="submit" loading={change.isPending} disabled={current === "" || wanted === ""}>{t("me.changePassword")}</Button>
      </form>
    </Section>
  );
}
