import type { BodyType } from "../governance/bodies.js";
import type { Days, Governance, GovernanceInputs, GovernedZone, KnownGovernment, MadeBody, MadeForm, MadeLead, MadeStanding } from "./governance-inputs.js";
import { dutiesOf, postsOf, powersOf } from "./governance-lists.js";

/** When the zone system began, and when zones get their bodies here; both are of the demonstration. */
const begin = "2017-07-01";
const zonesBegin = "2019-01-01";
/** From here on some zones that a group ran have a body of their own; and some have another lead department. */
const reform = "2020-07-01";
const newLead = "2020-03-01";

export const cityGroup = "CITY-GROUP";
export const cityOffice = "CITY-OFFICE";

const departments = [
  ["reform", "发展改革", "Development and Reform"], ["industry", "经济和信息化", "Economy and Information"], ["science", "科技", "Science and Technology"],
  ["trade", "商务", "Commerce"], ["culture", "文化旅游", "Culture and Tourism"], ["finance", "金融监管", "Finance"], ["agriculture", "农业农村", "Agriculture"],
  ["planning", "规划和自然资源", "Planning and Natural Resources"], ["investment", "投资促进", "Investment Promotion"],
] as const;
export const departmentId = (key: string): string => `CITY-${key.toUpperCase()}`;

const leadDepartments: Readonly<Record<GovernedZone["kind"], readonly string[]>> = {
  manufacturing: ["industry", "science", "reform"], services: ["trade", "culture", "finance", "science"], agriculture: ["agriculture"],
};
/** Posts, never persons. */
const cityLeaders = [
  ["市委常委（演示）", "Member of the standing committee of the city's Party committee (Demonstration)"], ["常务副市长（演示）", "Executive vice mayor (Demonstration)"],
  ["副市长（演示）", "Vice mayor (Demonstration)"], ["市人大常委会副主任（演示）", "Vice chair of the city's People's Congress (Demonstration)"],
  ["市政协副主席（演示）", "Vice chair of the city's Consultative Conference (Demonstration)"],
] as const;

/** A synthetic body: its name says so. */
const made = (id: string, type: BodyType, nameZh: string, nameEn: string | null, days: Days, districtCode: string | null = null): MadeBody =>
  ({ id, type, nameZh: `${nameZh}（演示）`, nameEn: nameEn === null ? null : `${nameEn} (Demonstration)`, districtCode, synthetic: true, days });

export const at = <T>(list: readonly T[], index: number): T => {
  const found = list[index % list.length];
  if (found === undefined) throw new RangeError("at: expected a list with something in it, found none");
  return found;
};

const since = (validFrom: string): Days => ({ validFrom, validTo: null });

/**
 * Bodies of a demonstration around what is known of a city: for every zone a body by one of the three forms, three in one,
 * powers in all states, duties and posts. Made by counting, without chance: the same inputs give the same bodies.
 */
export function demonstrationGovernance({ zones, governments, towns }: GovernanceInputs): Governance {
  const ordered = zones.toSorted((a, b) => Number(a.validFrom !== null) - Number(b.validFrom !== null) || (a.id < b.id ? -1 : 1));
  const city = cityBodies(governments);
  const districts = governments.map(districtBodies);
  const own = ordered.map((zone, index) => zoneBodies(zone, index));
  const duties = ordered.map((zone, index) => dutiesOf(zone, at(own, index).forms, towns, index));
  const posts = own.flatMap(({ forms }, index) => forms.map((form) => postsOf(form, index)));
  return {
    bodies: [city, ...districts, ...own].flatMap((one) => one.bodies).concat(townBodies(duties.flatMap((one) => one.towns))),
    standings: [city, ...districts, ...own].flatMap((one) => one.standings).concat(duties.flatMap((one) => one.towns).filter(first).flatMap(standingOfTown(governments))),
    forms: own.flatMap((one) => one.forms),
    leads: ordered.flatMap(leadsOf),
    powers: ordered.flatMap((_, index) => powersOf(at(own, index).forms, index)),
    duties: duties.flatMap((one) => one.duties),
    posts: posts.flatMap((one) => one.posts),
    establishment: posts.flatMap((one) => one.establishment),
    appointments: posts.flatMap((one) => one.appointments),
  };
}

interface Made { readonly bodies: readonly MadeBody[]; readonly standings: readonly MadeStanding[] }

function cityBodies(governments: readonly KnownGovernment[]): Made {
  const days = since(begin);
  const bodies = [
    made(cityGroup, "city-leading-group", "市产业功能区建设领导小组", "City Leading Group for Industry Functional Zones", days),
    made(cityOffice, "city-office", "市产业功能区建设领导小组办公室", "Office of the City Leading Group for Industry Functional Zones", days),
    ...departments.map(([key, zh, en]) => made(departmentId(key), "department", `市${zh}主管部门`, `City Department of ${en}`, days)),
  ];
  return {
    bodies,
    standings: [
      { bodyId: cityOffice, parentId: cityGroup, ...days },
      ...departments.map(([key]) => ({ bodyId: departmentId(key), parentId: cityGroup, ...days })),
      ...governments.map(({ id }) => ({ bodyId: id, parentId: cityOffice, ...days })),
    ],
  };
}

/** What a district has of its own: a leading group, under it a committee or a group that promotes, under that a company. */
function districtBodies({ id, nameZh, nameEn, districtCode }: KnownGovernment, index: number): Made {
  const days = since(begin);
  const committee = index % 2 === 0;
  const name = (text: string) => (nameEn === null ? null : `${text} of ${nameEn}`);
  return {
    bodies: [
      made(`${id}-G`, "district-leading-group", `${nameZh}产业功能区建设领导小组`, name("Leading Group for Zones"), days, districtCode),
      committee
        ? made(`${id}-M`, "management-committee", `${nameZh}产业功能区管委会`, name("Management Committee for Zones"), days, districtCode)
        : made(`${id}-M`, "promotion-group", `${nameZh}产业功能区推进小组`, name("Promotion Group for Zones"), days, districtCode),
      made(`${id}-C`, "investment-company", `${nameZh}产业投资运营公司`, name("Industry Investment Company"), days, districtCode),
    ],
    standings: [
      { bodyId: `${id}-G`, parentId: id, ...days }, { bodyId: `${id}-M`, parentId: `${id}-G`, ...days }, { bodyId: `${id}-C`, parentId: `${id}-M`, ...days },
    ],
  };
}

const forms = {
  "dispatched-body": ["管委会", "Management Committee", "B"], "group-and-platform": ["领导小组", "Leading Group", "G"], "statutory-agency": ["发展服务局", "Development Agency", "A"],
} as const;
type FormType = keyof typeof forms;

/** The form a zone has from when to when: some changed theirs. */
function formsOf({ kind, governments, validFrom, validTo }: GovernedZone, index: number): readonly (Days & { readonly type: FormType })[] {
  const start = validFrom ?? zonesBegin;
  // A leading group needs a government to stand under; where none is known, the city sends its own body.
  if (governments.length === 0) return [{ type: "dispatched-body", validFrom: start, validTo }];
  if (kind === "agriculture") return [{ type: "group-and-platform", validFrom: start, validTo }];
  const type: FormType = index % 5 === 3 ? "group-and-platform" : index % 5 === 4 ? "statutory-agency" : "dispatched-body";
  if (index % 7 !== 3 || type === "group-and-platform" || start >= reform || (validTo !== null && validTo <= reform)) return [{ type, validFrom: start, validTo }];
  return [{ type: "group-and-platform", validFrom: start, validTo: reform }, { type, validFrom: reform, validTo }];
}

function zoneBodies(zone: GovernedZone, index: number): Made & { readonly forms: readonly MadeForm[] } {
  const own = formsOf(zone, index).map((form) => ({ ...form, zoneId: zone.id, bodyId: `${zone.id}-${forms[form.type][2]}`, parentId: zone.governments[0] ?? cityOffice }));
  const all = own.map((form) => withBelow(zone, form));
  return { forms: own, bodies: all.flatMap(({ bodies }) => bodies), standings: all.flatMap(({ standings }) => standings) };
}

/** The zone's body with its Party committee and company; a leading group leaves the Party's work to the district. */
function withBelow(zone: GovernedZone, { type, bodyId, parentId, validFrom, validTo }: MadeForm & { readonly type: FormType }): Made {
  const days = { validFrom, validTo };
  const name = (text: string) => (zone.nameEn === null ? null : `${text}, ${zone.nameEn}`);
  const [zh, en] = forms[type];
  const district = zone.districts[0] ?? null;
  const bodies = [
    made(bodyId, type, `${zone.nameZh}${zh}`, name(en), days, district),
    ...(type === "group-and-platform" ? [] : [made(`${bodyId}-P`, "party-committee", `${zone.nameZh}党工委`, name("Party Working Committee"), days, district)]),
    made(`${bodyId}-C`, "professional-company", `${zone.nameZh}${type === "group-and-platform" ? "平台公司" : "专业公司"}`, name(type === "group-and-platform" ? "Platform Company" : "Professional Company"), days, district),
  ];
  const standings = bodies.map(({ id }) => ({ bodyId: id, parentId: id === bodyId ? parentId : bodyId, ...days }));
  return { bodies, standings };
}

function leadsOf({ id: zoneId, kind, governments, validFrom, validTo }: GovernedZone, index: number): MadeLead[] {
  const days = { validFrom: validFrom ?? zonesBegin, validTo };
  const choices = leadDepartments[kind];
  const department = (shift: number, when: Days): MadeLead =>
    ({ id: `${zoneId}-department-${when.validFrom}`, zoneId, kind: "department", bodyId: departmentId(at(choices, index + shift)), postZh: null, postEn: null, ...when });
  const [postZh, postEn] = at(cityLeaders, index);
  const changed = index % 6 === 2 && choices.length > 1 && days.validFrom < newLead && (validTo === null || validTo > newLead);
  const [government] = governments;
  return [
    { id: `${zoneId}-city-leader`, zoneId, kind: "city-leader", bodyId: null, postZh, postEn, ...days },
    ...(changed ? [department(1, { ...days, validTo: newLead }), department(0, { validFrom: newLead, validTo })] : [department(0, days)]),
    ...(government === undefined ? [] : [{ id: `${zoneId}-district`, zoneId, kind: "district" as const, bodyId: government, postZh: null, postEn: null, ...days }]),
  ];
}

const first = <T extends { readonly code: string }>(town: T, index: number, all: readonly T[]): boolean => all.findIndex(({ code }) => code === town.code) === index;

/** Towns are known: they are named as published, without a mark. */
const townBodies = (towns: GovernanceInputs["towns"]): MadeBody[] => towns.filter(first)
  .map(({ code, nameZh, district }) => ({ id: code, type: "town", nameZh, nameEn: null, districtCode: district, synthetic: false, days: since(begin) }));

const standingOfTown = (governments: readonly KnownGovernment[]) => ({ code, district }: GovernanceInputs["towns"][number]): MadeStanding[] =>
  governments.filter(({ districtCode }) => districtCode === district).slice(0, 1).map(({ id }) => ({ bodyId: code, parentId: id, ...since(begin) }));
