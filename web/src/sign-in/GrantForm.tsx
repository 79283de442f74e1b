import { memberRoles, type MemberRole } from "@chengqi/domain/governance/membership";
import type { LinkAnswer } from "@chengqi/domain/governance/session";
import { useMutation } from "@tanstack/react-query";
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { FilterSelect } from "../ui/FilterSelect.js";
import { Fault } from "./Fault.js";
import { Field } from "./Field.js";
import { readAgain, send } from "./send.js";
import { useBodies } from "./use-bodies.js";

interface GrantFormProps {
  /** Another membership of somebody known; without one somebody is invited. */
  readonly userId?: string;
  readonly onLink: (answer: LinkAnswer) => void;
  readonly onDone: () => void;
}

const ofBody: readonly MemberRole[] = ["department", "district", "zone"];

/** Invites somebody, or gives somebody known another membership. */
export function GrantForm({ userId, onLink, onDone }: GrantFormProps) {
  const { t } = useTranslation();
  const [given, setGiven] = useState({ email: "", name: "", role: "", bodyId: "", firmId: "", reason: "" });
  const set = (part: Partial<typeof given>) => setGiven({ ...given, ...part });
  const bodies = useBodies(given.role);
  const needsBody = ofBody.some((one) => one === given.role);
  const grant = useMutation({
    mutationFn: async () => {
      const terms = { role: given.role, bodyId: needsBody ? given.bodyId : null, firmId: given.role === "enterprise" ? given.firmId.trim() : null, reason: given.reason.trim() || null };
      if (userId !== undefined) await send("POST", `/users/${encodeURIComponent(userId)}/memberships`, terms);
      else onLink(await send<LinkAnswer>("POST", "/users", { email: given.email.trim(), name: given.name.trim(), ...terms }));
    },
    onSuccess: async () => {
      await readAgain();
      if (userId !== undefined) onDone();
    },
  });
  const complete = given.role !== "" && (!needsBody || given.bodyId !== "") && (userId !== undefined || (given.email !== "" && given.name !== ""));
  return (
    <form className="sign-in-form" onSubmit={(event) => { event.preventDefault(); grant.mutate(); }}>
      {userId === undefined && <Field label={t("signIn.email")} type="email" autoComplete="off" value={given.email} onChange={(email) => set({ email })} />}
      {userId === undefined && <Field label={t("users.name")} autoComplete="off" value={given.name} onChange={(name) => set({ name })} />}
      <FilterSelect label={t("users.role")} width={320} value={given.role} options={memberRoles.map((role) => ({ value: role, label: t(`actor.${role}`) }))} onChange={(role) => set({ role, bodyId: "" })} />
      {needsBody && <FilterSelect label={t("users.body")} width={320} value={given.bodyId} options={bodies} onChange={(bodyId) => set({ bodyId })} />}
      {given.role === "enterprise" && <Field label={t("users.firm")} autoComplete="off" value={given.firmId} onChange={(firmId) => set({ firmId })} />}
      <Field label={t("users.reason")} autoComplete="off" value={given.reason} onChange={(reason) => set({ reason })} />
      <Fault error={grant.error} />
      <Button type="primary" htmlType="submit" loading={grant.isPending} disabled={!complete}>{t(userId === undefined ? "users.invite" : "users.grant")}</Button>
    </form>
  );
}
