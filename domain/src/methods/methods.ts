import { ahpMethod } from "./ahp.js";
import { allocationMethod } from "./allocation.js";
import { complexityMethod } from "./complexity.js";
import { compositeMethod } from "./composite.js";
import { duplicationMethod } from "./duplication.js";
import { entryCandidatesMethod } from "./entry-candidates.js";
import { floatingCatchmentMethod } from "./floating-catchment.js";
import { inputOutputMethod } from "./input-output.js";
import { jobsHousingMethod } from "./jobs-housing.js";
import { lifeCycleMethod } from "./life-cycle.js";
import { maxCoverMethod } from "./max-cover.js";
import type { Method } from "./method.js";
import { networkReachMethod } from "./network-reach.js";
import { pCenterMethod } from "./p-center.js";
import { pMedianMethod } from "./p-median.js";
import { rankIntervalsMethod } from "./rank-intervals.js";
import { sensitivityMethod } from "./sensitivity.js";
import { setCoverMethod } from "./set-cover.js";
import { shiftShareMethod } from "./shift-share.js";
import { specialisationMethod } from "./specialisation.js";
import { topsisMethod } from "./topsis.js";
import { weightsMethod } from "./weights.js";

const all: readonly Method[] = [
  ahpMethod,
  allocationMethod,
  complexityMethod,
  compositeMethod,
  duplicationMethod,
  entryCandidatesMethod,
  floatingCatchmentMethod,
  inputOutputMethod,
  jobsHousingMethod,
  lifeCycleMethod,
  maxCoverMethod,
  networkReachMethod,
  pCenterMethod,
  pMedianMethod,
  rankIntervalsMethod,
  sensitivityMethod,
  setCoverMethod,
  shiftShareMethod,
  specialisationMethod,
  topsisMethod,
  weightsMethod,
];

/** Every method by its name. */
export const methods: ReadonlyMap<string, Method> = new Map(all.map((entry) => [entry.name, entry]));
