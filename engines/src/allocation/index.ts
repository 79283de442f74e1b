export { allocation, type Allocation } from "./allocation.js";
export { type AllocationInput } from "./program.js";
export type { Kept, LimitStep, ProjectStep } from "./steps.js";
