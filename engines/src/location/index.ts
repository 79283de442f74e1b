export { distanceTable, type DistanceTable } from "./distance-table.js";
export { maxCover, type MaxCoverInput } from "./max-cover.js";
export { networkDistances, type Edge } from "./network-distances.js";
export { pCenter, type PCenterInput } from "./p-center.js";
export { pMedian, type PMedianInput } from "./p-median.js";
export { setCover, type SetCoverInput } from "./set-cover.js";
