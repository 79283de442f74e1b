import { useEffect, useState, type RefObject } from "react";

export interface VisibleRows {
  readonly first: number;
  /** First row no longer drawn. */
  readonly end: number;
}

const step = 8;

/** Rows of equal height in sight of a scrolling box and some around them, in steps so that a small move changes nothing. */
export function visibleRows(scrollTop: number, height: number, rowHeight: number, count: number): VisibleRows {
  const first = Math.max(0, Math.floor(scrollTop / rowHeight / step) - 1) * step;
  const end = (Math.ceil((scrollTop + height) / rowHeight / step) + 1) * step;
  return { first: Math.min(first, count), end: Math.min(end, count) };
}

export function useVisibleRows(box: RefObject<HTMLElement | null>, rowHeight: number, count: number): VisibleRows {
  const [seen, setSeen] = useState({ scrollTop: 0, height: 800 });
  useEffect(() => {
    const element = box.current;
    if (!element) return undefined;
    const look = () => setSeen((before) => {
      const now = { scrollTop: element.scrollTop, height: element.clientHeight };
      const [was, is] = [before, now].map(({ scrollTop, height }) => visibleRows(scrollTop, height, rowHeight, Infinity));
      return was?.first === is?.first && was?.end === is?.end ? before : now;
    });
    look();
    element.addEventListener("scroll", look, { passive: true });
    const observer = new ResizeObserver(look);
    observer.observe(element);
    return () => {
      element.removeEventListener("scroll", look);
      observer.disconnect();
    };
  }, [box, rowHeight]);
  return visibleRows(seen.scrollTop, seen.height, rowHeight, count);
}
