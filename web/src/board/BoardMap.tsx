import { AimOutlined, MinusOutlined, PlusOutlined } from "@ant-design/icons";
import { Button, Tooltip } from "antd";
import type { Map as MapEngine } from "maplibre-gl";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate, useSearchParams } from "react-router";
import { MapView, type Pointed } from "../map/MapView.js";
import { ScaleBar } from "../map/ScaleBar.js";
import { viewOf, viewText, type View } from "../map/view.js";
import { useCompact } from "../theme/use-media.js";
import { withAsOf } from "../ui/PageLink.js";
import { HoverCard } from "./HoverCard.js";
import { LayerControl } from "./LayerControl.js";
import { Legend } from "./Legend.js";
import { pointableLayers } from "./map-style.js";
import type { Board } from "./use-board.js";
import { useDrawing } from "./use-drawing.js";

/** The map with what explains it: layers, legend, scale, and a card at the pointer. */
export function BoardMap({ board }: { board: Board }) {
  const { t } = useTranslation();
  const narrow = useCompact();
  const [view, setView] = useState<View | null>(() => viewOf(board.state.at));
  const [pointed, setPointed] = useState<Pointed | null>(null);
  const [map, setMap] = useState<MapEngine | null>(null);
  const writeView = useViewOfAddress(map, board);
  const style = useDrawing(board, view);
  const pick = usePick(board);
  useSelectionInView(map, board, narrow);
  const city = board.city.data;
  if (!city) return <div className="board-map" />;
  const padding = narrow ? { top: 20, right: 10, bottom: 190, left: 10 } : { top: 40, right: 400, bottom: 40, left: 210 };
  const onMove = (next: View) => {
    setView(next);
    writeView(next);
  };
  return (
    <section className="board-map" aria-label={t("board.map.region")}>
      <MapView
        label={t("board.map.label")} style={style} view={view} bounds={city.bbox} padding={padding} pointable={pointableLayers}
        onReady={(ready) => { setMap(ready); setView(viewFrom(ready)); }} onMove={onMove} onPick={pick}
        onPoint={(found) => { setPointed(found); showHover(map, found); }}
      >
        <div className="map-tools no-print">
          <LayerControl board={board} />
          {!narrow && <MapButtons map={map} onHome={() => map?.fitBounds([...city.bbox], { padding })} />}
        </div>
        <div className="map-notes">
          <Legend board={board} />
          <p className="map-note">
            {view && <ScaleBar view={view} />}
            {board.zones.data?.rows.some(({ schematic }) => schematic) && <span>{t("atlas.schematic")}</span>}
            <Tooltip title={city.crsNote}><span className="crs-note">{t("board.map.crs")}</span></Tooltip>
          </p>
        </div>
        <HoverCard pointed={pointed} board={board} />
      </MapView>
    </section>
  );
}

const viewFrom = (map: MapEngine): View => ({ centre: [map.getCenter().lng, map.getCenter().lat], zoom: map.getZoom() });

function MapButtons({ map, onHome }: { map: MapEngine | null; onHome: () => void }) {
  const { t } = useTranslation();
  return (
    <div className="map-buttons">
      <Button icon={<PlusOutlined />} aria-label={t("board.map.nearer")} onClick={() => map?.zoomIn()} />
      <Button icon={<MinusOutlined />} aria-label={t("board.map.farther")} onClick={() => map?.zoomOut()} />
      <Button icon={<AimOutlined />} aria-label={t("board.map.wholeCity")} onClick={onHome} />
    </div>
  );
}

const zoneOf = ({ features }: Pointed): string | null => {
  const properties = features.find(({ source }) => source === "zones" || source === "communities")?.properties;
  const id: unknown = properties?.["zone"] ?? properties?.["id"];
  return typeof id === "string" ? id : null;
};

function showHover(map: MapEngine | null, pointed: Pointed | null): void {
  if (map?.getLayer("zone-hover")) map.setFilter("zone-hover", ["==", ["get", "id"], (pointed && zoneOf(pointed)) ?? ""]);
}

/** A firm opens its card, a zone is selected, empty ground deselects. */
function usePick(board: Board): (pointed: Pointed) => void {
  const navigate = useNavigate();
  const [params] = useSearchParams();
  return (pointed) => {
    const firm: unknown = pointed.features.find(({ sourceLayer }) => sourceLayer === "points")?.properties["id"];
    if (typeof firm === "string") void navigate(withAsOf(`/firms/${encodeURIComponent(firm)}`, params.get("asOf")));
    else board.change({ zone: zoneOf(pointed) });
  };
}

/** Keeps the address to where the map looks, and the map to the address on Back and Forward. */
function useViewOfAddress(map: MapEngine | null, board: Board): (view: View) => void {
  const { at } = board.state;
  const written = useRef(at);
  useEffect(() => {
    const view = viewOf(at);
    if (!map || !view || at === written.current) return;
    written.current = at;
    map.jumpTo({ center: [...view.centre], zoom: view.zoom });
  }, [map, at]);
  return (view) => {
    written.current = viewText(view);
    board.change({ at: written.current }, { replace: true });
  };
}

/** Brings a zone chosen outside of the map into view. */
function useSelectionInView(map: MapEngine | null, { selected }: Board, narrow: boolean): void {
  const seen = useRef<string | null>(null);
  useEffect(() => {
    if (!map || !selected?.centre || seen.current === selected.id) return;
    seen.current = selected.id;
    const point = map.project([...selected.centre]);
    const { clientWidth, clientHeight } = map.getContainer();
    const room = narrow ? { right: 0, bottom: clientHeight * 0.45 } : { right: 400, bottom: 0 };
    const inside = point.x > 40 && point.y > 40 && point.x < clientWidth - room.right - 40 && point.y < clientHeight - room.bottom - 40;
    if (!inside) map.easeTo({ center: [...selected.centre], offset: [-room.right / 2, -room.bottom / 2], duration: 180 });
  }, [map, selected, narrow]);
}
