import type { Map as MapEngine, MapGeoJSONFeature, MapMouseEvent, StyleSpecification } from "maplibre-gl";
import { useEffect, useLayoutEffect, useRef, useState, type ReactNode, type RefObject } from "react";
import { useStillness } from "../theme/use-media.js";
import { drawHatch, hatchOf } from "./hatch.js";
import type { View } from "./view.js";
import "./map.css";

type Bounds = readonly [west: number, south: number, east: number, north: number];

export interface Pointed {
  readonly features: readonly MapGeoJSONFeature[];
  readonly point: { readonly x: number; readonly y: number };
}

interface MapViewProps {
  readonly label: string;
  /** The whole drawing; a new one is compared with the last and only what differs is drawn anew. */
  readonly style: StyleSpecification;
  /** Where to look first; without it, at `bounds`. */
  readonly view: View | null;
  readonly bounds: Bounds;
  /** Room kept free of `bounds` for panels, in pixels. */
  readonly padding?: { top: number; right: number; bottom: number; left: number };
  /** Layers that answer to the pointer. */
  readonly pointable: readonly string[];
  readonly onMove?: (view: View) => void;
  readonly onPoint?: (pointed: Pointed | null) => void;
  readonly onPick?: (pointed: Pointed) => void;
  readonly onReady?: (map: MapEngine) => void;
  readonly children?: ReactNode;
}

/** The map's own code, apart from the rest; pages with a map ask for it early. */
export const loadMapEngine = () => import("./engine.js");

/** A map of our own data: no outside address, texts from the page's fonts, hatches made on the spot. */
export function MapView(props: MapViewProps) {
  const box = useRef<HTMLDivElement>(null);
  const drawnStyle = useRef<StyleSpecification | null>(null);
  const map = useMap(box, props, drawnStyle);
  const { style } = props;
  useEffect(() => {
    if (!map || drawnStyle.current === style) return;
    drawnStyle.current = style;
    map.setStyle(style, { diff: true });
  }, [map, style]);
  const printed = useRef<HTMLCanvasElement>(null);
  usePrinted(map, printed);
  return (
    <div className="map">
      <div ref={box} className="map-box" />
      <canvas ref={printed} className="map-printed" aria-hidden="true" />
      {props.children}
    </div>
  );
}

/** On paper stands a copy of the picture: the map itself would draw anew for the paper's size, and be printed half drawn. */
function usePrinted(map: MapEngine | null, printed: RefObject<HTMLCanvasElement | null>): void {
  useEffect(() => {
    const copy = () => {
      const context = printed.current?.getContext("2d");
      const picture = map?.getCanvas();
      if (!context || !picture) return;
      context.canvas.width = picture.width;
      context.canvas.height = picture.height;
      // Its own size, whatever the paper's: the scale bar must hold.
      context.canvas.style.setProperty("width", `${picture.clientWidth}px`);
      context.drawImage(picture, 0, 0);
    };
    addEventListener("beforeprint", copy);
    return () => removeEventListener("beforeprint", copy);
  }, [map, printed]);
}

function useMap(
  box: RefObject<HTMLDivElement | null>, props: MapViewProps, drawnStyle: RefObject<StyleSpecification | null>,
): MapEngine | null {
  const [map, setMap] = useState<MapEngine | null>(null);
  const still = useStillness();
  const latest = useRef(props);
  useEffect(() => { latest.current = props; });
  // As a layout effect: a map whose page went must not hear of the new page's size and write to its address.
  useLayoutEffect(() => {
    let made: MapEngine | null = null;
    let gone = false;
    void loadMapEngine().then(({ MapEngine }) => {
      const container = box.current;
      if (gone || !container) return;
      const { view, bounds, padding, label, style } = latest.current;
      made = new MapEngine({
        container, style,
        ...(view ? { center: [...view.centre], zoom: view.zoom } : { bounds: [...bounds], fitBoundsOptions: { padding: padding ?? 20 } }),
        attributionControl: false, dragRotate: false, pitchWithRotate: false, touchPitch: false, rollEnabled: false,
        minZoom: 6, maxZoom: 18, fadeDuration: still ? 0 : 120,
        // Printing reads the picture after it was drawn.
        canvasContextAttributes: { preserveDrawingBuffer: true },
      });
      made.touchZoomRotate.disableRotation();
      made.keyboard.disableRotation();
      made.getCanvas().setAttribute("aria-label", label);
      listen(made, latest);
      made.on("moveend", () => {
        // Its removal ends a move too, when the page may already be another.
        if (gone || !made) return;
        const { lng, lat } = made.getCenter();
        latest.current.onMove?.({ centre: [lng, lat], zoom: made.getZoom() });
      });
      drawnStyle.current = style;
      const ready = made;
      // Before its first style is read a map cannot compare it with another.
      void made.once("style.load", () => {
        if (gone) return;
        setMap(ready);
        latest.current.onReady?.(ready);
      });
    });
    return () => {
      gone = true;
      setMap(null);
      made?.remove();
    };
  }, [box, still, drawnStyle]);
  return map;
}

function listen(map: MapEngine, latest: RefObject<MapViewProps>): void {
  map.setMissingStyleImageResolver((id) => {
    const asked = hatchOf(id);
    if (asked && !map.hasImage(id)) map.addImage(id, drawHatch(asked.hatch, asked.colour, 2), { pixelRatio: 2 });
  });
  const pointed = ({ point }: MapMouseEvent): Pointed => {
    const layers = latest.current.pointable.filter((id) => map.getLayer(id) !== undefined);
    return { features: map.queryRenderedFeatures(point, { layers }), point };
  };
  map.on("mousemove", (event) => {
    const found = pointed(event);
    map.getCanvas().style.cursor = found.features.length > 0 ? "pointer" : "";
    latest.current.onPoint?.(found);
  });
  map.on("mouseout", () => latest.current.onPoint?.(null));
  map.on("click", (event) => latest.current.onPick?.(pointed(event)));
}
