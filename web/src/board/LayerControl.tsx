import { BlockOutlined } from "@ant-design/icons";
import { Button, Checkbox, Popover, Select } from "antd";
import { useTranslation } from "react-i18next";
import { listOf, textOf } from "../ui/url-state.js";
import { boardLayers, colourings, figureColourings, type Colouring } from "./board-state.js";
import type { Board } from "./use-board.js";

/** What zones are coloured by, and which layers are shown. */
export function LayerControl({ board }: { board: Board }) {
  const { t } = useTranslation();
  const figures: readonly Colouring[] = figureColourings;
  const option = (value: Colouring) => ({ value, label: figures.includes(value) ? t(`measure.${value}`) : t(`board.colour.${value}`) });
  const hidden = listOf(board.state.hide);
  const show = (layer: string, shown: boolean) =>
    board.change({ hide: textOf(shown ? hidden.filter((one) => one !== layer) : [...hidden, layer].toSorted()) }, { replace: true });
  return (
    <div className="layer-control">
      <Select<Colouring>
        aria-label={t("board.colour.label")} value={board.colouring} popupMatchSelectWidth={false} prefix={<span className="muted">{t("board.colour.label")}</span>}
        onChange={(value) => board.change({ color: value })}
        options={[
          { label: t("board.colour.categories"), options: colourings.filter((one) => !figures.includes(one)).map(option) },
          { label: t("board.colour.figures"), options: figureColourings.map(option) },
        ]}
      />
      <Popover
        trigger="click" placement="bottomLeft"
        content={(
          <fieldset className="layer-list" aria-label={t("board.layers.label")}>
            {boardLayers.map((layer) => (
              <Checkbox key={layer} checked={!hidden.includes(layer)} onChange={(event) => show(layer, event.target.checked)}>
                {t(`board.layers.${layer}`)}
              </Checkbox>
            ))}
          </fieldset>
        )}
      >
        <Button icon={<BlockOutlined />} aria-haspopup="dialog">{t("board.layers.label")}</Button>
      </Popover>
    </div>
  );
}
