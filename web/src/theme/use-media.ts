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

/** Phones: the rail is a drawer. */
export const useNarrow = (): boolean => useMedia("(max-width: 767px)");

/** No room for a map beside a panel: the panel is a sheet from below, the rail shows its signs only. */
export const useCompact = (): boolean => useMedia("(max-width: 1023px)");

/** The reader asks for no motion. */
export const useStillness = (): boolean => useMedia("(prefers-reduced-motion: reduce)");
