import type { LinearProgram, LinearRow } from "../numbers/index.js";

export interface AllocationInput {
  /** score[project][zone]; null where the project may not go. */
  readonly score: readonly (readonly (number | null)[])[];
  /** By project: land, funds and talent it takes, in the units of the limits. */
  readonly land: readonly number[];
  readonly fund: readonly number[];
  readonly talent: readonly number[];
  readonly zone_land_cap: readonly number[];
  readonly zone_talent_cap: readonly number[];
  readonly budget: number;
  /** Whole projects only; otherwise a project may be split. */
  readonly binary: boolean;
  /** Projects that must be placed. */
  readonly required?: readonly boolean[] | undefined;
}

const finite = (where: string, value: number, negative = false): void => {
  if (!Number.isFinite(value) || (!negative && value < 0)) throw new RangeError(`${where} is ${value}, expected a finite number${negative ? "" : " ≥ 0"}`);
};

/** @throws RangeError naming the field, what was found and what was expected */
export function checkAllocation({ score, land, fund, talent, zone_land_cap: landCap, zone_talent_cap: talentCap, budget, required }: AllocationInput): void {
  const [projects, zones] = [score.length, landCap.length];
  for (const [name, list] of Object.entries({ land, fund, talent })) {
    if (list.length !== projects) throw new RangeError(`${name} has ${list.length} values, expected one for each of ${projects} projects`);
    list.forEach((value, p) => finite(`${name}[${p}]`, value));
  }
  if (talentCap.length !== zones) throw new RangeError(`zone_talent_cap has ${talentCap.length} values, expected one for each of ${zones} zones`);
  if (required && required.length !== projects) throw new RangeError(`required has ${required.length} values, expected one for each of ${projects} projects`);
  landCap.forEach((value, z) => finite(`zone_land_cap[${z}]`, value));
  talentCap.forEach((value, z) => finite(`zone_talent_cap[${z}]`, value));
  finite("budget", budget);
  score.forEach((row, p) => {
    if (row.length !== zones) throw new RangeError(`score[${p}] has ${row.length} values, expected one for each of ${zones} zones`);
    row.forEach((value, z) => { if (value !== null) finite(`score[${p}][${z}]`, value, true); });
  });
}

/** Column of a project in a zone. */
export const columnOf = (zones: number, project: number, zone: number): number => project * zones + zone;

const limit = (name: string, upper: number, entries: LinearRow["entries"]): LinearRow => ({ name, lower: -Infinity, upper, entries });

/** The program: the largest sum of scores under the limits, which are named as in the input. */
export function programOf(input: AllocationInput, timeLimitS: number): LinearProgram {
  const { score, land, fund, talent, zone_land_cap: landCap, zone_talent_cap: talentCap, budget, binary, required } = input;
  const zones = landCap.length;
  const columns = score.flatMap((row) => row.map((value) => ({ cost: value ?? 0, lower: 0, upper: value === null ? 0 : 1, integer: binary })));
  const inZone = (z: number, needs: readonly number[]) => score.map((_, p) => [columnOf(zones, p, z), needs[p]!] as const);
  return {
    columns, timeLimitS,
    rows: [
      ...score.map((row, p): LinearRow => ({ name: `project[${p}]`, lower: required?.[p] ? 1 : -Infinity, upper: 1, entries: row.map((_, z) => [columnOf(zones, p, z), 1] as const) })),
      ...landCap.map((cap, z) => limit(`zone_land_cap[${z}]`, cap, inZone(z, land))),
      ...talentCap.map((cap, z) => limit(`zone_talent_cap[${z}]`, cap, inZone(z, talent))),
      limit("budget", budget, score.flatMap((row, p) => row.map((_, z) => [columnOf(zones, p, z), fund[p]!] as const))),
    ],
  };
}
