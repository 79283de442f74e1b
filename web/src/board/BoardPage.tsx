import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { loadMapEngine } from "../map/MapView.js";
import { Failure } from "../ui/States.js";
import { BoardMap } from "./BoardMap.js";
import { Panel } from "./Panel.js";
import { useBoard } from "./use-board.js";
import "./board.css";

// The map's code is on its way before the first figure is drawn.
void loadMapEngine();

/** The city as one board: a map of its zones and firms, and one panel with figures, filters and the zones as a list. */
export default function BoardPage() {
  const { t } = useTranslation();
  const board = useBoard();
  useEffect(() => {
    document.title = `${t("board.title")} · 城棋 Chengqi`;
  }, [t]);
  if (board.city.error) return <Failure error={board.city.error} onRetry={() => void board.city.refetch()} />;
  return (
    <div className="board">
      <h1 className="visually-hidden">{t("board.title")}</h1>
      <BoardMap board={board} />
      <Panel board={board} />
    </div>
  );
}
