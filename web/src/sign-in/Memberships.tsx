import type { SessionAnswer } from "@chengqi/domain/governance/session";
import { useTranslation } from "react-i18next";
import { periodText } from "../ui/format.js";
import { Section } from "../ui/Section.js";
import { useReading } from "../ui/use-reading.js";
import { Fault } from "./Fault.js";
import { send, useSend } from "./send.js";
import { whoText } from "./who-text.js";

/** As whom one acts; who has several memberships chooses one. */
export function Memberships({ session }: { session: SessionAnswer }) {
  const { t } = useTranslation();
  const { language } = useReading();
  const choose = useSend((id: string) => send("PUT", "/session/membership", { id }));
  return (
    <Section title={t("me.memberships")} note={t(session.memberships.length === 0 ? "me.noMembership" : "me.membershipsNote")}>
      <ul className="memberships" aria-label={t("me.memberships")}>
        {session.memberships.map((membership) => (
          <li key={membership.id}>
            <label>
              <input
                type="radio" name="membership" checked={membership.id === session.membershipId} disabled={choose.isPending}
                onChange={() => choose.mutate(membership.id)}
              />
              <span>{t("me.actingAs", { who: whoText(membership, language, t) })}</span>
            </label>
            <span className="membership-days">
              {membership.validTo === null
                ? t("me.since", { day: periodText(membership.validFrom, language) })
                : t("me.fromTo", { from: periodText(membership.validFrom, language), to: periodText(membership.validTo, language) })}
            </span>
          </li>
        ))}
      </ul>
      <Fault error={choose.error} />
    </Section>
  );
}
