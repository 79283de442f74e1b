import { floatingCatchment } from "@chengqi/engines/floating-catchment";
import { z } from "zod";
import { method } from "./method.js";

const metres = (what: string) => z.number().describe(`${what} of a plane, metres`);

const decay = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("none").describe("every place in the catchment counts fully") }),
  z.object({
    kind: z.literal("steps").describe("weights by rings"),
    steps: z.array(z.object({
      toM: z.number().describe("outer edge of the ring, metres, rising from ring to ring"),
      weight: z.number().describe("weight in the ring, ≥ 0"),
    })).min(1).describe("rings from the inside out; beyond the last the weight is 0"),
  }),
  z.object({ kind: z.literal("linear").describe("1 − d / catchment") }),
  z.object({
    kind: z.literal("gaussian").describe("1 at the door, 0 at the catchment's edge: (e^(−½(d/catchment)²) − e^(−½)) / (1 − e^(−½))"),
    bandwidthM: z.number().optional().describe("metres; if given, the weight is e^(−½(d/bandwidth)²), cut off at the catchment's edge"),
  }),
]);

export const floatingCatchmentMethod = method({
  name: "floating-catchment",
  title: { zh: "设施可达性（两步移动搜索法）", en: "Access to facilities (two-step floating catchment)" },
  input: z.object({
    demand: z.array(z.object({ x: metres("east"), y: metres("north"), population: z.number().describe("people, or jobs, ≥ 0") })).describe("where people are"),
    supply: z.array(z.object({ x: metres("east"), y: metres("north"), capacity: z.number().describe("beds, seats, jobs, m² …, one unit throughout, ≥ 0") })).describe("where the facilities are"),
    catchmentM: z.number().describe("straight distance up to which a facility serves, metres, above 0; a distance equal to it counts"),
    decay: decay.optional().describe("how the weight falls with distance; none if left out"),
    explain: z.literal(true).optional().describe("adds `steps`"),
  }),
  gives: {
    access: "[demand], capacity for each person, Σ of the ratios of the facilities in reach; 0 where none is in reach",
    cumulativeSupply: "[demand], capacity within the catchment, without weights; 0 where there is none",
    nearestM: "[demand], metres to the nearest facility, in or beyond the catchment; null if there is no facility at all",
    steps: "with explain: supply[{demandInReach: Σ population · weight, ratio: capacity / demandInReach, 0 without demand}] and demand[[{supply: its place in the list from 0, distanceM, weight, amount: ratio · weight}]], whose amounts add up to access",
  },
  example: {
    demand: [{ x: 0, y: 0, population: 1000 }, { x: 3000, y: 0, population: 500 }, { x: 9000, y: 0, population: 800 }],
    supply: [{ x: 0, y: 1000, capacity: 30 }, { x: 3000, y: 4000, capacity: 20 }],
    catchmentM: 4000,
    explain: true,
  },
  compute: floatingCatchment,
});
