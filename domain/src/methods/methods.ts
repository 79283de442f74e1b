import type { Method } from "./method.js";
import { specialisationMethod } from "./specialisation.js";

/** Every method by its name. */
export const methods: ReadonlyMap<string, Method> = new Map([specialisationMethod].map((entry) => [entry.name, entry]));
