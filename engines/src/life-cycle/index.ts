export type { Confidence } from "./confidence.js";
export { lifeCycles, type LifeCycleInput } from "./life-cycles.js";
export type { Judgement, Signal, Stage } from "./stages.js";
export { usualThresholds, type Thresholds } from "./thresholds.js";
