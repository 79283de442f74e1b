import { jobsHousing } from "@chengqi/engines/jobs-housing";
import { z } from "zod";
import { method } from "./method.js";

const byZone = z.array(z.number());

export const jobsHousingMethod = method({
  name: "jobs-housing",
  title: { zh: "职住平衡：职住比、自足率、可达范围内的平衡", en: "Jobs–housing balance: ratio, self-containment, and balance within reach" },
  input: z.object({
    zones: z.array(z.string()).describe("names of the zones"),
    jobs: byZone.optional().describe("[zone], jobs in the zone, persons; column sums of flows unless given; with commuters from outside the zones"),
    workers: byZone.optional().describe("[zone], employed residents, persons; row sums of flows unless given; with commuters to outside the zones"),
    households: byZone.optional().describe("[zone], households or dwellings"),
    flows: z.array(z.array(z.number())).optional().describe("flows[home][work] ≥ 0, persons"),
    minutes: z.array(z.array(z.number().nullable())).optional().describe("minutes[home][work] ≥ 0, null where there is no way; one mode throughout"),
    catchmentMin: z.number().optional().describe("what counts as within reach, minutes > 0; 45 unless given"),
    balancedFrom: z.number().optional().describe("lowest jobs–housing ratio that counts as balanced, 0 to 1; 0.8 unless given"),
    balancedTo: z.number().optional().describe("highest one, ≥ 1; 1.2 unless given"),
    explain: z.boolean().optional().describe("true adds steps"),
  }),
  gives: {
    jobsHousingRatio: "[zone], jobs per employed resident; null without residents at work",
    balance: "[zone], short-of-jobs, balanced or short-of-housing; null for a zone without jobs and workers",
    jobsPerHousehold: "[zone], jobs per household; null without households",
    residentSelfContainment: "[zone], 0 to 1, share of employed residents who work in the zone; null without residents at work, and for all without flows",
    jobSelfContainment: "[zone], 0 to 1, share of jobs held by residents; null without jobs, and for all without flows",
    independenceIndex: "[zone], Thomas: living and working in the zone over commuting in and out; null where nobody crosses, and for all without flows",
    localToOutgoing: "[zone], living and working in the zone over commuting out; null where nobody goes out, and for all without flows",
    dissimilarity: "0 to 1, share of jobs that would have to move to lie as homes do; null without jobs or workers",
    catchmentRatio: "[zone], jobs over employed residents within reach; null without residents there, and for all without minutes",
    jobAccess: "[zone], jobs per worker within reach, each job shared among the workers who reach it; null for all without minutes",
    meanMinutes: "[zone], mean time to work of residents on known ways; null without any, and for all without flows and minutes",
    shareWithin: "[zone], 0 to 1, share of residents at work within reach; null without commuters, and for all without flows and minutes",
    meanMinutesAll: "mean time to work over all zones, null as above",
    shareWithinAll: "0 to 1, share at work within reach over all zones, null as above",
    all: "{jobsHousingRatio, livingWhereWorking}: the ratio of all zones together, and the share of all employed residents who work in their own zone; null where undefined",
    steps: "only with explain: jobs, workers, local, out, into (persons), jobsInReach, workersInReach, jobShare, workerShare, each [zone]; null without flows or minutes",
  },
  example: {
    zones: ["商务区", "居住新城", "产业社区"],
    flows: [[40, 5, 5], [60, 20, 20], [10, 5, 35]],
    minutes: [[10, 40, 30], [40, 10, 50], [30, 50, 10]],
    catchmentMin: 30,
    explain: true,
  },
  compute: jobsHousing,
});
