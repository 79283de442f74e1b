import { DownOutlined, UpOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { columnScale, numberText, type Scale } from "../ui/format.js";
import { NameView } from "../ui/NameView.js";
import { useReading } from "../ui/use-reading.js";
import { Swatch } from "../map/Swatch.js";
import { useCompact } from "../theme/use-media.js";
import { useThemeName } from "../theme/use-theme.js";
import { listOf } from "../ui/url-state.js";
import { isFigureColouring } from "./board-state.js";
import type { EntryMeaning, LegendEntry } from "./colouring.js";
import { drawn } from "./colours.js";
import type { Board } from "./use-board.js";

/** What colours and hatches mean, with how many zones have each. */
export function Legend({ board }: { board: Board }) {
  const { t } = useTranslation();
  const reading = useReading();
  const narrow = useCompact();
  const theme = useThemeName();
  const [open, setOpen] = useState(!narrow);
  const { legend } = board.coloured;
  const figure = isFigureColouring(board.colouring);
  const breaks = legend.flatMap(({ meaning }) => (meaning.type === "class" ? [meaning.from] : []));
  const scale = columnScale(board.colouring.endsWith("Cny") ? "cny" : board.colouring === "employees" ? "person" : "count", breaks, reading);
  const title = figure ? `${t(`measure.${board.colouring}`)}${t(scale.unitKey) === "" ? "" : ` (${t(scale.unitKey)})`}` : t(`board.colour.${board.colouring}`);
  return (
    <div className="legend">
      <div className="legend-head">
        <span className="legend-title">{title}</span>
        <Button
          className="no-print" size="small" type="text" icon={open ? <DownOutlined /> : <UpOutlined />} aria-expanded={open}
          aria-label={t(open ? "board.legend.close" : "board.legend.open")} onClick={() => setOpen(!open)}
        />
      </div>
      {open && (
        <ul>
          {legend.map((entry) => (
            <li key={entry.key}>
              <Swatch fill={drawn(entry.look.colour, theme)} stroke={drawn(entry.look.colour, theme)} hatch={entry.look.hatch} />
              <span className="legend-text"><Meaning meaning={entry.meaning} scale={scale} /></span>
              <span className="legend-count">{entry.count}</span>
            </li>
          ))}
        </ul>
      )}
      {open && !listOf(board.state.hide).includes("firms") && <FirmLegend made={board.city.data?.demonstration ?? false} />}
    </div>
  );
}

function Meaning({ meaning, scale }: { meaning: LegendEntry["meaning"]; scale: Scale }) {
  const { t } = useTranslation();
  const { language } = useReading();
  if (meaning.type === "ecosystem") return <NameView name={meaning.name} />;
  if (meaning.type === "class") return <>{classText(meaning, (value) => numberText(value, scale, language))}</>;
  return <>{meaning.type === "undefined" ? t("board.legend.undefined") : t(`${meaning.type}.${valueOf(meaning)}`)}</>;
}

const valueOf = (meaning: Extract<EntryMeaning, { type: "kind" | "evidence" }>): string =>
  (meaning.type === "kind" ? meaning.kind : meaning.evidence);

const classText = ({ from, to }: Extract<EntryMeaning, { type: "class" }>, text: (value: number) => string): string =>
  (to === null ? `≥ ${text(from)}` : `${text(from)} – <${text(to)}`);

function FirmLegend({ made }: { made: boolean }) {
  const { t } = useTranslation();
  return (
    <p className="legend-firms">
      <svg width="26" height="12" aria-hidden="true">
        <circle cx="4" cy="6" r="1.6" fill="var(--ink)" fillOpacity="0.5" />
        <circle cx="11" cy="6" r="3" fill="var(--ink)" fillOpacity="0.5" />
        <circle cx="20" cy="6" r="5" fill="var(--ink)" fillOpacity="0.5" />
      </svg>
      <span>{t("board.legend.firms")}<br />{t(made ? "board.legend.firmsNear" : "board.legend.firmsReal")}</span>
    </p>
  );
}
