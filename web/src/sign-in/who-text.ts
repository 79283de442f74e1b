import type { MembershipAnswer } from "@chengqi/domain/governance/session";
import type { TFunction } from "i18next";
import type { Language } from "../theme/settings.js";

/** A membership in words: the role, and the body or firm it is for. */
export function whoText({ role, bodyName, bodyId, firmId }: MembershipAnswer, language: Language, t: TFunction): string {
  const name = language === "en" ? (bodyName?.en ?? bodyName?.zh) : bodyName?.zh;
  const target = name ?? bodyId ?? firmId;
  return target === null || target === undefined ? t(`actor.${role}`) : t("me.roleOf", { role: t(`actor.${role}`), of: target });
}
