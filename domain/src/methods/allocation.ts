import { allocation } from "@chengqi/engines/allocation";
import { z } from "zod";
import { method } from "./method.js";

const needs = (what: string) => z.array(z.number()).describe(`[project], ${what} it takes, ≥ 0`);

export const allocationMethod = method({
  name: "allocation",
  title: { zh: "项目分配：在用地、人才和资金约束下得分之和最大", en: "Allocation of projects to zones under limits of land, talent and funds" },
  input: z.object({
    score: z.array(z.array(z.number().nullable())).describe("score[project][zone]; null where the project may not go"),
    land: needs("land"), fund: needs("funds"), talent: needs("talent"),
    zone_land_cap: z.array(z.number()).describe("[zone], land there is, in the unit of land"),
    zone_talent_cap: z.array(z.number()).describe("[zone], talent there is, in the unit of talent"),
    budget: z.number().describe("funds there are for all, in the unit of fund"),
    binary: z.boolean().describe("true: a project stays whole; false: it may be split"),
    required: z.array(z.boolean()).optional().describe("[project], true where it must be placed"),
    timeLimitS: z.number().positive().optional().describe("seconds for the search; 60 if not given"),
    explain: z.boolean().optional().describe("true adds steps"),
  }),
  gives: {
    status: "optimal if proven; feasible if the time was over; infeasible if required projects do not fit; unknown if nothing was found in time",
    objective: "sum of scores; null without an assignment",
    bound: "no assignment scores more; null if nothing is proven",
    gap: "(bound − objective) / |bound|, 0 when proven",
    assignment: "[project][zone], share from 0 to 1; null without one",
    bindingLimits: "limits that are used up, or keep a project from a zone where it would score more",
    conflictingLimits: "when infeasible: limits that cannot hold together, none of which can be left out; null otherwise or if the time was over",
    steps: "if asked for: limits, a list of {limit, used, cap, free, price (what one more unit would add; null for whole projects)}; projects, a list of {project, zones, better: zones where it would score more and what is lacking there}",
  },
  example: {
    score: [[80, 60], [70, 75], [90, 85]], land: [40, 30, 50], fund: [200, 100, 300], talent: [50, 30, 80],
    zone_land_cap: [60, 80], zone_talent_cap: [100, 120], budget: 500, binary: true, explain: true,
  },
  long: true,
  compute: ({ timeLimitS = 60, explain = false, ...input }, { solve, mustStop }) => allocation(input, solve, timeLimitS, mustStop, explain),
});
