import type { Stage } from "@chengqi/domain/chains/chain-file";
import type { LinkStatus } from "@chengqi/domain/chains/link-status";
import type { LayoutLink } from "@chengqi/domain/chains/layout";
import { Background, Controls, Handle, Position, ReactFlow, useStore, type Edge, type Node, type NodeProps } from "@xyflow/react";
import "@xyflow/react/dist/base.css";
import { memo, useMemo, useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { cardSize, placed } from "./canvas-places.js";
import "./chain-canvas.css";

export interface CanvasLink extends LayoutLink {
  readonly name: string;
  /** What stands on the card below the name. */
  readonly lines: ReactNode;
  /** Colour of the card's edge and the sign beside the name. */
  readonly tone: LinkStatus;
  readonly sign: ReactNode;
  /** The card said in words. */
  readonly label: string;
  /** A group that can be unfolded or folded; null for a single link. */
  readonly fold: { readonly folded: boolean; readonly label: string; readonly onFold: () => void } | null;
}

export interface CanvasEdge {
  readonly from: string;
  readonly to: string;
  readonly critical: boolean;
  /** Of services, which stand right of whom they serve: shown faintly, so that their lines do not cover the others. */
  readonly service: boolean;
  readonly title: string;
}

interface ChainCanvasProps {
  readonly label: string;
  readonly links: readonly CanvasLink[];
  readonly edges: readonly CanvasEdge[];
  readonly open: string | null;
  readonly onOpen: (id: string) => void;
}

type CardNode = Node<{ link: CanvasLink; open: boolean; dim: boolean; onOpen: (id: string) => void; onNear: (id: string | null) => void }, "card">;
type HeadNode = Node<{ stage: Stage }, "head">;

const nodeTypes = { card: memo(Card), head: memo(Head) };
/** Above this many cards only those in sight are drawn, lines only where they are short or touch the link looked at, and no further away than cards can be told. */
export const manyCards = 250;
const shortLine = 3 * cardSize.width;
const fit = { padding: 0.06, maxZoom: 1 } as const;

/** A chain as people draw it: stages as columns, links as cards, supply as lines from left to right. Scroll to zoom, drag to move. */
export function ChainCanvas({ label, links, edges, open, onOpen }: ChainCanvasProps) {
  const { t } = useTranslation();
  const [near, setNear] = useState<string | null>(null);
  const focus = near ?? open;
  const many = links.length > manyCards;
  const places = useMemo(() => placed(links, edges), [links, edges]);
  const around = useMemo(() => (many ? null : neighbours(focus, edges)), [many, focus, edges]);
  const drawn = useMemo(() => (many ? edges.filter(({ from, to }) => Math.abs((places.cards.get(from)?.x ?? 0) - (places.cards.get(to)?.x ?? 0)) < shortLine) : edges), [many, edges, places]);
  const shown = useMemo(() => (many && focus !== null ? [...new Set([...drawn, ...edges.filter(({ from, to }) => from === focus || to === focus)])] : drawn), [many, drawn, edges, focus]);
  const nodes = useMemo(() => [
    ...places.heads.map(({ stage, x, width }): HeadNode => ({ id: `stage ${stage} ${x}`, type: "head", position: { x, y: -56 }, width, height: 36, data: { stage } })),
    ...links.map((link): CardNode => {
      const { x, y } = places.cards.get(link.id) ?? { x: 0, y: 0 };
      const dim = around !== null && !around.has(link.id);
      return { id: link.id, type: "card", position: { x, y }, ...cardSize, data: { link, open: open === link.id, dim, onOpen, onNear: setNear } };
    }),
  ], [links, places, around, open, onOpen]);
  const lines = useMemo(() => shown.map((edge): Edge => {
    const touched = focus !== null && (edge.from === focus || edge.to === focus);
    const state = touched ? " is-near" : focus === null ? "" : " is-far";
    return {
      id: `${edge.from} ${edge.to}`, source: edge.from, target: edge.to, ariaLabel: edge.title, zIndex: touched ? 1 : 0,
      className: `chain-edge${edge.critical ? " is-critical" : ""}${edge.service ? " is-service" : ""}${state}`,
    };
  }), [shown, focus]);
  return (
    <div className="chain-canvas">
      <ReactFlow
        aria-label={label} nodes={nodes} edges={lines} nodeTypes={nodeTypes} fitView fitViewOptions={fit} minZoom={many ? 0.3 : 0.05} maxZoom={2}
        nodesDraggable={false} nodesConnectable={false} nodesFocusable={false} edgesFocusable={false} elementsSelectable={false}
        onlyRenderVisibleElements={many} proOptions={{ hideAttribution: true }} deleteKeyCode={null} disableKeyboardA11y
      >
        <Background gap={24} />
        <Controls
          showInteractive={false} position="bottom-right" aria-label={t("chains.canvas.controls")}
          fitViewOptions={fit}
        />
      </ReactFlow>
    </div>
  );
}

function neighbours(focus: string | null, edges: readonly CanvasEdge[]): ReadonlySet<string> | null {
  if (focus === null) return null;
  return new Set([focus, ...edges.flatMap(({ from, to }) => (from === focus ? [to] : to === focus ? [from] : []))]);
}

const farZoom = 0.62;

function Card({ data: { link, open, dim, onOpen, onNear } }: NodeProps<CardNode>) {
  const far = useStore(({ transform }) => transform[2] < farZoom);
  const { fold } = link;
  return (
    <div className={`chain-card tone-${link.tone}${open ? " is-open" : ""}${dim ? " is-dim" : ""}${far ? " is-small" : ""}`}>
      <Handle type="target" position={Position.Left} isConnectable={false} />
      <button
        type="button" className="chain-card-open" aria-label={link.label} aria-pressed={open} onClick={() => onOpen(link.id)}
        onMouseEnter={() => onNear(link.id)} onMouseLeave={() => onNear(null)} onFocus={() => onNear(link.id)} onBlur={() => onNear(null)}
      >
        <span className="chain-card-name">{link.sign}{link.name}</span>
        {!far && <span className="chain-card-lines">{link.lines}</span>}
      </button>
      {fold && <button type="button" className="chain-card-fold" aria-label={fold.label} aria-expanded={!fold.folded} onClick={fold.onFold}>{fold.folded ? "＋" : "－"}</button>}
      <Handle type="source" position={Position.Right} isConnectable={false} />
    </div>
  );
}

function Head({ data: { stage } }: NodeProps<HeadNode>) {
  const { t } = useTranslation();
  return <div className={`chain-head stage-${stage}`}>{t(`chainStage.${stage}`)}</div>;
}
