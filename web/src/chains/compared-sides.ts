import type { Panorama } from "@chengqi/domain/chains/answers";
import type { TFunction } from "i18next";
import type { Language } from "../theme/settings.js";

/** The two sides of a comparison with their names: of two years the earlier is before, of two areas the page's own. */
export function comparedSides(panorama: Panorama, other: Panorama, t: TFunction, language: Language) {
  const kind = panorama.area.id === other.area.id ? ("years" as const) : ("areas" as const);
  const [before, after] = kind === "years" && other.year < panorama.year ? [other, panorama] : [panorama, other];
  const nameOf = ({ area, year }: Panorama) => (kind === "years" ? String(year) : before.year === after.year ? areaName(area) : t("chains.compared.areaInYear", { area: areaName(area), year }));
  const areaName = ({ name }: Panorama["area"]) => (language === "en" ? (name.en ?? name.zh) : name.zh);
  return { kind, before, after, names: [nameOf(before), nameOf(after)] as const };
}

/** What the other side of a comparison is called. */
export function nameOfOther(panorama: Panorama, other: Panorama, t: TFunction, language: Language): string {
  const { before, names } = comparedSides(panorama, other, t, language);
  return names[before === other ? 0 : 1];
}
