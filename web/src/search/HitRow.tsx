import type { SearchHit } from "@chengqi/domain/search/hit";
import { useEffect, useRef } from "react";
import { useSettings } from "../theme/settings.js";
import { MarkView } from "../ui/MarkView.js";
import { nameText } from "../ui/NameView.js";
import { partsOf } from "./hits.js";

interface HitRowProps {
  readonly id: string;
  readonly hit: SearchHit;
  readonly query: string;
  readonly chosen: boolean;
  readonly onPoint: () => void;
  readonly onGo: () => void;
}

/** One hit: its name with what was typed set off, what tells it apart, and the mark of synthetic firms. */
export function HitRow({ id, hit, query, chosen, onPoint, onGo }: HitRowProps) {
  const { language } = useSettings();
  const row = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (chosen) row.current?.scrollIntoView({ block: "nearest" });
  }, [chosen]);
  return (
    <div
      ref={row} id={id} role="option" tabIndex={-1} aria-selected={chosen} className="search-hit" onPointerMove={onPoint} onClick={onGo}
      onKeyDown={(event) => { if (event.key === "Enter") onGo(); }}
    >
      <span className="search-name">
        {partsOf(nameText(hit.name, language), query).map(({ text, typed, at }) => (typed ? <mark key={at}>{text}</mark> : <span key={at}>{text}</span>))}
      </span>
      {hit.synthetic && <MarkView mark="synthetic" />}
      {hit.detail && <span className="search-detail">{nameText(hit.detail, language)}</span>}
    </div>
  );
}
