import { useSettings } from "../theme/settings.js";
import { localeOf } from "../ui/format.js";
import { scaleBar } from "./scale-bar.js";
import type { View } from "./view.js";

/** A scale bar for where the map looks. */
export function ScaleBar({ view }: { view: View }) {
  const { language } = useSettings();
  const { lengthM, widthPx } = scaleBar(view.centre[1], view.zoom, 110);
  const text = new Intl.NumberFormat(localeOf(language), { style: "unit", unit: lengthM < 1000 ? "meter" : "kilometer" });
  return (
    <span className="scale-bar">
      <span className="scale-bar-line" style={{ width: widthPx }} aria-hidden="true" />
      {text.format(lengthM < 1000 ? lengthM : lengthM / 1000)}
    </span>
  );
}
