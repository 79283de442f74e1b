export { ahp, highestRatio, randomIndex, type Ahp, type Judgement } from "./ahp.js";
export { criticWeights } from "./critic-weights.js";
export { entropyWeights } from "./entropy-weights.js";
export { standardDeviationWeights } from "./standard-deviation-weights.js";
export { weightMethods, weights, type WeightsInput } from "./weights.js";
