import type { TreeBodyAnswer } from "@chengqi/domain/governance/body-answers";
import { useMemo, type CSSProperties } from "react";
import { useTranslation } from "react-i18next";
import { useScrollFocus } from "../ui/use-scroll-focus.js";
import { BodyCard } from "./BodyCard.js";
import { cardSize, drawingOf, gap, type Drawing, type Place, type TreeNode } from "./tree-layout.js";
import "./governance.css";

const bend = 7;

export type DrawnBody = TreeBodyAnswer;

interface BodyTreeProps {
  readonly trees: readonly TreeNode<DrawnBody>[];
  readonly unfolded: (id: string) => boolean;
  /** Bodies the search found; the others only lead to them. */
  readonly found: ReadonlySet<string> | null;
  /** Without it everything stays unfolded. */
  readonly onFold?: (id: string) => void;
}

/** The bodies of the city from left to right, city, districts, zones; on phones one under another. */
export function BodyTree({ trees, unfolded, found, onFold }: BodyTreeProps) {
  const { t } = useTranslation();
  const box = useScrollFocus<HTMLDivElement>();
  const drawing = useMemo(() => drawingOf(trees, unfolded), [trees, unfolded]);
  return (
    <div className="body-tree-box" ref={box}>
      <div className="body-tree" style={{ "--tree-width": `${drawing.width}px`, "--tree-height": `${drawing.height}px` } as CSSProperties}>
        {drawing.bands.map(({ band, x, width }) => (
          <div key={band} className={`body-band body-band-${band}`} style={{ left: x, width }} aria-hidden="true"><span>{t(`bodies.band.${band}`)}</span></div>
        ))}
        <Lines drawing={drawing} />
        <ul aria-label={t("bodies.title")}>
          {trees.map((node) => (
            <Branch key={node.body.id} node={node} drawing={drawing} unfolded={unfolded} found={found} {...(onFold && { onFold })} />
          ))}
        </ul>
      </div>
    </div>
  );
}

interface BranchProps extends Omit<BodyTreeProps, "trees"> {
  readonly node: TreeNode<DrawnBody>;
  readonly drawing: Drawing;
}

function Branch({ node: { body, children }, drawing, unfolded, found, onFold }: BranchProps) {
  const place = drawing.places.get(body.id);
  const open = unfolded(body.id);
  if (!place) return null;
  return (
    <li>
      <div className="body-place" style={{ "--at-x": `${place.x}px`, "--at-y": `${place.y}px` } as CSSProperties}>
        <BodyCard
          body={body} under={onFold ? children.length : 0} open={open} onFold={() => onFold?.(body.id)}
          found={found === null ? null : found.has(body.id)}
        />
      </div>
      {open && children.length > 0 && (
        <ul>{children.map((child) => <Branch key={child.body.id} node={child} drawing={drawing} unfolded={unfolded} found={found} {...(onFold && { onFold })} />)}</ul>
      )}
    </li>
  );
}

const Lines = ({ drawing: { lines, width, height } }: { drawing: Drawing }) => (
  <svg className="body-lines" width={width} height={height} aria-hidden="true">
    {lines.map(({ from, to }) => <path key={to.id} d={way(from, to)} />)}
  </svg>
);

/** From the right of one card down and to the left of another, round at the corners. */
function way(from: Place, to: Place): string {
  const [x1, y1] = [from.x + cardSize.width, from.y + cardSize.height / 2];
  const y2 = to.y + cardSize.height / 2;
  if (y1 === y2) return `M${x1} ${y1}H${to.x}`;
  const trunk = x1 + gap / 2;
  return `M${x1} ${y1}H${trunk - bend}Q${trunk} ${y1} ${trunk} ${y1 + bend}V${y2 - bend}Q${trunk} ${y2} ${trunk + bend} ${y2}H${to.x}`;
}
