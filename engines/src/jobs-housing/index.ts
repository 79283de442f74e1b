export { containments } from "./containment.js";
export { dissimilarity } from "./dissimilarity.js";
export { jobsHousing } from "./jobs-housing.js";
export type { JobsHousingInput } from "./places.js";
export type { Balance } from "./ratio.js";
export { commutes, withinReach } from "./reach.js";
