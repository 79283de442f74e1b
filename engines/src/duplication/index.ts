export { chanceOf } from "./chance.js";
export { completeClusters, type Likeness } from "./clusters.js";
export { duplications, duplicationScores, type SharedItem, type ZonePair } from "./duplications.js";
export { type DuplicationInput, type ZoneItems } from "./table.js";
