import { UserOutlined } from "@ant-design/icons";
import { Button, Popover } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { LinkButton } from "../ui/LinkButton.js";
import { PageLink } from "../ui/PageLink.js";
import { useReading } from "../ui/use-reading.js";
import { useSignOut } from "./send.js";
import { useMe, type Me } from "./use-me.js";
import { whoText } from "./who-text.js";
import "./sign-in.css";

/** Who one is, at the right of the bar; signs in and out. */
export function MeMenu() {
  const { t } = useTranslation();
  const { language } = useReading();
  const me = useMe();
  const [open, setOpen] = useState(false);
  const { session } = me;
  if (!session?.user) {
    return <span className="me-sign-in"><LinkButton to="/sign-in" icon={<UserOutlined />}><span className="me-label">{t("signIn.title")}</span></LinkButton></span>;
  }
  const chosen = session.memberships.find(({ id }) => id === session.membershipId);
  const who = chosen ? whoText(chosen, language, t) : session.user.name;
  return (
    <Popover open={open} onOpenChange={setOpen} trigger="click" placement="bottomRight" content={<MenuCard me={me} who={who} onGo={() => setOpen(false)} />} destroyOnHidden>
      <Button className="me-button" icon={<UserOutlined />} aria-haspopup="dialog" aria-expanded={open} aria-label={t("me.menu", { who })}>
        <span className="me-label">{chosen ? t(`actor.${chosen.role}`) : session.user.name}</span>
      </Button>
    </Popover>
  );
}

function MenuCard({ me: { session, may }, who, onGo }: { me: Me; who: string; onGo: () => void }) {
  const { t } = useTranslation();
  const out = useSignOut();
  return (
    <div className="me-card">
      <p className="me-name">{session?.user?.name}</p>
      <p className="me-who">{who}</p>
      {/* A click on a link inside closes the card. */}
      {/* oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions */}
      <div className="me-links" onClick={onGo}>
        <PageLink to="/me">{t("me.title")}</PageLink>
        {(may("user.read") || may("person.erase")) && <PageLink to="/users">{t("users.title")}</PageLink>}
      </div>
      <Button block loading={out.isPending} onClick={() => out.mutate()}>{t("me.signOut")}</Button>
    </div>
  );
}
