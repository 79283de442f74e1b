import { inputOutput } from "@chengqi/engines/input-output";
import { z } from "zod";
import { method } from "./method.js";

const table = z.array(z.array(z.number()));

export const inputOutputMethod = method({
  name: "input-output",
  title: { zh: "投入产出分析：乘数、关联与剔除损失", en: "Input–output analysis: multipliers, linkages and extraction losses" },
  input: z.object({
    z: table.describe("flows z[i][j] from sector i to sector j, one unit of value throughout"),
    x: z.array(z.number()).describe("output x[j] ≥ 0 of each sector, in the unit of z"),
    sectors: z.array(z.string()).optional().describe("names of the sectors"),
    origin: z.enum(["total", "domestic"]).optional().describe("total: z includes imports (competitive table); domestic: it does not (non-competitive); carried into the result"),
    imports: table.optional().describe("imports[i][j], imported part of what j buys of goods of i, in the unit of z; taken off z where origin is total"),
    regional: z.object({
      x: z.array(z.number()).describe("output of each sector in the region, 0 to that of the nation, in the unit of z"),
      quotient: z.enum(["slq", "cilq", "flq"]).describe("simple, cross-industry or Flegg's location quotient"),
      delta: z.number().optional().describe("exponent δ of flq, 0 to 1; 0.3 unless given"),
    }).optional().describe("brings a national table down to a region: every result is then an estimate"),
    explain: z.boolean().optional().describe("true adds steps"),
  }),
  gives: {
    origin: "total or domestic as given (domestic after imports are taken off); null if not said",
    estimate: "null, or the location quotient and its delta by which a national table was brought down to a region: label every figure as an estimate",
    a: "[i][j], input coefficients z_ij / x_j; 0 in the column of a sector without output",
    b: "[i][j], output coefficients z_ij / x_i; 0 in the row of a sector without output",
    leontief: "[i][j], Leontief inverse (I − A)⁻¹",
    ghosh: "[i][j], Ghosh inverse (I − B)⁻¹",
    finalDemand: "[i], output less what the sectors buy of it, unit of z; with imports in z net of them",
    valueAdded: "[j], output less purchases (imports and other regions included where they are known), unit of z",
    directBackward: "[j], column sums of a",
    directForward: "[i], row sums of b",
    outputMultiplier: "[j], column sums of leontief: output of all sectors for one unit of final demand",
    leontiefRowSum: "[i], row sums of leontief: output of the sector for one more unit of final demand for each sector",
    ghoshForward: "[i], row sums of ghosh: output of all sectors enabled by one unit of value added in the sector",
    powerOfDispersion: "[j], output multiplier over the mean of all; null if the mean is 0",
    sensitivityLeontief: "[i], row sum of leontief over the mean of all; null if the mean is 0",
    sensitivityGhosh: "[i], row sum of ghosh over the mean of all; null if the mean is 0",
    backwardSpread: "[j], sample standard deviation over mean of a column of leontief; null for a single sector",
    extractionLoss: "[j], output lost to all sectors, its own included, if the sector goes, unit of z; null where l_jj is 0",
    importMultiplier: "[j], only with imports: imports in all rounds for one unit of final demand",
    warnings: "[{code, sectors}]: negative-flow, negative-value-added, flow-without-output, not-productive (a value of leontief below 0)",
    steps: "only with explain: meanMultiplier; multiplier[j] {own, direct, further}; mainSuppliers[j] up to 5 {sector, output}, own unit left out; extraction[j] {own, others}",
  },
  example: { sectors: ["农业", "制造业"], z: [[150, 500], [200, 100]], x: [1000, 2000], origin: "domestic", explain: true },
  compute: inputOutput,
});
