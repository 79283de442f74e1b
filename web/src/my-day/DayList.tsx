import type { DayItem, DayPart, MyDay } from "@chengqi/domain/notices/my-day";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { PageLink } from "../ui/PageLink.js";
import { Section } from "../ui/Section.js";
import { useReading } from "../ui/use-reading.js";
import { useTimeText } from "../acts/use-time-text.js";
import { send, useSend } from "../sign-in/send.js";
import { itemText } from "./item-text.js";

const signs: Record<DayPart, string> = { late: "■", waiting: "▲", changed: "●" };

/** One part of the day: what it holds, or that it holds nothing. */
export function DayList({ part, day }: { part: DayPart; day: MyDay }) {
  const { t } = useTranslation();
  const timeText = useTimeText();
  const items = day.items.filter((item) => item.part === part);
  const since = day.firstVisit ? t("myDay.sinceFirst") : t("myDay.since", { day: timeText(day.since) });
  return (
    <Section title={`${t(`myDay.part.${part}`)}${items.length > 0 ? ` · ${items.length}` : ""}`} note={part === "changed" ? since : undefined}>
      {items.length === 0
        ? <p className="day-empty">{t(`myDay.empty.${part}`)}</p>
        : <ul className="day-items">{items.map((item) => <Item key={item.id} item={item} />)}</ul>}
    </Section>
  );
}

function Item({ item }: { item: DayItem }) {
  const { t } = useTranslation();
  const { language } = useReading();
  const timeText = useTimeText();
  const { title, text } = itemText(item, language, t);
  const read = useSend((id: string) => send("PUT", `/notices/${id}/read`));
  const when = item.at === null ? null : item.at.length > 10 ? timeText(item.at) : item.at;
  return (
    <li className={`day-item day-${item.part}`}>
      <span className="day-sign" aria-hidden="true">{signs[item.part]}</span>
      <div className="day-text">
        <PageLink to={item.link}>{title}</PageLink>
        {text !== "" && <p>{text}</p>}
        {(item.due !== null || when !== null) && (
          <p className="day-when">
            {item.due !== null && <span>{t("myDay.due", { day: item.due })}</span>}
            {when !== null && <time dateTime={item.at ?? ""}>{when}</time>}
          </p>
        )}
      </div>
      {item.noticeId !== null && (
        <Button size="small" loading={read.isPending} aria-label={`${t("myDay.read")}: ${title}`} onClick={() => read.mutate(item.noticeId ?? "")}>{t("myDay.read")}</Button>
      )}
    </li>
  );
}
