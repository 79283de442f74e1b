import { may } from "@chengqi/domain/governance/permissions";
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ActDialog } from "../governance/ActDialog.js";
import { send } from "../sign-in/send.js";
import { useMe } from "../sign-in/use-me.js";

/** Starts a target record from a gap, for those who may. */
export function MakeTarget({ chain, link, name }: { chain: string; link: string; name: string }) {
  const { t } = useTranslation();
  const { actor } = useMe();
  const [asked, setAsked] = useState(false);
  if (!may(actor, "target.create") && !actor.zones.some((zoneId) => may(actor, "target.create", { zoneId }))) return null;
  const zone = may(actor, "target.create") ? null : (actor.zones[0] ?? null);
  return (
    <>
      <Button type="primary" onClick={() => setAsked(true)}>{t("chains.target.make")}</Button>
      {asked && (
        <ActDialog
          title={t("chains.target.make")} text={t("chains.target.text", { name })} onClose={() => setAsked(false)}
          onSend={(reason) => send("POST", "/targets", { chain, link, zone, reason })}
        />
      )}
    </>
  );
}
