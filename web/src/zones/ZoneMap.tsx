import type { ZoneFile } from "@chengqi/domain/zones/zone";
import type { FeatureCollection } from "geojson";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { useGet } from "../api.js";
import { drawn, kindLooks } from "../board/colours.js";
import { MapView } from "../map/MapView.js";
import { ScaleBar } from "../map/ScaleBar.js";
import { useFontFor } from "../map/use-font-for.js";
import type { View } from "../map/view.js";
import { usePalette, useThemeName } from "../theme/use-theme.js";
import { nameText } from "../ui/NameView.js";
import { useOrigin } from "../ui/Origins.js";
import { Empty } from "../ui/States.js";
import { useReading } from "../ui/use-reading.js";
import { ValueMark } from "../ui/ValueMark.js";
import { zoneStyle } from "./zone-style.js";

const none: FeatureCollection = { type: "FeatureCollection", features: [] };

/** The zone's schematic shape among its districts; without a shape it says so. */
export function ZoneMap({ zone }: { zone: ZoneFile }) {
  const { t } = useTranslation();
  const { language } = useReading();
  const bounds = zone.bbox ?? (zone.centre ? around(zone.centre) : null);
  if (bounds === null) return <div className="zone-map zone-map-none"><Empty title={t("reason.no-shape")} hint={t("zones.noShapeHint")} /></div>;
  return (
    <figure className="zone-figure">
      <div className="zone-map"><Drawing zone={zone} bounds={bounds} /></div>
      <figcaption className="zone-map-note">
        {t("zones.mapAlt", { name: nameText(zone.name, language) })} {t(zone.bbox ? "zones.mapNote" : "zones.mapPointNote")}{" "}
        <span className="zone-map-origins">
          {zone.bbox && <MapOrigin zone={zone.id} field="outline" />}
          {zone.bbox && <MapOrigin zone={zone.id} field="startOutline" />}
          <MapOrigin zone={zone.id} field="centre" />
        </span>
      </figcaption>
    </figure>
  );
}

/** What of the drawing is not the list's own, and where it comes from. */
function MapOrigin({ zone, field }: { zone: string; field: "outline" | "startOutline" | "centre" }) {
  const { t } = useTranslation();
  return useOrigin("zone", zone, field) && <ValueMark kind="zone" row={zone} field={field}>{t(`origin.zone.${field}`)}</ValueMark>;
}

type Box = readonly [number, number, number, number];
const around = ([lon, lat]: readonly [number, number]): Box => [lon - 0.06, lat - 0.05, lon + 0.06, lat + 0.05];

function Drawing({ zone, bounds }: { zone: ZoneFile; bounds: Box }) {
  const { t } = useTranslation();
  const { language } = useReading();
  const palette = usePalette();
  const theme = useThemeName();
  const [view, setView] = useState<View | null>(null);
  const shape = useGet<FeatureCollection>(`/zones/${encodeURIComponent(zone.id)}/shape.geojson`).data ?? none;
  const districts = useGet<FeatureCollection>("/districts.geojson").data ?? none;
  const metro = useGet<FeatureCollection>("/metro.geojson").data ?? none;
  const ready = useFontFor(shape, districts);
  const style = useMemo(() => zoneStyle({
    shape, districts, metro, palette, hatch: kindLooks[zone.kind].hatch, colour: drawn(kindLooks[zone.kind].colour, theme),
    nameKey: language === "en" ? "nameEn" : "nameZh",
  }), [shape, districts, metro, palette, theme, language, zone.kind]);
  if (!ready) return null;
  return (
    <MapView
      key={zone.id} label={t("zones.mapAlt", { name: nameText(zone.name, language) })} style={style} view={null} bounds={bounds}
      padding={{ top: 28, right: 28, bottom: 36, left: 28 }} pointable={[]} onMove={setView}
      onReady={(map) => setView({ centre: [map.getCenter().lng, map.getCenter().lat], zoom: map.getZoom() })}
    >
      <div className="zone-map-foot">
        {view && <ScaleBar view={view} />}
        {zone.schematic && <span>{t("atlas.schematic")}</span>}
      </div>
    </MapView>
  );
}
