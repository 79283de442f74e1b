import { isAdministrator } from "@chengqi/domain/governance/membership";
import type { SessionAnswer } from "@chengqi/domain/governance/session";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { LinkButton } from "../ui/LinkButton.js";
import { PageHeader } from "../ui/PageHeader.js";
import { Section } from "../ui/Section.js";
import { Empty, Loading } from "../ui/States.js";
import { ChangePassword } from "./ChangePassword.js";
import { Memberships } from "./Memberships.js";
import { OwnKeys } from "./OwnKeys.js";
import { OwnSessions } from "./OwnSessions.js";
import { PurposeChoice } from "./PurposeChoice.js";
import { SecondFactor } from "./SecondFactor.js";
import { useSignOut } from "./send.js";
import { useMe } from "./use-me.js";
import "./sign-in.css";

/** One's own page: as whom one acts and what for, and what keeps the account safe. */
export default function MePage() {
  const { t } = useTranslation();
  const { session } = useMe();
  if (!session) return <div className="page"><PageHeader title={t("me.title")} /><Loading /></div>;
  if (!session.user) {
    return (
      <div className="page">
        <PageHeader title={t("me.title")} />
        <Empty title={t("me.visitor")} action={<LinkButton to="/sign-in" primary>{t("signIn.title")}</LinkButton>} />
      </div>
    );
  }
  return <Own session={session} user={session.user} />;
}

function Own({ session, user }: { session: SessionAnswer; user: NonNullable<SessionAnswer["user"]> }) {
  const { t } = useTranslation();
  const out = useSignOut();
  return (
    <div className="page">
      <PageHeader
        title={t("me.title")} identity={<><span>{user.name}</span><span>{user.email}</span>{user.demonstration && <span className="chip chip-dashed">◌ {t("me.demonstration")}</span>}</>}
        actions={<Button loading={out.isPending} onClick={() => out.mutate()}>{t("me.signOut")}</Button>}
      />
      {session.secondFactorNeeded && <p className="banner" role="alert">{t(user.secondFactor ? "me.factorToShow" : "me.factorToEnrol")}</p>}
      <div className="columns">
        <div>
          <Memberships session={session} />
          {session.membershipId !== null && !session.secondFactorNeeded && <PurposeChoice purpose={session.actor.purpose} />}
        </div>
        <div>
          {user.demonstration
            ? <Section title={t("me.safety")}><p className="section-note">{t("me.demonstrationSafety")}</p></Section>
            : <><SecondFactor session={session} />{user.hasPassword && <ChangePassword email={user.email} />}</>}
          <OwnSessions />
          {session.actor.role !== "visitor" && !isAdministrator(session.actor.role) && <OwnKeys />}
        </div>
      </div>
    </div>
  );
}
