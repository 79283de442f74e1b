import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useLocation, useNavigate, useSearchParams } from "react-router";
import { LinkButton } from "../ui/LinkButton.js";
import { PageHeader } from "../ui/PageHeader.js";
import { Section } from "../ui/Section.js";
import { Loading } from "../ui/States.js";
import { DemonstrationAccounts } from "./DemonstrationAccounts.js";
import { LinkForm } from "./LinkForm.js";
import { PasswordForm } from "./PasswordForm.js";
import { SecondFactorForm } from "./SecondFactorForm.js";
import { send, useSend } from "./send.js";
import { useMe } from "./use-me.js";
import { Fault } from "./Fault.js";
import "./sign-in.css";

/** Where people sign in: by password and second factor, at their organisation, or as an account of the demonstration. */
export default function SignInPage() {
  const { t } = useTranslation();
  const { hash } = useLocation();
  const token = /^#link=([\w-]{43})$/.exec(hash)?.[1];
  return (
    <div className="page sign-in-page">
      <PageHeader title={t(token ? "signIn.linkTitle" : "signIn.title")} note={t(token ? "signIn.linkNote" : "signIn.note")} />
      {token ? <LinkForm token={token} /> : <Ways />}
    </div>
  );
}

function Ways() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [params] = useSearchParams();
  const { session } = useMe();
  const [step, setStep] = useState<"password" | "factor">("password");
  if (!session) return <Loading />;
  if (session.user && !session.secondFactorNeeded) {
    return <p className="sign-in-known">{t("signIn.known", { name: session.user.name })} <LinkButton to="/me">{t("signIn.toMe")}</LinkButton></p>;
  }
  if (session.user) return <p className="sign-in-known">{t("signIn.factorFirst")} <LinkButton to="/me">{t("signIn.toMe")}</LinkButton></p>;
  const done = () => void navigate("/");
  return (
    <div className="sign-in-ways">
      <Section title={t(step === "password" ? "signIn.byPassword" : "signIn.bySecondFactor")}>
        {step === "password"
          ? <PasswordForm onDone={done} onSecondFactor={() => setStep("factor")} />
          : <SecondFactorForm onDone={done} onBack={() => setStep("password")} />}
        {params.has("failed") && <p className="sign-in-known" role="alert">{t("signIn.singleSignOnFailed")}</p>}
        {session.signIn.singleSignOn && step === "password" && <SingleSignOn />}
      </Section>
      {session.signIn.demonstration.length > 0 && <DemonstrationAccounts roles={session.signIn.demonstration} onDone={done} />}
    </div>
  );
}

function SingleSignOn() {
  const { t } = useTranslation();
  const go = useSend(async () => {
    const { url } = await send<{ url: string }>("POST", "/session/single-sign-on");
    location.assign(url);
  });
  return (
    <>
      <Button block loading={go.isPending} onClick={() => go.mutate(undefined)}>{t("signIn.singleSignOn")}</Button>
      <Fault error={go.error} />
    </>
  );
}
