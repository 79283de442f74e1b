import { inForce, type Period } from "./period.js";

export interface DatedName extends Period {
  readonly nameZh: string;
  readonly nameEn: string | null;
  readonly role: "main" | "alias";
}

/**
 * The name to call a zone by on a day: the main name in force that began last. Where no main name was in force,
 * the first main name is used, as nothing better is known. Aliases never stand in for it. Null without a main name.
 */
export function nameOn<N extends DatedName>(names: readonly N[], day: string): N | null {
  const main = names.filter((name) => name.role === "main");
  const current = main.filter((name) => inForce(name, day));
  if (current.length === 0) return main[0] ?? null;
  return current.reduce((best, name) => ((name.validFrom ?? "") > (best.validFrom ?? "") ? name : best));
}
