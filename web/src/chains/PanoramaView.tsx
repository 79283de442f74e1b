import type { Panorama } from "@chengqi/domain/chains/answers";
import { foldedChain } from "@chengqi/domain/chains/fold";
import { linkStatuses, type LinkStatus } from "@chengqi/domain/chains/link-status";
import { useCallback, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { FilterSelect } from "../ui/FilterSelect.js";
import { useReading } from "../ui/use-reading.js";
import { listOf, textOf } from "../ui/url-state.js";
import { useUrlState } from "../ui/use-url-state.js";
import { ChainCanvas, manyCards, type CanvasLink } from "./ChainCanvas.js";
import { chainDefaults } from "./chain-state.js";
import { nameOfOther } from "./compared-sides.js";
import { growthText, presenceText } from "./link-text.js";
import { LinkCard } from "./LinkCard.js";
import { LinkStatusView, StatusSign } from "./LinkStatusView.js";

type Shown = Panorama["links"][number];
const statusOf = (link: Shown | undefined): LinkStatus => link?.state?.status ?? "unknown";

/** The chain drawn, with a legend that filters, groups that fold, and the card of the link that is open. */
export function PanoramaView({ panorama, other }: { panorama: Panorama; other: Panorama | null }) {
  const { t } = useTranslation();
  const reading = useReading();
  const [state, change] = useUrlState(chainDefaults);
  const folded = useMemo(() => new Set(listOf(state.fold)), [state.fold]);
  const onOpen = useCallback((link: string) => change({ link: link === state.link ? "" : link }, { replace: true }), [change, state.link]);
  const groups = useMemo(() => new Set(panorama.links.filter(({ group }) => group).map(({ id }) => id)), [panorama]);
  const chain = useMemo(() => foldedChain(panorama.links, panorama.edges, folded), [panorama, folded]);
  const beside = useMemo(() => new Map(other?.links.map((link) => [link.id, link])), [other]);
  const names = useMemo(() => new Map(panorama.links.map((link) => [link.id, link.name[reading.language]])), [panorama, reading.language]);
  const onFold = useCallback((id: string) => {
    const next = new Set(listOf(state.fold));
    if (!next.delete(id)) next.add(id);
    change({ fold: textOf([...next]) }, { replace: true });
  }, [change, state.fold]);
  const otherName = useMemo(() => (other ? nameOfOther(panorama, other, t, reading.language) : ""), [panorama, other, t, reading.language]);
  const links = useMemo(() => chain.links.filter((link) => state.status === "" || statusOf(link) === state.status).map((link): CanvasLink => {
    const status = statusOf(link);
    const name = link.name[reading.language];
    const lines = [presenceText(link.state, t, reading), growthText(link.state, t, reading), ...(other ? [t("chains.otherLine", { what: otherName, status: t(`linkStatus.${statusOf(beside.get(link.id))}`), line: presenceText(beside.get(link.id)?.state ?? null, t, reading) })] : [])].filter((one) => one !== "");
    const group = groups.has(link.id) ? link.id : (link.parents[0] ?? null);
    return {
      id: link.id, stage: link.stage, parents: link.parents, name, tone: status, sign: <StatusSign status={status} />,
      lines: lines.map((one) => <span key={one}>{one}</span>), label: [name, t(`linkStatus.${status}`), ...lines].join(t("ui.listComma")),
      fold: group === null ? null : { folded: groups.has(link.id), label: t(groups.has(link.id) ? "chains.unfold" : "chains.foldInto", { name: names.get(group) ?? group }), onFold: () => onFold(group) },
    };
  }), [chain, state.status, reading, t, other, otherName, beside, groups, names, onFold]);
  const services = useMemo(() => new Set(panorama.links.filter(({ stage }) => stage === "services").map(({ id }) => id)), [panorama]);
  const edges = useMemo(() => chain.edges.map(({ from, to, stands }) => ({
    from, to, service: services.has(from), critical: stands.some(({ critical }) => critical), title: t("chains.edgeTitle", { from: names.get(from) ?? from, to: names.get(to) ?? to }),
  })), [chain, names, services, t]);
  const counts = new Map(linkStatuses.map((status) => [status, panorama.links.filter((link) => !link.group && statusOf(link) === status).length]));
  const open = panorama.links.find(({ id }) => id === state.link);
  return (
    <div className="panorama">
      <div className="panorama-bar">
        <ul className="panorama-legend" aria-label={t("chains.legend")}>
          {linkStatuses.map((status) => (
            <li key={status}>
              <button type="button" aria-pressed={state.status === status} onClick={() => change({ status: state.status === status ? "" : status }, { replace: true })}>
                <LinkStatusView status={status} /> {counts.get(status)}
              </button>
            </li>
          ))}
        </ul>
        {groups.size > 0 && (
          <FilterSelect
            several label={t("chains.foldGroups")} value={state.fold} onChange={(fold) => change({ fold }, { replace: true })}
            options={panorama.links.filter(({ group }) => group).map((link) => ({ value: link.id, label: link.name[reading.language] }))} width={240}
          />
        )}
      </div>
      <div className={open ? "panorama-body has-card" : "panorama-body"}>
        <ChainCanvas label={t("chains.canvas.label", { name: panorama.chain.name[reading.language] })} links={links} edges={edges} open={state.link === "" ? null : state.link} onOpen={onOpen} />
        {open && <LinkCard panorama={panorama} link={open} onClose={() => change({ link: "" }, { replace: true })} />}
      </div>
      <p className="section-note">{t("chains.canvas.note")}{links.length > manyCards && <> {t("chains.canvas.many")}</>}</p>
    </div>
  );
}
