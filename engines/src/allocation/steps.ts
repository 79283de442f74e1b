import type { LinearProgram } from "../numbers/index.js";
import { columnOf, type AllocationInput } from "./program.js";

export interface LimitStep {
  readonly limit: string;
  readonly used: number;
  readonly cap: number;
  readonly free: number;
  /** What one more unit would add to the objective; null for whole projects. */
  readonly price: number | null;
}

/** A zone where a project would score more, and what keeps it out while all others stay. */
export interface Kept {
  readonly zone: number;
  readonly score: number;
  readonly lacking: readonly { readonly limit: string; readonly needs: number; readonly free: number }[];
}

export interface ProjectStep {
  readonly project: number;
  readonly zones: readonly { readonly zone: number; readonly share: number; readonly score: number }[];
  readonly better: readonly Kept[];
}

const tolerance = 1e-7;

/** How far each limit is used. */
export function limitSteps({ rows }: LinearProgram, values: readonly number[], prices: readonly number[] | null): LimitStep[] {
  return rows.map(({ name, upper, entries }, row) => {
    const used = entries.reduce((sum, [column, factor]) => sum + factor * values[column]!, 0);
    return { limit: name, used, cap: upper, free: Math.max(0, upper - used), price: prices?.[row] ?? null };
  });
}

/** Where each project went, and what keeps it from where it would score more. */
export function projectSteps(input: AllocationInput, assignment: readonly (readonly number[])[], limits: readonly LimitStep[]): ProjectStep[] {
  const free = new Map(limits.map((step) => [step.limit, step.free]));
  return input.score.map((row, project) => {
    const shares = assignment[project]!;
    const zones = shares.flatMap((share, zone) => (share > tolerance ? [{ zone, share, score: row[zone] ?? 0 }] : []));
    const gained = zones.reduce((sum, { share, score }) => sum + share * score, 0);
    const better = row.flatMap((score, zone): Kept[] => {
      if (score === null || score <= gained + tolerance || shares[zone]! > 1 - tolerance) return [];
      return [{ zone, score, lacking: lacking(input, project, zone, shares, free) }];
    });
    return { project, zones, better: better.toSorted((a, b) => b.score - a.score || a.zone - b.zone) };
  });
}

/** Limits that the whole project would break in a zone, once what it takes now is given back. */
function lacking(input: AllocationInput, project: number, zone: number, shares: readonly number[], free: ReadonlyMap<string, number>): Kept["lacking"] {
  const placed = shares.reduce((sum, share) => sum + share, 0);
  const here = shares[zone]!;
  const asked = [
    { limit: `zone_land_cap[${zone}]`, needs: input.land[project]!, back: here * input.land[project]! },
    { limit: `zone_talent_cap[${zone}]`, needs: input.talent[project]!, back: here * input.talent[project]! },
    { limit: "budget", needs: input.fund[project]!, back: placed * input.fund[project]! },
  ];
  return asked.flatMap(({ limit, needs, back }) => {
    const room = free.get(limit)! + back;
    return needs > room + tolerance * Math.max(1, needs) ? [{ limit, needs, free: room }] : [];
  });
}

/** [project][zone] from the values of the columns. */
export const assignmentOf = (input: AllocationInput, values: readonly number[]): number[][] =>
  input.score.map((row, p) => row.map((_, z) => {
    const share = Math.min(1, Math.max(0, values[columnOf(input.zone_land_cap.length, p, z)]!));
    return input.binary ? Math.round(share) : share < 1e-12 ? 0 : share;
  }));

/** Limits of zones and the budget that stand in the way: used up, or, for whole projects, keeping one from a zone where it would score more. */
export function bindingLimits({ binary }: AllocationInput, limits: readonly LimitStep[], projects: readonly ProjectStep[]): string[] {
  const blocking = new Set(binary ? projects.flatMap(({ better }) => better.flatMap(({ lacking: list }) => list.map(({ limit }) => limit))) : []);
  return limits.filter(({ limit, free, cap }) => !limit.startsWith("project") && (blocking.has(limit) || free <= tolerance * Math.max(1, cap))).map(({ limit }) => limit);
}
