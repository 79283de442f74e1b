import type { ZoneSummary } from "@chengqi/domain/zones/zone";
import { useDeferredValue, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { Swatch } from "../map/Swatch.js";
import { useThemeName } from "../theme/use-theme.js";
import { FigureView } from "../ui/FigureView.js";
import { columnScale } from "../ui/format.js";
import { NameView } from "../ui/NameView.js";
import { Answer, Empty } from "../ui/States.js";
import { useReading } from "../ui/use-reading.js";
import { isFigureColouring } from "./board-state.js";
import { figureOf } from "./colouring.js";
import { drawn, unknownLook } from "./colours.js";
import type { Board } from "./use-board.js";

/** The zones on the map as a list with one figure: what the map shows, for those who do not see it or want to compare. */
export function ZoneList({ board }: { board: Board }) {
  const { t } = useTranslation();
  const reading = useReading();
  const measure = isFigureColouring(board.colouring) ? board.colouring : "firms";
  const rows = useMemo(() => sortedBy(board.shown, measure), [board.shown, measure]);
  // The rows in sight first, so that the board answers before the last one is drawn.
  const drawnRows = useDeferredValue(rows) === rows ? rows : rows.slice(0, 12);
  const figure = rows.find((zone) => zone.figures[measure])?.figures[measure];
  const scale = columnScale(figure?.unit ?? "count", rows.map((zone) => figureOf(zone, measure)), reading);
  const unit = t(scale.unitKey);
  return (
    <section className="panel-section zone-list" aria-labelledby="zone-list-title">
      <div className="zone-list-head">
        <h2 id="zone-list-title">{t("board.list.title", { count: rows.length, all: board.zones.data?.rows.length ?? 0 })}</h2>
        <span className="muted">{t(`measure.${measure}`)}{unit === "" ? "" : ` (${unit})`}</span>
      </div>
      <Answer query={board.zones} rows={8}>
        {() => (rows.length === 0
          ? <Empty title={t("board.list.none")} hint={t("board.list.noneHint")} />
          : (
            <ol>
              {drawnRows.map((zone) => (
                <li key={zone.id} data-selected={zone.id === board.state.zone}>
                  <ZoneRow zone={zone} board={board} />
                  <FigureView figure={zone.figures[measure]} form="cell" scale={scale} />
                </li>
              ))}
            </ol>
          ))}
      </Answer>
    </section>
  );
}

function ZoneRow({ zone, board }: { zone: ZoneSummary; board: Board }) {
  const theme = useThemeName();
  const look = board.coloured.looks.get(zone.id) ?? unknownLook;
  const colour = drawn(look.colour, theme);
  const selected = zone.id === board.state.zone;
  return (
    <button type="button" aria-pressed={selected} onClick={() => board.change({ zone: selected ? null : zone.id })}>
      <Swatch fill={colour} stroke={colour} hatch={look.hatch} />
      <NameView name={zone.name} />
    </button>
  );
}

/** Largest first, undefined last, equals by id. */
function sortedBy(zones: readonly ZoneSummary[], measure: string): ZoneSummary[] {
  return zones.toSorted((a, b) => (figureOf(b, measure) ?? -Infinity) - (figureOf(a, measure) ?? -Infinity) || (a.id < b.id ? -1 : 1));
}
