import { DownOutlined, UpOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useCompact } from "../theme/use-media.js";
import { CityFigures } from "./CityFigures.js";
import { DateStrip } from "./DateStrip.js";
import { Filters } from "./Filters.js";
import type { Board } from "./use-board.js";
import { ZoneList } from "./ZoneList.js";
import { ZoneCard } from "./ZoneCard.js";

/** The one panel beside the map; a sheet from below on phones. */
export function Panel({ board }: { board: Board }) {
  const { t } = useTranslation();
  const narrow = useCompact();
  const [tall, setTall] = useState(false);
  const size = narrow ? (tall ? " panel-tall" : " panel-low") : "";
  return (
    <aside className={`panel${size}`} aria-label={t("board.panel.label")}>
      {narrow && (
        <Button
          type="text" block className="panel-handle" icon={tall ? <DownOutlined /> : <UpOutlined />} aria-expanded={tall}
          onClick={() => setTall(!tall)}
        >
          {t(tall ? "board.panel.lower" : "board.panel.raise")}
        </Button>
      )}
      <div className="panel-body">
        {board.selected
          ? <ZoneCard zone={board.selected} onClose={() => board.change({ zone: null })} />
          : <CityFigures board={board} />}
        <DateStrip />
        <Filters board={board} />
        <ZoneList board={board} />
      </div>
    </aside>
  );
}
