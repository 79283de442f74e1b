import type { BodyType } from "@chengqi/domain/governance/bodies";

/** Families of bodies: one colour and one shape each; the name of the type stands beside them. */
export const bodyFamilies = ["city", "department", "district", "zone", "party", "company", "town"] as const;
export type BodyFamily = (typeof bodyFamilies)[number];

const families: Readonly<Record<BodyType, BodyFamily>> = {
  "city-leading-group": "city", "city-office": "city", "department": "department",
  "district-government": "district", "managing-body": "district", "district-leading-group": "district",
  "dispatched-body": "zone", "group-and-platform": "zone", "statutory-agency": "zone", "management-committee": "zone", "promotion-group": "zone",
  "party-committee": "party", "investment-company": "company", "professional-company": "company", "town": "town",
};

export const familyOf = (type: BodyType): BodyFamily => families[type];
