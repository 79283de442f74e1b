import type { Part } from "@chengqi/domain/chains/answers";
import { useTranslation } from "react-i18next";
import { FigureView } from "../ui/FigureView.js";
import { Fact, Facts } from "../ui/Section.js";
import { partFigure } from "./chain-figures.js";

/** What a judgement is made of, each part open to its inputs. */
export function PartList({ parts }: { parts: readonly Part[] }) {
  const { t } = useTranslation();
  return <Facts>{parts.map((part) => <Fact key={part.measure} label={t(`measure.${part.measure}`)}><FigureView figure={partFigure(part)} /></Fact>)}</Facts>;
}
