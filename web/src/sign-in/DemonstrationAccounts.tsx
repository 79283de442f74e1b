import type { MemberRole } from "@chengqi/domain/governance/membership";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { Section } from "../ui/Section.js";
import { Fault } from "./Fault.js";
import { send, useSend } from "./send.js";

/** One button for each role: synthetic people of the demonstration. */
export function DemonstrationAccounts({ roles, onDone }: { roles: readonly MemberRole[]; onDone: () => void }) {
  const { t } = useTranslation();
  const signIn = useSend((role: MemberRole) => send("POST", "/session/demonstration", { role }), onDone);
  return (
    <Section title={t("signIn.demonstration")} note={t("signIn.demonstrationNote")}>
      <ul className="demonstration-accounts">
        {roles.map((role) => (
          <li key={role}>
            <Button block disabled={signIn.isPending} onClick={() => signIn.mutate(role)}>
              <span aria-hidden="true">◌</span> {t(`actor.${role}`)}
            </Button>
          </li>
        ))}
      </ul>
      <Fault error={signIn.error} />
    </Section>
  );
}
