import { bodyTypes, type BodySummary, type BodyType } from "@chengqi/domain/governance/bodies";
import type { MemberRole } from "@chengqi/domain/governance/membership";
import { useMemo } from "react";
import { useGet } from "../api.js";
import type { FilterOption } from "../ui/FilterSelect.js";
import { nameText } from "../ui/NameView.js";
import { useReading } from "../ui/use-reading.js";

/** Bodies people of a role speak for; those of other roles speak for none. */
const typesOf: Readonly<Partial<Record<MemberRole, readonly BodyType[]>>> = {
  department: ["department"],
  district: ["district-government", "managing-body", "district-leading-group"],
  zone: ["dispatched-body", "group-and-platform", "statutory-agency", "management-committee", "promotion-group", "party-committee", "investment-company", "professional-company"],
};

/** Bodies a membership of a role may be for. */
export function useBodies(role: string): FilterOption[] {
  const { language } = useReading();
  const { data } = useGet<{ rows: BodySummary[] }>("/bodies");
  return useMemo(() => {
    const types = typesOf[role as MemberRole] ?? [];
    return (data?.rows ?? []).filter(({ type }) => types.includes(type))
      .map(({ id, name, type }) => ({ value: id, label: nameText(name, language), search: `${name.zh} ${bodyTypes[type].zh}` }));
  }, [data, role, language]);
}
