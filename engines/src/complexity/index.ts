export { hasBit } from "./bit-table.js";
export { complexity, type ComplexityInput } from "./complexity.js";
export { complexityIndices, type ComplexityIndices, type ComplexityWarning } from "./complexity-indices.js";
export { densities, total } from "./densities.js";
export { entryCandidates, type EntryCandidatesInput } from "./entry-candidates.js";
export { fitness } from "./fitness.js";
export { outlookGains, outlookGainsOfAll, outlookIndices } from "./outlook.js";
export { presence, type Presence, type Values } from "./presence.js";
export { proximities } from "./proximities.js";
