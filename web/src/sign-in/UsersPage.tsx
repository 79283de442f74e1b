import { PlusOutlined } from "@ant-design/icons";
import type { LinkAnswer, UserAnswer } from "@chengqi/domain/governance/session";
import { Button } from "antd";
import type { TFunction } from "i18next";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { useGet } from "../api.js";
import type { Language } from "../theme/settings.js";
import { DataTable, type Column } from "../ui/DataTable.js";
import { Dialog } from "../ui/Dialog.js";
import { PageHeader } from "../ui/PageHeader.js";
import { Answer } from "../ui/States.js";
import { useReading } from "../ui/use-reading.js";
import { ErasePersons } from "./ErasePersons.js";
import { GrantForm } from "./GrantForm.js";
import { LinkCard } from "./LinkCard.js";
import { useMe } from "./use-me.js";
import { UserCard } from "./UserCard.js";
import { whoText } from "./who-text.js";
import "./sign-in.css";

/** What stands above the list: an invitation to write, one user, or a link to hand over. */
type Opened = { kind: "invite" } | { kind: "user"; user: UserAnswer } | { kind: "link"; answer: LinkAnswer };

/** Who may come in, and as what. */
export default function UsersPage() {
  const { t } = useTranslation();
  const { language } = useReading();
  const { may, session } = useMe();
  const [opened, setOpened] = useState<Opened | null>(null);
  const query = useGet<{ rows: UserAnswer[] }>(session === undefined || may("person.erase") ? null : "/users");
  const columns = useMemo(() => columnsOf(t, language, may("user.manage") ? (user) => setOpened({ kind: "user", user }) : null), [t, language, may]);
  return (
    <div className="page">
      <PageHeader
        title={t("users.title")} note={t("users.note")}
        actions={may("user.manage") && <Button type="primary" icon={<PlusOutlined />} onClick={() => setOpened({ kind: "invite" })}>{t("users.invite")}</Button>}
      />
      {may("person.erase") ? <ErasePersons /> : <Answer query={query} rows={8}>{({ rows }) => <DataTable caption={t("users.title")} captionHidden columns={columns} rows={rows} rowKey={({ id }) => id} />}</Answer>}
      {opened && <Above opened={opened} onLink={(answer) => setOpened({ kind: "link", answer })} onClose={() => setOpened(null)} />}
    </div>
  );
}

function Above({ opened, onLink, onClose }: { opened: Opened; onLink: (answer: LinkAnswer) => void; onClose: () => void }) {
  const { t } = useTranslation();
  const label = opened.kind === "invite" ? t("users.invite") : opened.kind === "link" ? t("users.link") : opened.user.name;
  return (
    <Dialog label={label} className="users-dialog" onClose={onClose}>
      <h2>{label}</h2>
      {opened.kind === "invite" && <GrantForm onLink={onLink} onDone={onClose} />}
      {opened.kind === "user" && <UserCard user={opened.user} onLink={onLink} onDone={onClose} />}
      {opened.kind === "link" && <LinkCard answer={opened.answer} />}
      <Button onClick={onClose}>{t("users.close")}</Button>
    </Dialog>
  );
}

const columnsOf = (t: TFunction, language: Language, open: ((user: UserAnswer) => void) | null): Column<UserAnswer>[] => [
  { key: "name", title: t("users.name"), rowHeader: true, className: "user-name", cell: ({ name, demonstration }) => <span lang="zh-CN">{demonstration && "◌ "}{name}</span> },
  { key: "email", title: t("signIn.email"), cell: ({ email }) => email },
  {
    key: "memberships", title: t("users.memberships"),
    cell: ({ memberships }) => memberships.length === 0 ? "—" : memberships.map((one) => <span key={one.id} className="chip">{whoText(one, language, t)}</span>),
  },
  { key: "factor", title: t("me.secondFactor"), wideOnly: true, cell: ({ secondFactor }) => t(secondFactor ? "users.enrolled" : "users.notEnrolled") },
  { key: "state", title: t("users.state"), cell: ({ state }) => t(`users.states.${state}`) },
  ...(open ? [{
    key: "change", title: t("users.change"),
    cell: (user: UserAnswer) => user.state === "removed" ? "—" : <Button size="small" aria-label={t("users.changeOf", { name: user.name })} onClick={() => open(user)}>{t("users.change")}</Button>,
  }] : []),
];
