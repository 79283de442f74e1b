import type { SupplyAnswer } from "@chengqi/domain/chains/answers-supply";
import type { FeatureCollection } from "geojson";
import { useEffect, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { useGet } from "../api.js";
import { loadMapFont } from "../map/fonts.js";
import { MapView } from "../map/MapView.js";
import { usePalette } from "../theme/use-theme.js";
import { supplyFeatures, supplyPointable, supplyStyle, type PlacedZone } from "./supply-style.js";

const none: FeatureCollection = { type: "FeatureCollection", features: [] };
const padding = { top: 28, right: 28, bottom: 28, left: 28 };

/** Flows between zones; a zone that is clicked becomes the one looked at. */
export function SupplyMap({ flows, zones, chosen, onZone }: { flows: SupplyAnswer["flows"]; zones: readonly PlacedZone[]; chosen: string | null; onZone: (zone: string) => void }) {
  const { t } = useTranslation();
  const palette = usePalette();
  const districts = useGet<FeatureCollection>("/districts.geojson").data ?? none;
  const ready = useFontFor(zones);
  const style = useMemo(() => supplyStyle({ ...supplyFeatures(flows, zones, chosen), districts, palette }), [flows, zones, chosen, districts, palette]);
  if (!ready || zones.length === 0) return <div className="supply-map" />;
  const lons = zones.map(({ centre }) => centre[0]);
  const lats = zones.map(({ centre }) => centre[1]);
  return (
    <div className="supply-map">
      <MapView
        label={t("chains.supply.map")} style={style} view={null} bounds={[Math.min(...lons), Math.min(...lats), Math.max(...lons), Math.max(...lats)]}
        padding={padding} pointable={supplyPointable}
        onPick={({ features }) => {
          const id: unknown = features[0]?.properties["id"];
          if (typeof id === "string") onZone(id);
        }}
      />
    </div>
  );
}

/** Whether the bundled font has what the names of zones need. */
function useFontFor(zones: readonly PlacedZone[]): boolean {
  const text = zones.map(({ name }) => name).join("");
  const [ready, setReady] = useState("");
  useEffect(() => {
    let gone = false;
    void loadMapFont([text]).then(() => { if (!gone) setReady(text); });
    return () => { gone = true; };
  }, [text]);
  return text !== "" && ready === text;
}
