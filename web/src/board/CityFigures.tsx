import { useTranslation } from "react-i18next";
import { FigureView } from "../ui/FigureView.js";
import { NameView } from "../ui/NameView.js";
import { Loading } from "../ui/States.js";
import type { Board } from "./use-board.js";

const measures = [
  "zones", "ecosystems", "firms", "employees", "revenueCny", "valueAddedCny", "taxCny", "population", "areaM2", "listedCompanies", "metroStations",
] as const;

/** The whole city in figures, each with its mark. */
export function CityFigures({ board }: { board: Board }) {
  const { t } = useTranslation();
  const city = board.city.data;
  if (!city) return <Loading />;
  return (
    <section className="panel-section" aria-labelledby="city-figures">
      <h2 id="city-figures"><NameView name={city.name} /> <span className="muted">{t("board.city.title")}</span></h2>
      <div className="figure-grid">
        {measures.filter((measure) => city.figures[measure]).map((measure) => (
          <FigureView key={measure} figure={city.figures[measure]} form="card" />
        ))}
      </div>
    </section>
  );
}
