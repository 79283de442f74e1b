import type { LinkAnswer } from "@chengqi/domain/governance/session";
import { Input } from "antd";
import { useTranslation } from "react-i18next";

/** A link that works once, to be handed over by a way one trusts. */
export function LinkCard({ answer: { link } }: { answer: LinkAnswer }) {
  const { t } = useTranslation();
  return (
    <div className="sign-in-form">
      <p>{t("users.linkNote")}</p>
      <Input readOnly value={link} aria-label={t("users.link")} onFocus={({ target }) => target.select()} />
    </div>
  );
}
