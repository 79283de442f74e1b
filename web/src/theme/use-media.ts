import { useCallback, useSyncExternalStore } from "react";

/** Whether a media query holds, kept up to date. */
export function useMedia(query: string): boolean {
  const subscribe = useCallback((listener: () => void) => {
    const media = matchMedia(query);
    media.addEventListener("change", listener);
    return () => media.removeEventListener("change", listener);
  }, [query]);
  return useSyncExternalStore(subscribe, () => matchMedia(query).matches);
}

/** Phones and narrow windows: the rail is a drawer, the panel a sheet. */
export const useNarrow = (): boolean => useMedia("(max-width: 767px)");

/** The reader asks for no motion. */
export const useStillness = (): boolean => useMedia("(prefers-reduced-motion: reduce)");
