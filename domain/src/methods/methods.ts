import { complexityMethod } from "./complexity.js";
import { entryCandidatesMethod } from "./entry-candidates.js";
import type { Method } from "./method.js";
import { specialisationMethod } from "./specialisation.js";

const all: readonly Method[] = [
  complexityMethod,
  entryCandidatesMethod,
  specialisationMethod,
];

/** Every method by its name. */
export const methods: ReadonlyMap<string, Method> = new Map(all.map((entry) => [entry.name, entry]));
