import type { LinkAnswer, UserAnswer } from "@chengqi/domain/governance/session";
import { useMutation } from "@tanstack/react-query";
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useReading } from "../ui/use-reading.js";
import { Fault } from "./Fault.js";
import { GrantForm } from "./GrantForm.js";
import { readAgain, send } from "./send.js";
import { whoText } from "./who-text.js";

/** One user: memberships to end or give, a new link, removal. */
export function UserCard({ user, onLink, onDone }: { user: UserAnswer; onLink: (answer: LinkAnswer) => void; onDone: () => void }) {
  const { t } = useTranslation();
  const { language } = useReading();
  const [granting, setGranting] = useState(false);
  const path = `/users/${encodeURIComponent(user.id)}`;
  const change = useMutation({
    mutationFn: (work: () => Promise<void>) => work(),
    onSuccess: () => readAgain(),
  });
  const end = (id: string) => async () => { await send("POST", `${path}/memberships/${id}/end`, {}); onDone(); };
  const link = async () => onLink(await send<LinkAnswer>("POST", `${path}/link`, {}));
  const remove = async () => { await send("DELETE", path, {}); onDone(); };
  return (
    <>
      <ul className="memberships">
        {user.memberships.map((one) => (
          <li key={one.id}>
            <span>{whoText(one, language, t)}</span>
            <Button size="small" aria-label={t("users.endOf", { who: whoText(one, language, t) })} onClick={() => change.mutate(end(one.id))}>{t("users.end")}</Button>
          </li>
        ))}
      </ul>
      {granting
        ? <GrantForm userId={user.id} onLink={onLink} onDone={onDone} />
        : <Button onClick={() => setGranting(true)}>{t("users.grant")}</Button>}
      <Fault error={change.error} />
      <div className="user-actions">
        {!user.demonstration && <Button onClick={() => change.mutate(link)}>{t("users.newLink")}</Button>}
        <Button danger onClick={() => change.mutate(remove)}>{t("users.remove")}</Button>
      </div>
    </>
  );
}
