export type { Decay } from "./decay.js";
export { floatingCatchment, type CatchmentSteps, type FloatingCatchmentInput, type FloatingCatchmentResult } from "./floating-catchment.js";
export { floatingCatchmentByDistance, type CatchmentByDistance } from "./by-distance.js";
export type { Contribution } from "./two-steps.js";
