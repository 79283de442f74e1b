import { lifeCycles, usualThresholds } from "@chengqi/engines/life-cycle";
import { z } from "zod";
import { method } from "./method.js";

const firms = z.array(z.array(z.number()));
const threshold = (name: keyof typeof usualThresholds, meaning: string) => z.number().optional().describe(`${meaning}; ${usualThresholds[name]} unless given`);

export const lifeCycleMethod = method({
  name: "life-cycle",
  title: { zh: "生命周期阶段：导入、成长、成熟、衰退、再生", en: "Life-cycle stage of links of a chain, from firms that enter and leave and from output" },
  input: z.object({
    years: z.array(z.number()).describe("consecutive years, ascending"),
    links: z.array(z.string()).describe("names of the links or industries"),
    entries: firms.describe("entries[link][year] ≥ 0, firms that began in the year"),
    exits: firms.describe("exits[link][year] ≥ 0, firms that ended in the year"),
    output: z.array(z.array(z.number().nullable())).describe("output[link][year] ≥ 0, one unit and one price level throughout; null if unknown"),
    firmsBefore: z.array(z.number()).optional().describe("[link], firms at the end of the year before the first; 0 unless given"),
    thresholds: z.object({
      windowYears: threshold("windowYears", "years over which rates are taken, ≥ 1"),
      leastYears: threshold("leastYears", "years of data needed up to the year judged, ≥ 2"),
      fewFirms: threshold("fewFirms", "a link that never had so many firms is being introduced"),
      netEntryUp: threshold("netEntryUp", "yearly net entry rate above which firms become more"),
      netEntryDown: threshold("netEntryDown", "yearly net entry rate below which firms become fewer"),
      growthUp: threshold("growthUp", "yearly growth above which output rises"),
      growthDown: threshold("growthDown", "yearly growth below which output falls"),
      lapseYears: threshold("lapseYears", "years of maturity or decline after which growth is renewal, ≥ 1"),
    }).optional().describe("thresholds; no authority has laid them down"),
    explain: z.boolean().optional().describe("true adds steps"),
  }),
  gives: {
    stage: "[link], stage of the last year: introduction, growth, maturity, decline or renewal; null with too few years, unknown output or no firms",
    since: "[link], first year of the unbroken run of that stage, at the earliest the first year that can be judged; null with the stage",
    confidence: "[link], 0 to 1, mean of agreement, clearness and persistence: a rule of thumb, not a probability; null with the stage",
    stages: "[link][year], stage of every year, null as above",
    firms: "[link][year], firms at the end of the year",
    netEntryRate: "[link][year], entries less exits over the window, per year and per firm there on average, −2 to 2; null before the window is full or without firms",
    outputGrowth: "[link][year], yearly growth over the window as a share (0.1 is 10 %); null before the window is full, where output is unknown or began within the window",
    steps: "only with explain: thresholds used; judgement[link] {stage, netEntryRate, outputGrowth, entrySignal and outputSignal −1, 0 or 1, mostFirms}; confidence[link] {agreement, clearness, persistence}",
  },
  example: {
    years: [2018, 2019, 2020, 2021, 2022, 2023, 2024, 2025],
    links: ["钙钛矿组件", "芯片设计", "显示模组", "电视整机"],
    firmsBefore: [0, 20, 80, 60],
    entries: [[0, 1, 0, 1, 1, 1, 1, 1], [4, 6, 8, 9, 12, 14, 18, 20], [9, 8, 6, 5, 4, 4, 5, 4], [4, 3, 2, 2, 1, 1, 0, 1]],
    exits: [[0, 0, 0, 0, 0, 0, 1, 0], [1, 1, 2, 2, 3, 3, 4, 5], [2, 3, 4, 4, 5, 4, 4, 5], [3, 4, 5, 6, 6, 5, 6, 5]],
    output: [[0, 0.1, 0.1, 0.3, 0.5, 0.8, 1.1, 1.9], [10, 13, 17, 22, 30, 39, 52, 66], [40, 48, 55, 60, 62, 63, 64, 66], [90, 88, 84, 78, 70, 61, 54, 47]],
    explain: true,
  },
  compute: lifeCycles,
});
