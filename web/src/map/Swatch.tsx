import { useId } from "react";
import { hatchTiles, type Hatch } from "./hatch.js";

interface SwatchProps {
  readonly fill: string;
  readonly stroke: string;
  readonly hatch: Hatch | null;
}

/** A legend's sample of an area as the map fills it. */
export function Swatch({ fill, stroke, hatch }: SwatchProps) {
  const id = useId();
  const tile = hatch && hatchTiles[hatch];
  return (
    <svg className="swatch" width="26" height="16" aria-hidden="true">
      {tile && (
        <pattern id={id} width={tile.size} height={tile.size} patternUnits="userSpaceOnUse">
          {tile.lines.map(([x1, y1, x2, y2]) => (
            <line key={`${x1} ${y1} ${x2} ${y2}`} x1={x1} y1={y1} x2={x2} y2={y2} stroke={stroke} strokeWidth={tile.strokeWidth} />
          ))}
          {tile.dots.map(([x, y]) => <circle key={`${x} ${y}`} cx={x} cy={y} r="1.1" fill={stroke} />)}
        </pattern>
      )}
      <rect x="0.5" y="0.5" width="25" height="15" rx="1.5" fill={fill} fillOpacity="0.55" />
      <rect x="0.5" y="0.5" width="25" height="15" rx="1.5" fill={tile ? `url(#${id})` : "none"} stroke={stroke} />
    </svg>
  );
}
