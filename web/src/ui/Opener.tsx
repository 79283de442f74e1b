import { useEffect, useLayoutEffect, useRef, useState, type ReactNode, type RefObject } from "react";
import { createPortal } from "react-dom";
import { placeBeside } from "./place-beside.js";

/** `hover`: goes with the pointer. `kept`: was clicked and has the focus; goes on Escape or a click elsewhere. */
type Opening = "closed" | "hover" | "kept";

const openAfterMs = 350;
const closeAfterMs = 160;

interface OpenerProps {
  /** Name of the card. */
  readonly label: string;
  /** Name of the button where its content does not say enough. */
  readonly name?: string;
  readonly title?: string | undefined;
  readonly card: ReactNode;
  readonly children: ReactNode;
}

/** The button around a value; it opens to where the value comes from. A table holds hundreds, so the card is made when asked for. */
export function Opener({ label, name, title, card, children }: OpenerProps) {
  const button = useRef<HTMLButtonElement>(null);
  const [opening, setOpening] = useState<Opening>("closed");
  const later = useTimer();
  const close = (refocus: boolean) => {
    setOpening("closed");
    if (refocus) button.current?.focus();
  };
  const onEnter = () => later(() => setOpening((now) => (now === "closed" ? "hover" : now)), openAfterMs);
  const onLeave = () => later(() => setOpening((now) => (now === "hover" ? "closed" : now)), closeAfterMs);
  return (
    <>
      <button
        ref={button} type="button" className="figure" aria-haspopup="dialog" aria-expanded={opening !== "closed"} aria-label={name} title={title}
        onPointerEnter={(event) => { if (event.pointerType === "mouse") onEnter(); }} onPointerLeave={onLeave}
        onClick={(event) => { event.stopPropagation(); setOpening(opening === "kept" ? "closed" : "kept"); }}
      >
        {children}
      </button>
      {opening !== "closed" && (
        <OriginCard anchor={button} kept={opening === "kept"} label={label} onClose={close} onEnter={onEnter} onLeave={onLeave}>
          {card}
        </OriginCard>
      )}
    </>
  );
}

interface OriginCardProps {
  readonly anchor: RefObject<HTMLButtonElement | null>;
  readonly kept: boolean;
  readonly label: string;
  readonly onClose: (refocus: boolean) => void;
  readonly onEnter: () => void;
  readonly onLeave: () => void;
  readonly children: ReactNode;
}

function OriginCard({ anchor, kept, label, onClose, onEnter, onLeave, children }: OriginCardProps) {
  const card = useRef<HTMLDivElement>(null);
  usePlace(card, anchor);
  useEffect(() => {
    if (kept) card.current?.focus({ preventScroll: true });
  }, [kept]);
  useEffect(() => {
    const onDown = (event: PointerEvent) => {
      const target = event.target as Node;
      if (!card.current?.contains(target) && !anchor.current?.contains(target)) onClose(false);
    };
    const onKey = (event: KeyboardEvent) => {
      if (event.key === "Escape") onClose(true);
    };
    addEventListener("pointerdown", onDown);
    addEventListener("keydown", onKey);
    return () => {
      removeEventListener("pointerdown", onDown);
      removeEventListener("keydown", onKey);
    };
  }, [anchor, onClose]);
  return createPortal(
    // Clicks inside are no clicks on the row of a table the figure stands in.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-noninteractive-element-interactions
    <div
      ref={card} className="origin-card" role="dialog" aria-label={label} tabIndex={-1} onPointerEnter={onEnter} onPointerLeave={onLeave}
      onClick={(event) => event.stopPropagation()}
      onBlur={(event) => { if (kept && event.relatedTarget && !event.currentTarget.contains(event.relatedTarget)) onClose(false); }}
    >
      {children}
    </div>,
    anchor.current?.closest("dialog") ?? document.body,
  );
}

/** Puts the card beside its figure, and again when its content or the window changes. */
function usePlace(card: RefObject<HTMLDivElement | null>, anchor: RefObject<HTMLElement | null>): void {
  useLayoutEffect(() => {
    const element = card.current;
    if (!element) return undefined;
    const place = () => {
      if (!anchor.current) return;
      const { left, top } = placeBeside(anchor.current.getBoundingClientRect(), element.getBoundingClientRect(), { width: innerWidth, height: innerHeight });
      element.style.setProperty("left", `${left}px`);
      element.style.setProperty("top", `${top}px`);
    };
    place();
    const observer = new ResizeObserver(place);
    observer.observe(element);
    addEventListener("scroll", place, true);
    return () => {
      observer.disconnect();
      removeEventListener("scroll", place, true);
    };
  }, [card, anchor]);
}

/** Runs one thing later; asking again, or going, forgets the former. */
function useTimer(): (run: () => void, afterMs: number) => void {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  return (run, afterMs) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(run, afterMs);
  };
}
