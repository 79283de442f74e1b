import { shiftShare } from "@chengqi/engines/shift-share";
import { z } from "zod";
import { method } from "./method.js";
import { rows } from "./rows.js";

export const shiftShareMethod = method({
  name: "shift-share",
  title: { zh: "偏离—份额分析", en: "Shift-share: growth of all, mix of industries, own lead" },
  input: z.object({
    regions: z.array(z.string()).describe("names of the regions"),
    industries: z.array(z.string()).describe("names of the industries"),
    values: z.array(z.array(z.array(z.number()))).describe("values[date][region][industry] ≥ 0, one unit throughout, two dates or more in order"),
    benchmark: z.array(z.array(z.number())).optional().describe("benchmark[date][industry], the city, province or nation that holds the regions; all regions together if not given"),
    dynamic: z.boolean().optional().describe("true adds up the steps from date to date; otherwise only the first and the last date count"),
    explain: z.boolean().optional().describe("true adds steps"),
  }),
  gives: {
    change: "[region][industry], in the unit of the values, from the first date to the last",
    benchmarkGrowth: "[region][industry], what growth at the benchmark's rate would have brought",
    industryMix: "[region][industry], what the industry brought by growing faster or slower than the benchmark",
    competitive: "[region][industry], what the region brought by growing faster or slower than the industry; change = benchmarkGrowth + industryMix + competitive",
    netCompetitive: "[region][industry], the same lead on what the region would have with the benchmark's mix of industries; 0 where the industry began from 0",
    allocation: "[region][industry], the lead on what the region has beyond that; 0 where the industry began from 0",
    entry: "[region][industry], what began from 0 and has no growth rate; competitive = netCompetitive + allocation + entry",
    byRegion: "each of the parts above, [region], added over the industries",
    steps: "if asked for, for each step: from and to (places of the dates), benchmarkRate, industryRate[industry], regionRate[region][industry]; null where growth begins from 0",
  },
  example: {
    regions: ["东区", "西区"],
    industries: ["电子", "食品"],
    values: [[[100, 100], [50, 150]], [[160, 80], [60, 150]]],
    benchmark: [[500, 500], [750, 450]],
  },
  compute: (input) => {
    const { byRegion, steps, ...tables } = shiftShare(input);
    return { ...Object.fromEntries(Object.entries(tables).map(([name, table]) => [name, rows(table)])), byRegion, ...(steps ? { steps } : {}) };
  },
});
