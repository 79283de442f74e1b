import { expect, test } from "vitest";
import { bodyTypeNames, bodyTypes, cycleOn, faultsOf, mayBecome, mayStandUnder, powerStates, type Delegation, type Standing } from "./bodies.js";

const under = (bodyId: string, parentId: string, validFrom: string | null = null, validTo: string | null = null): Standing => ({ bodyId, parentId, validFrom, validTo });

test("every type names types that are there, and climbs to the city's leading group", () => {
  for (const name of bodyTypeNames) {
    for (const parent of bodyTypes[name].under) expect(bodyTypeNames).toContain(parent);
    const above = new Set([name]);
    for (const one of above) for (const parent of bodyTypes[one].under) above.add(parent);
    expect(above).toContain("city-leading-group");
  }
});

test("a zone's company stands under its body, not under the city's leading group", () => {
  expect(mayStandUnder("professional-company", "dispatched-body")).toBe(true);
  expect(mayStandUnder("professional-company", "city-leading-group")).toBe(false);
  expect(mayStandUnder("city-leading-group", "city-office")).toBe(false);
});

test("a body above itself is found with the way round, on the days it is so", () => {
  const standings = [under("a", "b"), under("b", "c"), under("c", "a", "2020-01-01", "2021-01-01"), under("d", "a")];
  expect(cycleOn(standings, "2020-06-01")).toEqual(["a", "b", "c", "a"]);
  expect(cycleOn(standings, "2019-12-31")).toBeNull();
  expect(cycleOn(standings, "2021-01-01")).toBeNull();
});

test("two ways up to one body are no cycle, a body under itself is", () => {
  expect(cycleOn([under("a", "b"), under("a", "c"), under("b", "d"), under("c", "d")], "2020-01-01")).toBeNull();
  expect(cycleOn([under("a", "a")], "2020-01-01")).toEqual(["a", "a"]);
});

const sound: Delegation = { giverId: "510117", receiverId: "CD-GX", category: "land-use", power: "工业用地弹性出让初审", validFrom: "2020-01-01", validTo: null };

test("a delegation has a giver, another receiver, a power and a first day before its end", () => {
  expect(faultsOf(sound)).toEqual([]);
  expect(faultsOf({ ...sound, giverId: "", receiverId: "", power: " ", validFrom: null })).toEqual(["no-giver", "no-receiver", "no-power", "no-first-day"]);
  expect(faultsOf({ ...sound, receiverId: sound.giverId })).toEqual(["to-itself"]);
  expect(faultsOf({ ...sound, validTo: "2020-01-01" })).toEqual(["ends-before-it-begins"]);
});

test("an offer is answered or withdrawn, what was accepted only withdrawn, and nothing comes back", () => {
  const reachable = powerStates.map((from) => powerStates.filter((to) => mayBecome(from, to)));
  expect(reachable).toEqual([["accepted", "declined", "withdrawn"], ["withdrawn"], [], []]);
});
