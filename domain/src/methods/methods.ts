import { complexityMethod } from "./complexity.js";
import { entryCandidatesMethod } from "./entry-candidates.js";
import { floatingCatchmentMethod } from "./floating-catchment.js";
import { inputOutputMethod } from "./input-output.js";
import type { Method } from "./method.js";
import { networkReachMethod } from "./network-reach.js";
import { specialisationMethod } from "./specialisation.js";

const all: readonly Method[] = [
  complexityMethod,
  entryCandidatesMethod,
  floatingCatchmentMethod,
  inputOutputMethod,
  networkReachMethod,
  specialisationMethod,
];

/** Every method by its name. */
export const methods: ReadonlyMap<string, Method> = new Map(all.map((entry) => [entry.name, entry]));
