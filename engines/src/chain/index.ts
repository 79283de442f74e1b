export { chainPositions } from "./positions.js";
export { supplyBalance, type SupplyBalanceInput } from "./supply-balance.js";
