import type { LinkState, Panorama } from "@chengqi/domain/chains/answers";
import { CloseOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { FigureView } from "../ui/FigureView.js";
import { NameView } from "../ui/NameView.js";
import { PageLink } from "../ui/PageLink.js";
import { Fact, Facts } from "../ui/Section.js";
import { useReading } from "../ui/use-reading.js";
import { figureOf } from "./chain-figures.js";
import { LinkStatusView } from "./LinkStatusView.js";

/** The link that is open in the panorama: its numbers, its hosts, whom it buys from and sells to. */
export function LinkCard({ panorama, link, onClose }: { panorama: Panorama; link: Panorama["links"][number]; onClose: () => void }) {
  const { t } = useTranslation();
  const { language } = useReading();
  const { chain, edges, links, measures } = panorama;
  const nameOf = (id: string) => links.find((one) => one.id === id)?.name[language] ?? id;
  const suppliers = edges.filter(({ to }) => to === link.id).map(({ from }) => nameOf(from));
  const customers = edges.filter(({ from }) => from === link.id).map(({ to }) => nameOf(to));
  return (
    <aside className="link-card" aria-label={link.name[language]}>
      <div className="link-card-head">
        <h3><PageLink to={`/chains/${encodeURIComponent(chain.id)}/${encodeURIComponent(link.id)}`}>{link.name[language]}</PageLink></h3>
        <Button type="text" size="small" icon={<CloseOutlined />} aria-label={t("chains.close")} onClick={onClose} />
      </div>
      <p className="chain-sub">{t(`chainStage.${link.stage}`)} · {t("chains.technology", { maturity: t(`maturity.${link.maturity}`) })}</p>
      {link.state ? <State state={link.state} measures={measures} /> : <p className="unknown-plain">{t("chains.notWorkedOut")}</p>}
      <Facts>
        <Fact label={t("chains.suppliers")}>{suppliers.length === 0 ? "—" : suppliers.join(t("ui.listComma"))}</Fact>
        <Fact label={t("chains.customers")}>{customers.length === 0 ? "—" : customers.join(t("ui.listComma"))}</Fact>
      </Facts>
    </aside>
  );
}

function State({ state, measures }: { state: LinkState; measures: Panorama["measures"] }) {
  const { t } = useTranslation();
  const { presence } = state;
  const shown = [["firms", presence.wholeFirms], ["employees", presence.employees], ["revenueCny", presence.revenueCny], ["locationQuotient", presence.locationQuotient], ["topShare", presence.topShare], ["growth", presence.growth], ["confidence", presence.confidence]] as const;
  return (
    <>
      <p><LinkStatusView status={state.status} />{state.lifeCycle && <> <span className="chip">{t("chains.lifeCycleInCity", { stage: t(`chains.lifeCycle.${state.lifeCycle}`) })}</span></>}</p>
      <Facts>
        {shown.map(([measure, value]) => {
          const figure = figureOf(measures, measure, value);
          return figure && <Fact key={measure} label={t(`chains.presenceOf.${measure}`)}><FigureView figure={figure} /></Fact>;
        })}
        <Fact label={t("chains.hosts")}>
          {state.zones.length === 0 ? "—" : (
            <ul className="plain-list">{state.zones.slice(0, 5).map((zone) => <li key={zone.id}><PageLink to={`/zones/${encodeURIComponent(zone.id)}`}><NameView name={zone.name} /></PageLink></li>)}</ul>
          )}
        </Fact>
      </Facts>
    </>
  );
}
