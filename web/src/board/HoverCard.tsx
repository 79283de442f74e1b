import type { ZoneSummary } from "@chengqi/domain/zones/zone";
import { useTranslation } from "react-i18next";
import type { Pointed } from "../map/MapView.js";
import { useSettings } from "../theme/settings.js";
import { FigureView } from "../ui/FigureView.js";
import { countText } from "../ui/format.js";
import { MarkView } from "../ui/MarkView.js";
import { NameView } from "../ui/NameView.js";
import { isFigureColouring } from "./board-state.js";
import type { Board } from "./use-board.js";

/** A small card at the pointer: what lies there. */
export function HoverCard({ pointed, board }: { pointed: Pointed | null; board: Board }) {
  if (!pointed || pointed.features.length === 0) return null;
  const left = pointed.point.x > 320;
  return (
    <div
      className={left ? "hover-card hover-card-left" : "hover-card"} aria-hidden="true"
      style={{ transform: `translate(${pointed.point.x + (left ? -14 : 14)}px, ${pointed.point.y + 14}px)` }}
    >
      <Content pointed={pointed} board={board} />
    </div>
  );
}

function Content({ pointed, board }: { pointed: Pointed; board: Board }) {
  const from = (match: (feature: Pointed["features"][number]) => boolean) => pointed.features.find(match);
  const firm = from(({ sourceLayer }) => sourceLayer === "points");
  const cell = from(({ sourceLayer }) => sourceLayer === "cells");
  const community = from(({ source }) => source === "communities");
  const zoneId: unknown = from(({ source }) => source === "zones")?.properties["id"] ?? community?.properties["zone"];
  const zone = board.shown.find(({ id }) => id === zoneId);
  return (
    <>
      {firm && <FirmLines firm={firm.properties} />}
      {!firm && zone && <ZoneLines zone={zone} board={board} />}
      {!firm && community && <p>{String(community.properties["name"])}</p>}
      {!firm && cell && <CellLine cell={cell.properties} />}
    </>
  );
}

type Properties = Pointed["features"][number]["properties"];

function FirmLines({ firm }: { firm: Properties }) {
  const { t } = useTranslation();
  return (
    <>
      <strong>{String(firm["name"])}</strong>
      <p>{t(`size.${String(firm["size"] ?? "unknown")}`)}{firm["synthetic"] === true && <> · <MarkView mark="synthetic" words /></>}</p>
    </>
  );
}

function CellLine({ cell }: { cell: Properties }) {
  const { t } = useTranslation();
  const { language } = useSettings();
  return (
    <p>
      {t("board.hover.cell", { firms: countText(Number(cell["count"]), language) })}
      {cell["synthetic"] === true && <> · <MarkView mark="synthetic" words /></>}
    </p>
  );
}

function ZoneLines({ zone, board }: { zone: ZoneSummary; board: Board }) {
  const { t } = useTranslation();
  const { colouring } = board;
  return (
    <>
      <strong><NameView name={zone.name} /></strong>
      <p>{t(`kind.${zone.kind}`)} · {t(`evidence.${zone.evidence}`)}</p>
      {isFigureColouring(colouring) && <p>{t(`measure.${colouring}`)} <FigureView figure={zone.figures[colouring]} /></p>}
    </>
  );
}
