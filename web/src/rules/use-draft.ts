import { useCallback, useEffect, useState } from "react";
import type { Draft } from "./draft.js";
import { keepDraft, keptDraft } from "./draft-store.js";

const pauseMs = 400;

/**
 * A rule while it is written. It is kept by the browser under its place (a rule's id, or `new`), so that leaving the page
 * loses nothing; `restored`: it was begun on an earlier visit; `kept`: it differs from where it began and is kept; `begun`:
 * how often it began again.
 */
export function useDraft(place: string, initial: Draft) {
  const [restored, setRestored] = useState(() => keptDraft(place) !== null);
  const [draft, setDraft] = useState(() => keptDraft(place) ?? initial);
  const [kept, setKept] = useState(restored);
  const [changed, setChanged] = useState(false);
  const [begun, setBegun] = useState(0);
  useEffect(() => {
    if (!changed) return undefined;
    const keep = () => setKept(keepDraft(place, draft));
    const timer = setTimeout(keep, pauseMs);
    // Whoever leaves within the pause loses nothing either.
    return () => { clearTimeout(timer); keep(); };
  }, [place, draft, changed]);
  const change = useCallback((part: Partial<Draft>) => {
    setChanged(true);
    setDraft((former) => ({ ...former, ...part }));
  }, []);
  /** Begins again: with what the page began with, or what was saved or opened. */
  const startFrom = useCallback((next: Draft, keeps = false) => {
    keepDraft(place, keeps ? next : null);
    setDraft(next);
    setChanged(keeps);
    setKept(keeps);
    setRestored(false);
    setBegun((times) => times + 1);
  }, [place]);
  return { draft, change, startFrom, restored, kept, begun };
}
