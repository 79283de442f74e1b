import { BellOutlined } from "@ant-design/icons";
import { useTranslation } from "react-i18next";
import { useGet } from "../api.js";
import { PageLink } from "../ui/PageLink.js";
import { useMe } from "../sign-in/use-me.js";
import "./bell.css";

/** How much is late or waits, and the way there. Visitors have no day. */
export function Bell() {
  const { actor } = useMe();
  return actor.userId === null ? null : <CountedBell key={`${actor.userId} ${actor.role}`} />;
}

function CountedBell() {
  const { t } = useTranslation();
  const { data } = useGet<{ count: number }>("/my-day/count");
  const count = data?.count ?? 0;
  return (
    <PageLink to="/my-day" className="bell">
      <BellOutlined aria-hidden="true" />
      {count > 0 && <span className="bell-count" aria-hidden="true">{count > 99 ? "99+" : count}</span>}
      <span className="visually-hidden">{t("myDay.bell", { count })}</span>
    </PageLink>
  );
}
