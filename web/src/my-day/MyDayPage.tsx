import { dayParts, type MyDay } from "@chengqi/domain/notices/my-day";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { useGet } from "../api.js";
import { PageHeader } from "../ui/PageHeader.js";
import { PageLink } from "../ui/PageLink.js";
import { Answer, Empty, Loading } from "../ui/States.js";
import { send } from "../sign-in/send.js";
import { useMe } from "../sign-in/use-me.js";
import { DayList } from "./DayList.js";
import { Letters } from "./Letters.js";
import "./my-day.css";

/** What waits for me, what is late, what changed. */
export default function MyDayPage() {
  const { t } = useTranslation();
  const { actor, session } = useMe();
  return (
    <div className="page day-page">
      <PageHeader title={t("myDay.title")} note={actor.userId === null ? t("myDay.note") : `${t(`actor.${actor.role}`)} · ${t("myDay.note")}`} />
      {session === undefined ? <Loading /> : actor.userId === null
        ? <Empty title={t("myDay.signIn")} hint={t("myDay.signInHint")} action={<PageLink to="/sign-in">{t("myDay.toSignIn")}</PageLink>} />
        : <Day key={`${actor.userId} ${actor.role}`} />}
    </div>
  );
}

function Day() {
  const day = useGet<MyDay>("/my-day");
  const shown = day.data !== undefined;
  // Seen is what was shown; a failure only makes the next visit show it again.
  useEffect(() => {
    if (shown) void send("PUT", "/my-day/visit").catch(() => undefined);
  }, [shown]);
  return (
    <>
      <Answer query={day} rows={8}>{(data) => <>{dayParts.map((part) => <DayList key={part} part={part} day={data} />)}</>}</Answer>
      <Letters />
    </>
  );
}
