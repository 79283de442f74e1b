import { keyScopes, type KeyAnswer, type KeyScope } from "@chengqi/domain/governance/keys";
import { Button, Checkbox } from "antd";
import type { TFunction } from "i18next";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { useGet } from "../api.js";
import type { Language } from "../theme/settings.js";
import { DataTable, type Column } from "../ui/DataTable.js";
import { Section } from "../ui/Section.js";
import { Answer } from "../ui/States.js";
import { useReading } from "../ui/use-reading.js";
import { Fault } from "./Fault.js";
import { Field } from "./Field.js";
import { momentText } from "./moment-text.js";
import { send, useSend } from "./send.js";

/** Keys with which one's programs read. */
export function OwnKeys() {
  const { t } = useTranslation();
  const { language } = useReading();
  const query = useGet<{ rows: KeyAnswer[] }>("/session/keys");
  const revoke = useSend((id: string) => send("DELETE", `/session/keys/${encodeURIComponent(id)}`));
  const { mutate } = revoke;
  const columns = useMemo(() => columnsOf(t, language, mutate), [t, language, mutate]);
  return (
    <Section title={t("me.keys")} note={t("me.keysNote")}>
      <Answer query={query} rows={1}>
        {({ rows }) => (rows.length === 0 ? null : <DataTable caption={t("me.keys")} captionHidden columns={columns} rows={rows} rowKey={({ id }) => id} />)}
      </Answer>
      <Fault error={revoke.error} />
      <NewKey />
    </Section>
  );
}

function NewKey() {
  const { t } = useTranslation();
  const [name, setName] = useState("");
  const [scopes, setScopes] = useState<readonly KeyScope[]>(keyScopes);
  const make = useSend((asked: { name: string; scopes: readonly KeyScope[] }) => send<{ key: string }>("POST", "/session/keys", asked), () => setName(""));
  return (
    <form className="sign-in-form" onSubmit={(event) => { event.preventDefault(); make.mutate({ name: name.trim(), scopes }); }}>
      <Field label={t("me.keyName")} autoComplete="off" value={name} onChange={setName} />
      <fieldset className="key-scopes">
        <legend>{t("me.keyScopes")}</legend>
        {keyScopes.map((scope) => (
          <Checkbox key={scope} checked={scopes.includes(scope)} onChange={({ target }) => setScopes(keyScopes.filter((one) => (one === scope ? target.checked : scopes.includes(one))))}>
            {t(`me.keyScope.${scope}`)}
          </Checkbox>
        ))}
      </fieldset>
      <Fault error={make.error} />
      {make.data && <p className="banner" role="status">{t("me.keyOnce")} <code className="key-text">{make.data.key}</code></p>}
      <Button htmlType="submit" loading={make.isPending} disabled={name.trim() === "" || scopes.length === 0}>{t("me.makeKey")}</Button>
    </form>
  );
}

const columnsOf = (t: TFunction, language: Language, revoke: (id: string) => void): Column<KeyAnswer>[] => [
  { key: "name", title: t("me.keyName"), rowHeader: true, cell: ({ name, scopes }) => <>{name}<span className="cell-sub">{scopes.map((scope) => t(`me.keyScope.${scope}`)).join(language === "zh" ? "、" : ", ")}</span></> },
  { key: "until", title: t("me.keyUntil"), cell: ({ expiresAt }) => momentText(expiresAt, language) },
  { key: "used", title: t("me.usedAt"), wideOnly: true, cell: ({ usedAt }) => (usedAt === null ? "—" : momentText(usedAt, language)) },
  { key: "end", title: t("me.revoke"), cell: ({ id, name }) => <Button size="small" aria-label={t("me.revokeKey", { name })} onClick={() => revoke(id)}>{t("me.revoke")}</Button> },
];
