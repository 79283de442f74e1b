import { useTranslation } from "react-i18next";
import type { Pointed } from "../map/MapView.js";
import { useSettings } from "../theme/settings.js";
import { FigureView } from "../ui/FigureView.js";
import { countText } from "../ui/format.js";
import { NameView } from "../ui/NameView.js";
import { isFigureColouring } from "./board-state.js";
import type { Board } from "./use-board.js";

/** A small card at the pointer: what lies there. */
export function HoverCard({ pointed, board }: { pointed: Pointed | null; board: Board }) {
  const content = pointed && <Content pointed={pointed} board={board} />;
  if (!pointed || !content || pointed.features.length === 0) return null;
  const left = pointed.point.x > 320;
  return (
    <div
      className={left ? "hover-card hover-card-left" : "hover-card"} aria-hidden="true"
      style={{ transform: `translate(${pointed.point.x + (left ? -14 : 14)}px, ${pointed.point.y + 14}px)` }}
    >
      {content}
    </div>
  );
}

function Content({ pointed, board }: { pointed: Pointed; board: Board }) {
  const { t } = useTranslation();
  const { language } = useSettings();
  const [top] = pointed.features;
  const text = (key: string): string => String(top?.properties[key] ?? "");
  if (top?.sourceLayer === "points") {
    return (
      <>
        <strong>{text("name")}</strong>
        <p>{[t(`size.${text("size") || "unknown"}`), top.properties["synthetic"] ? `◌ ${t("mark.synthetic")}` : ""].filter(Boolean).join(" · ")}</p>
      </>
    );
  }
  if (top?.sourceLayer === "cells") {
    return <p>{t("board.hover.cell", { firms: countText(Number(top.properties["count"]), language) })}{top.properties["synthetic"] ? ` · ◌ ${t("mark.synthetic")}` : ""}</p>;
  }
  const community = pointed.features.find(({ source }) => source === "communities");
  const zoneFeature = pointed.features.find(({ source }) => source === "zones") ?? community;
  const zone = board.shown.find(({ id }) => id === (zoneFeature?.properties["id"] ?? "") || id === zoneFeature?.properties["zone"]);
  if (!zone) return community ? <strong>{String(community.properties["name"])}</strong> : null;
  return (
    <>
      <strong><NameView name={zone.name} /></strong>
      {community && <p>{String(community.properties["name"])}</p>}
      <p>{t(`kind.${zone.kind}`)} · {t(`evidence.${zone.evidence}`)}</p>
      {isFigureColouring(board.colouring) && <p>{t(`measure.${board.colouring}`)} <FigureView figure={zone.figures[board.colouring]} /></p>}
    </>
  );
}
