import type { FeatureCollection } from "geojson";
import { useEffect, useState } from "react";
import { loadMapFont } from "./fonts.js";

/** Whether the bundled font has what the names of these features need, in both languages. */
export function useFontFor(...collections: readonly FeatureCollection[]): boolean {
  const texts = collections.flatMap(({ features }) => features.map(({ properties }) => `${String(properties?.["nameZh"] ?? "")}${String(properties?.["nameEn"] ?? "")}`)).join("");
  const [ready, setReady] = useState("");
  useEffect(() => {
    let gone = false;
    void loadMapFont([texts]).then(() => { if (!gone) setReady(texts); });
    return () => { gone = true; };
  }, [texts]);
  return texts !== "" && ready === texts;
}
