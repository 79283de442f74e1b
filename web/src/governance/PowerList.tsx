import { powerCategories, powerStates, type PowerCategory } from "@chengqi/domain/governance/bodies";
import type { PowerAnswer } from "@chengqi/domain/governance/body-answers";
import type { TFunction } from "i18next";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { Language } from "../theme/settings.js";
import { DataTable, type Column } from "../ui/DataTable.js";
import { MarkView } from "../ui/MarkView.js";
import { PageLink } from "../ui/PageLink.js";
import { useReading } from "../ui/use-reading.js";
import { BodyLink } from "./BodyLink.js";
import { DaysView } from "./DaysView.js";
import { PowerActs } from "./PowerActs.js";
import { PowerStateView } from "./PowerStateView.js";
import { useSynthetic } from "./use-synthetic.js";

const categories = Object.keys(powerCategories) as PowerCategory[];

interface PowerListProps {
  readonly powers: readonly PowerAnswer[];
  /** With how many of each category stand where. */
  readonly tally?: boolean;
  readonly showGiver?: boolean;
  readonly showReceiver?: boolean;
}

/** Powers by the five categories, each with its state and what the reader may do with it. */
export function PowerList({ powers, tally = false, showGiver = true, showReceiver = true }: PowerListProps) {
  const { t } = useTranslation();
  const { language } = useReading();
  const rows = useMemo(() => powers.toSorted((a, b) => categories.indexOf(a.category) - categories.indexOf(b.category)), [powers]);
  const columns = useMemo(
    () => columnsOf(language, t).filter(({ key }) => (key !== "giver" || showGiver) && (key !== "receiver" || showReceiver)), [language, t, showGiver, showReceiver],
  );
  return (
    <>
      {tally && <Counts powers={powers} />}
      {rows.length > 0 && <DataTable caption={t("powers.list")} captionHidden columns={columns} rows={rows} rowKey={({ id }) => id} />}
    </>
  );
}

/** The five categories, how many powers of each stand where. */
function Counts({ powers }: { powers: readonly PowerAnswer[] }) {
  const { t } = useTranslation();
  const { language } = useReading();
  return (
    <ul className="power-counts" aria-label={t("powers.categories")}>
      {categories.map((category) => {
        const own = powers.filter((power) => power.category === category);
        return (
          <li key={category}>
            <b>{powerCategories[category][language]}</b>
            {own.length === 0 ? <span className="none">{t("powers.none")}</span> : (
              <span className="power-tally">
                {powerStates.map((state) => [state, own.filter((power) => power.state === state).length] as const).filter(([, count]) => count > 0)
                  .map(([state, count]) => <span key={state}><PowerStateView state={state} /> {count}</span>)}
              </span>
            )}
          </li>
        );
      })}
    </ul>
  );
}

const columnsOf = (language: Language, t: TFunction): Column<PowerAnswer>[] => [
  { key: "category", title: t("powers.category"), className: "nowrap", wideOnly: true, cell: ({ category }) => powerCategories[category][language] },
  { key: "power", title: t("powers.power"), rowHeader: true, className: "name-cell", cell: (power) => <><PowerText power={power} /><span className="cell-sub narrow-only">{powerCategories[power.category][language]}</span></> },
  { key: "giver", title: t("powers.giver"), wideOnly: true, cell: ({ giver }) => <BodyLink body={giver} /> },
  { key: "receiver", title: t("powers.receiver"), wideOnly: true, cell: ({ receiver }) => <BodyLink body={receiver} /> },
  { key: "days", title: t("powers.days"), wideOnly: true, cell: (power) => <DaysView period={power} /> },
  { key: "state", title: t("powers.stateTitle"), cell: ({ id, state }) => <PageLink to={`/acts?subject=power:${encodeURIComponent(id)}`}><PowerStateView state={state} /></PageLink> },
  { key: "acts", title: "", cell: (power) => <PowerActs power={power} /> },
];

function PowerText({ power: { power, dataset } }: { power: PowerAnswer }) {
  const synthetic = useSynthetic(dataset);
  return <><span lang="zh-CN">{power}</span>{synthetic && <> <MarkView mark="synthetic" /></>}</>;
}
