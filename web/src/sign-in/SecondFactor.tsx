import type { SessionAnswer } from "@chengqi/domain/governance/session";
import { useMutation } from "@tanstack/react-query";
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Section } from "../ui/Section.js";
import { EnrolledCodes, type Enrolment } from "./EnrolledCodes.js";
import { Fault } from "./Fault.js";
import { Field } from "./Field.js";
import { SecondFactorForm } from "./SecondFactorForm.js";
import { readAgain, send } from "./send.js";

/** Enrols a second factor, shows it where the role needs it, and gives it up. */
export function SecondFactor({ session: { user, secondFactorNeeded } }: { session: SessionAnswer }) {
  const { t } = useTranslation();
  const [enrolment, setEnrolment] = useState<Enrolment | null>(null);
  if (!user) return null;
  return (
    <Section title={t("me.secondFactor")} note={t(user.secondFactor ? "me.secondFactorOn" : "me.secondFactorOff")}>
      {enrolment && !user.secondFactor && <EnrolledCodes enrolment={enrolment} />}
      {(enrolment || secondFactorNeeded) && (user.secondFactor ? secondFactorNeeded : enrolment !== null)
        ? <SecondFactorForm onDone={() => setEnrolment(null)} />
        : <WithPassword enrolled={user.secondFactor} hasPassword={user.hasPassword} onEnrolment={setEnrolment} />}
    </Section>
  );
}

function WithPassword({ enrolled, hasPassword, onEnrolment }: { enrolled: boolean; hasPassword: boolean; onEnrolment: (enrolment: Enrolment) => void }) {
  const { t } = useTranslation();
  const [password, setPassword] = useState("");
  const change = useMutation({
    mutationFn: async () => {
      const body = hasPassword ? { password } : {};
      if (enrolled) await send("DELETE", "/session/totp", body);
      else onEnrolment(await send<Enrolment>("POST", "/session/totp", body));
    },
    onSuccess: () => {
      setPassword("");
      return enrolled ? readAgain() : undefined;
    },
  });
  return (
    <form className="sign-in-form" onSubmit={(event) => { event.preventDefault(); change.mutate(); }}>
      {hasPassword && <Field label={t("me.passwordToConfirm")} type="password" autoComplete="current-password" value={password} onChange={setPassword} />}
      <Fault error={change.error} />
      <Button htmlType="submit" type={enrolled ? "default" : "primary"} loading={change.isPending} disabled={hasPassword && password === ""}>
        {t(enrolled ? "me.giveUpFactor" : "me.enrol")}
      </Button>
    </form>
  );
}
