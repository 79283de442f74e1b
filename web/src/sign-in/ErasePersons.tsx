import { Button, Input } from "antd";
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { useGet } from "../api.js";
import { Dialog } from "../ui/Dialog.js";
import { Section } from "../ui/Section.js";
import { Answer, Empty } from "../ui/States.js";
import { periodText } from "../ui/format.js";
import { useReading } from "../ui/use-reading.js";
import { Fault } from "./Fault.js";
import { send, useSend } from "./send.js";

interface Removed { readonly id: string; readonly name: string; readonly email: string; readonly removedAt: string }

/** Users who were removed, whose personal data the system administrator can erase. */
export function ErasePersons() {
  const { t } = useTranslation();
  const { language } = useReading();
  const [asked, setAsked] = useState<Removed | null>(null);
  const query = useGet<{ rows: Removed[] }>("/users/removed");
  return (
    <Section title={t("users.erase.title")} note={t("users.erase.note")}>
      <Answer query={query} rows={3}>
        {({ rows }) => (rows.length === 0 ? <Empty title={t("users.erase.none")} /> : (
          <ul className="memberships">
            {rows.map((one) => (
              <li key={one.id}>
                <span><span lang="zh-CN">{one.name}</span> {one.email} <span className="unknown-plain">{t("users.erase.since", { day: periodText(one.removedAt.slice(0, 10), language) })}</span></span>
                <Button size="small" danger aria-label={t("users.erase.doOf", { name: one.name })} onClick={() => setAsked(one)}>{t("users.erase.do")}</Button>
              </li>
            ))}
          </ul>
        ))}
      </Answer>
      {asked && <EraseDialog person={asked} onClose={() => setAsked(null)} />}
    </Section>
  );
}

function EraseDialog({ person, onClose }: { person: Removed; onClose: () => void }) {
  const { t } = useTranslation();
  const id = useId();
  const [reason, setReason] = useState("");
  const erase = useSend(() => send("POST", `/users/${encodeURIComponent(person.id)}/erase`, { reason: reason.trim() }), onClose);
  return (
    <Dialog label={t("users.erase.title")} className="users-dialog" onClose={onClose}>
      <h2>{t("users.erase.doOf", { name: person.name })}</h2>
      <p>{t("users.erase.text")}</p>
      <form onSubmit={(event) => { event.preventDefault(); if (reason.trim() !== "") erase.mutate(undefined); }}>
        <label htmlFor={id}>{t("users.reason")}</label>
        <Input id={id} value={reason} maxLength={500} onChange={({ target }) => setReason(target.value)} />
        <Fault error={erase.error} />
        <div className="user-actions">
          <Button onClick={onClose}>{t("users.close")}</Button>
          <Button danger type="primary" htmlType="submit" loading={erase.isPending} disabled={reason.trim() === ""}>{t("users.erase.do")}</Button>
        </div>
      </form>
    </Dialog>
  );
}
