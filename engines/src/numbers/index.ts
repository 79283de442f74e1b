export { philox4x32, randomStream, type RandomStream } from "./counter-random.js";
export type { LinearProgram, LinearRow, LinearSolution, LinearSolver } from "./linear-program.js";
export { exactExp, exactLog, exactPow } from "./exact-functions.js";
export { normalQuantile } from "./normal-quantile.js";
export { nearestPoint, pointGrid, pointsWithin, type Found, type PointGrid } from "./point-grid.js";
