import { z } from "zod";
import { nameSchema } from "../figures/figure.js";
import { inForce, type Period } from "../zones/period.js";

/** What a body of the zone system is, and under which types it may stand; none for the head of the tree. */
export const bodyTypes = {
  "city-leading-group": { zh: "市领导小组", en: "City leading group", under: [] },
  "city-office": { zh: "市领导小组办公室", en: "Office of the city leading group", under: ["city-leading-group"] },
  "department": { zh: "市级部门", en: "City department", under: ["city-leading-group", "city-office"] },
  "district-government": { zh: "区（市）县政府", en: "District or county government", under: ["city-leading-group", "city-office"] },
  "managing-body": { zh: "管理机构（无统计用区划代码）", en: "Managing body without a statutory code", under: ["city-leading-group", "city-office"] },
  "dispatched-body": { zh: "派出机构（委托区县管理）", en: "Dispatched body, entrusted to a district", under: ["city-office", "district-government", "managing-body"] },
  "group-and-platform": { zh: "领导小组＋平台公司", en: "Leading group with platform company", under: ["district-government", "managing-body"] },
  "statutory-agency": { zh: "法定机构", en: "Statutory agency", under: ["city-office", "district-government", "managing-body"] },
  "district-leading-group": { zh: "区（市）县领导小组", en: "District leading group", under: ["district-government", "managing-body"] },
  "management-committee": { zh: "管委会", en: "Management committee", under: ["district-government", "managing-body", "district-leading-group"] },
  "promotion-group": { zh: "推进小组", en: "Promotion group", under: ["district-government", "managing-body", "district-leading-group"] },
  "party-committee": { zh: "党工委", en: "Party working committee", under: ["dispatched-body", "statutory-agency", "management-committee", "managing-body"] },
  "investment-company": { zh: "投资运营公司", en: "Investment and operating company", under: ["district-leading-group", "management-committee", "promotion-group"] },
  "professional-company": { zh: "专业公司", en: "Professional company", under: ["dispatched-body", "group-and-platform", "statutory-agency", "management-committee"] },
  "town": { zh: "乡镇（街道）", en: "Town or street", under: ["district-government", "managing-body"] },
} as const satisfies Record<string, { zh: string; en: string; under: readonly string[] }>;

export type BodyType = keyof typeof bodyTypes;
export const bodyTypeNames = Object.keys(bodyTypes) as [BodyType, ...BodyType[]];

/** Whether a body of one type may stand directly under one of another. */
export const mayStandUnder = (child: BodyType, parent: BodyType): boolean =>
  (bodyTypes[child].under as readonly BodyType[]).includes(parent);

/** One body stands under another for a time. */
export interface Standing extends Period {
  readonly bodyId: string;
  readonly parentId: string;
}

/** A body that stands above itself on a day, with the way round; null where the tree is sound. */
export function cycleOn(standings: readonly Standing[], day: string): readonly string[] | null {
  const parents = new Map<string, Standing[]>();
  for (const one of standings) if (inForce(one, day)) parents.set(one.bodyId, [...(parents.get(one.bodyId) ?? []), one]);
  const sound = new Set<string>();
  for (const start of parents.keys()) {
    const way = cycleFrom(start, parents, sound, []);
    if (way) return way;
  }
  return null;
}

function cycleFrom(at: string, parents: ReadonlyMap<string, readonly Standing[]>, sound: Set<string>, way: readonly string[]): readonly string[] | null {
  const seen = way.indexOf(at);
  if (seen >= 0) return [...way.slice(seen), at];
  if (sound.has(at)) return null;
  for (const { parentId } of parents.get(at) ?? []) {
    const found = cycleFrom(parentId, parents, sound, [...way, at]);
    if (found) return found;
  }
  sound.add(at);
  return null;
}

/** What a zone can be given power over (赋权清单). */
export const powerCategories = {
  "investment-promotion": { zh: "招商引资", en: "Investment promotion" },
  "land-use": { zh: "土地使用", en: "Use of land" },
  "project-management": { zh: "项目管理", en: "Management of projects" },
  "use-of-funds": { zh: "资金利用", en: "Use of funds" },
  "cadre-incentives": { zh: "干部激励", en: "Incentives for officials" },
} as const satisfies Record<string, { zh: string; en: string }>;
export type PowerCategory = keyof typeof powerCategories;

export interface Delegation extends Period {
  readonly giverId: string;
  readonly receiverId: string;
  readonly category: PowerCategory;
  readonly power: string;
}

/** What is wrong with a delegation; empty where nothing is. */
export type DelegationFault = "no-giver" | "no-receiver" | "to-itself" | "no-power" | "no-first-day" | "ends-before-it-begins";

export function faultsOf({ giverId, receiverId, power, validFrom, validTo }: Delegation): readonly DelegationFault[] {
  const faults: readonly [boolean, DelegationFault][] = [
    [giverId === "", "no-giver"], [receiverId === "", "no-receiver"], [giverId !== "" && giverId === receiverId, "to-itself"],
    [power.trim() === "", "no-power"], [validFrom === null, "no-first-day"],
    [validFrom !== null && validTo !== null && validTo <= validFrom, "ends-before-it-begins"],
  ];
  return faults.filter(([wrong]) => wrong).map(([, fault]) => fault);
}

/** Where a delegated power stands: it holds only once the receiver has accepted it. */
export const powerStates = ["offered", "accepted", "declined", "withdrawn"] as const;
export type PowerState = (typeof powerStates)[number];

const nextStates: Readonly<Record<PowerState, readonly PowerState[]>> = {
  offered: ["accepted", "declined", "withdrawn"], accepted: ["withdrawn"], declined: [], withdrawn: [],
};
export const mayBecome = (from: PowerState, to: PowerState): boolean => nextStates[from].includes(to);

const periodFields = { validFrom: z.iso.date().nullable(), validTo: z.iso.date().nullable() };

/** A body as lists show it. */
export const bodySummarySchema = z.object({
  id: z.string(),
  name: nameSchema,
  type: z.enum(bodyTypeNames),
  districtCode: z.string().nullable().describe("GB/T 2260; null for a body without one"),
  dataset: z.string(),
  zones: z.array(z.string()).describe("Zones it runs on the day"),
});
export type BodySummary = z.infer<typeof bodySummarySchema>;

const runZoneSchema = z.object({ id: z.string(), name: nameSchema, dataset: z.string().describe("That says the body runs it"), ...periodFields });

/** A body with the zones it runs, named. */
export const bodyPageSchema = bodySummarySchema.extend({ zones: z.array(runZoneSchema) });
export type BodyPage = z.infer<typeof bodyPageSchema>;
