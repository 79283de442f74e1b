import { expect, test } from "vitest";
import { cycleOn, faultsOf, mayStandUnder, powerStates } from "../governance/bodies.js";
import { faultsOfDuties } from "../governance/duties.js";
import { leadsOn, refusalToName } from "../governance/leads.js";
import { refusalToAppoint } from "../governance/posts.js";
import { inForce } from "../zones/period.js";
import { demonstrationGovernance } from "./governance.js";
import type { GovernanceInputs } from "./governance-inputs.js";

const kinds = ["manufacturing", "services", "agriculture"] as const;
const inputs: GovernanceInputs = {
  zones: Array.from({ length: 40 }, (_, at) => ({
    id: `Z${String(at + 1).padStart(2, "0")}`, kind: kinds[at % 6 === 5 ? 2 : at % 2]!, nameZh: `试验功能区${at + 1}`, nameEn: at % 3 === 0 ? null : `Trial Zone ${at + 1}`,
    governments: at === 7 ? [] : at % 4 === 0 ? ["X1", "X2"] : ["X2"], districts: at === 7 ? [] : ["X2"],
    validFrom: at === 9 ? "2021-04-01" : null, validTo: at === 10 ? "2020-01-01" : null,
  })),
  governments: [
    { id: "X1", type: "managing-body", nameZh: "试验新区", nameEn: null, districtCode: null },
    { id: "X2", type: "district-government", nameZh: "试验区", nameEn: "Trial District", districtCode: "X2" },
  ],
  towns: [{ code: "X2001", nameZh: "一街道", district: "X2" }, { code: "X2002", nameZh: "二镇", district: "X2" }],
};
const made = demonstrationGovernance(inputs);
const days = ["2018-01-01", "2019-06-30", "2020-06-30", "2020-07-01", "2020-12-31", "2021-12-31"];
const types = new Map([...inputs.governments.map(({ id, type }) => [id, type] as const), ...made.bodies.map(({ id, type }) => [id, type] as const)]);

test("the same city has the same bodies, whatever the order of its zones", () => {
  expect(demonstrationGovernance({ ...inputs, zones: inputs.zones.toReversed() })).toEqual(made);
});

test("every body stands once where its type may, and no body above itself", () => {
  expect(new Set(made.bodies.map(({ id }) => id)).size).toBe(made.bodies.length);
  for (const { bodyId, parentId } of made.standings) {
    const [type, parent] = [types.get(bodyId), types.get(parentId)];
    expect([bodyId, parentId, type && parent && mayStandUnder(type, parent)]).toEqual([bodyId, parentId, true]);
  }
  for (const day of days) {
    expect(cycleOn(made.standings, day)).toBeNull();
    const standing = made.standings.filter((one) => inForce(one, day)).map(({ bodyId }) => bodyId);
    expect(new Set(standing).size).toBe(standing.length);
    for (const { id, type, days: own } of made.bodies) if (inForce(own, day) && type !== "city-leading-group") expect(standing).toContain(id);
  }
});

test("every zone has one body of the three forms from 2019 on while it lasts, and all three forms occur", () => {
  for (const zone of inputs.zones) {
    for (const day of days.slice(1)) {
      const own = made.forms.filter((form) => form.zoneId === zone.id && inForce(form, day));
      expect([zone.id, day, own.length]).toEqual([zone.id, day, inForce(zone, day) ? 1 : 0]);
    }
  }
  expect(new Set(made.forms.map(({ type }) => type))).toEqual(new Set(["dispatched-body", "group-and-platform", "statutory-agency"]));
  expect(made.forms.length).toBeGreaterThan(inputs.zones.length);
});

test("every zone has its three in one; where no government is known, none is made answerable", () => {
  for (const zone of inputs.zones.filter((one) => inForce(one, "2021-12-31"))) {
    const leads = leadsOn(made.leads.filter(({ zoneId }) => zoneId === zone.id), "2021-12-31");
    expect(leads.map(({ kind }) => kind)).toEqual(zone.governments.length === 0 ? ["city-leader", "department"] : ["city-leader", "department", "district"]);
    for (const lead of leads) expect(refusalToName(lead, lead.bodyId === null ? null : (types.get(lead.bodyId) ?? null), [])).toBeNull();
  }
  expect(made.leads.some(({ validTo, kind }) => kind === "department" && validTo === "2020-03-01")).toBe(true);
});

test("every zone is offered six powers of all five categories by who stands above it, and all states occur", () => {
  for (const { id } of inputs.zones) {
    const powers = made.powers.filter((power) => power.id.startsWith(`${id}-`));
    expect(powers).toHaveLength(6);
    expect(new Set(powers.map(({ category }) => category)).size).toBe(5);
    expect(new Set(powers.map(({ power }) => power)).size).toBe(6);
    expect(new Set(powers.map(({ state }) => state))).toEqual(new Set(powerStates));
    for (const power of powers) expect(faultsOf(power)).toEqual([]);
  }
});

test("lists of duties are sound, between a zone's body and a town that is there", () => {
  for (const { id } of inputs.zones) {
    const duties = made.duties.filter((duty) => duty.id.startsWith(`${id}-`));
    expect(duties).toHaveLength(id === "Z08" ? 0 : 8);
    expect(faultsOfDuties(duties)).toEqual([]);
    for (const duty of duties) expect([types.get(duty.townId), types.has(duty.zoneBodyId)]).toEqual(["town", true]);
  }
});

test("every appointment could be made in turn, posts have vacancies here and there, and holders are numbers", () => {
  let vacant = 0;
  for (const post of made.posts) {
    const held = made.appointments.filter(({ postId }) => postId === post.id);
    for (const [at, one] of held.entries()) expect([one.id, refusalToAppoint(post, one, held.slice(0, at))]).toEqual([one.id, null]);
    vacant += post.number - held.length;
  }
  expect(vacant).toBeGreaterThan(0);
  for (const form of made.forms) expect(made.posts.filter(({ bodyId }) => bodyId === form.bodyId).length).toBeGreaterThanOrEqual(2);
});

test("what is made up is called a demonstration by its name; a town is not, for it is there", () => {
  for (const { nameZh, nameEn, synthetic } of made.bodies) {
    expect(nameZh.includes("演示")).toBe(synthetic);
    if (nameEn !== null) expect(nameEn).toContain("Demonstration");
  }
  for (const { postZh } of made.leads) if (postZh !== null) expect(postZh).toContain("演示");
});
