import { noticeWords } from "@chengqi/domain/notices/kinds";
import type { Preference } from "@chengqi/domain/notices/my-day";
import { Switch } from "antd";
import { useTranslation } from "react-i18next";
import { useGet } from "../api.js";
import { Section } from "../ui/Section.js";
import { Answer } from "../ui/States.js";
import { useReading } from "../ui/use-reading.js";
import { send, useSend } from "../sign-in/send.js";

/** Which notices come by e-mail as well. */
export function Letters() {
  const { t } = useTranslation();
  const { language } = useReading();
  const said = useGet<{ rows: Preference[] }>("/notices/preferences");
  const change = useSend((one: Preference) => send("PUT", "/notices/preferences", one));
  return (
    <Section title={t("myDay.letters.title")} note={t("myDay.letters.note")}>
      <Answer query={said} rows={3}>
        {({ rows }) => (
          <ul className="letters">
            {rows.map(({ kind, email }) => {
              const { subject } = noticeWords(kind, {}, language);
              return (
                <li key={kind}>
                  <Switch size="small" checked={email} disabled={change.isPending} aria-label={t("myDay.letters.switch", { subject })} onChange={(wanted) => change.mutate({ kind, email: wanted })} />
                  <span>{subject}</span>
                </li>
              );
            })}
          </ul>
        )}
      </Answer>
    </Section>
  );
}
