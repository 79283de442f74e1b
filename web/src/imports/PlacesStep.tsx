import type { ImportDetail, ImportPreview } from "@chengqi/domain/imports/answers";
import type { Feature, FeatureCollection } from "geojson";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { useGet } from "../api.js";
import { Refusal } from "../governance/Refusal.js";
import { MapView } from "../map/MapView.js";
import { ScaleBar } from "../map/ScaleBar.js";
import { useFontFor } from "../map/use-font-for.js";
import type { View } from "../map/view.js";
import { send, useSend } from "../sign-in/send.js";
import { usePalette } from "../theme/use-theme.js";
import { countText } from "../ui/format.js";
import { FilterSelect } from "../ui/FilterSelect.js";
import { Section } from "../ui/Section.js";
import { Answer, Empty } from "../ui/States.js";
import { useReading } from "../ui/use-reading.js";
import { boundsOf, roomy, placesPointable, placesStyle } from "./places-style.js";
import { importPath, isBusy } from "./use-import.js";

interface Systems { readonly rows: readonly { readonly id: string; readonly name: { readonly zh: string; readonly en: string } }[] }
const none: FeatureCollection = { type: "FeatureCollection", features: [] };

/** In which system the coordinates are, and where the first rows come to lie. */
export function PlacesStep({ data }: { data: ImportDetail }) {
  const { t } = useTranslation();
  const { language } = useReading();
  const systems = useGet<Systems>("/imports/coordinate-systems").data?.rows ?? [];
  const preview = useGet<ImportPreview>(isBusy(data.state) ? null : `${importPath(data.id)}/preview`);
  const change = useSend((crs: string) => send("PUT", `${importPath(data.id)}/options`, { crs }));
  const crs = data.options?.crs ?? "";
  return (
    <Section title={t("imports.places")} note={t("imports.placesNote")}>
      <div className="import-options">
        <div className="import-option">
          <span aria-hidden={data.may.map}>{t("imports.crs")}</span>
          {data.may.map
            ? <FilterSelect label={t("imports.crs")} value={crs} width={320} options={systems.map(({ id, name }) => ({ value: id, label: `${name[language]} · ${id}` }))} onChange={(id) => { if (id !== "") change.mutate(id); }} />
            : <strong>{systems.find(({ id }) => id === crs)?.name[language] ?? (crs === "" ? "—" : crs)}</strong>}
        </div>
        <p className="import-stated">{data.statedCrs === null ? t("imports.crsUnstated") : t("imports.crsStated", { crs: data.statedCrs.slice(0, 60) })}</p>
      </div>
      <Refusal error={change.error} />
      <Answer query={preview}>{(shown) => <><PlaceFaults faults={shown.placeFaults} /><PlacesMap key={`${shown.crs} ${shown.features.features.length}`} features={shown.features as FeatureCollection} /></>}</Answer>
    </Section>
  );
}

const faults = ["swapped", "outside", "no-degrees", "not-on-earth"] as const;

function PlaceFaults({ faults: counted }: { faults: ImportPreview["placeFaults"] }) {
  const { t } = useTranslation();
  const { language } = useReading();
  const found = faults.filter((fault) => counted[fault] > 0);
  if (found.length === 0) return null;
  return <ul className="import-place-faults" role="status">{found.map((fault) => <li key={fault}><span className="late" aria-hidden="true">▲ </span>{t(`imports.placeFault.${fault}`, { rows: countText(counted[fault], language) })}</li>)}</ul>;
}

/** Rows on the map of the city; the one under the pointer is named below. */
function PlacesMap({ features }: { features: FeatureCollection }) {
  const { t } = useTranslation();
  const palette = usePalette();
  const districts = useGet<FeatureCollection>("/districts.geojson").data ?? none;
  const [view, setView] = useState<View | null>(null);
  const [pointed, setPointed] = useState<Feature | null>(null);
  const drawable = useMemo(() => ({ ...features, features: features.features.filter((feature) => boundsOf([feature]) !== null) }), [features]);
  const { language } = useReading();
  const ready = useFontFor(districts);
  const style = useMemo(() => placesStyle({ rows: drawable, districts, palette, nameKey: language === "zh" ? "nameZh" : "nameEn" }), [drawable, districts, palette, language]);
  const bounds = roomy(boundsOf(drawable.features));
  if (bounds === null) return <Empty title={t("imports.noPlaces")} hint={t("imports.noPlacesHint")} />;
  return (
    <figure className="import-figure">
      <div className="import-map">
        {ready && <MapView
          label={t("imports.mapLabel")} style={style} view={null} bounds={bounds} padding={{ top: 28, right: 28, bottom: 36, left: 28 }} pointable={placesPointable}
          onMove={setView} onReady={(map) => setView({ centre: [map.getCenter().lng, map.getCenter().lat], zoom: map.getZoom() })}
          onPoint={(found) => setPointed(found?.features[0] ?? null)} onPick={({ features: picked }) => setPointed(picked[0] ?? null)}
        >
          <div className="zone-map-foot">{view && <ScaleBar view={view} />}<span>{t("imports.mapNote")}</span></div>
        </MapView>}
      </div>
      <figcaption className="import-pointed">{pointed ? t("imports.pointed", { line: String(pointed.properties?.["line"] ?? ""), name: String(pointed.properties?.["name"] ?? "—") }) : t("imports.pointHint", { count: drawable.features.length })}</figcaption>
    </figure>
  );
}
