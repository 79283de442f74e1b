export { philox4x32, randomStream, type RandomStream } from "./counter-random.js";
export { exactExp, exactLog, exactPow } from "./exact-functions.js";
export { normalQuantile } from "./normal-quantile.js";
