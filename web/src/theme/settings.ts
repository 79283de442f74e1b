import { useSyncExternalStore } from "react";
import type { ThemeName } from "./palette.js";

export type Language = "zh" | "en";
export type AreaUnit = "km2" | "mu";

/** What a reader chose for themself; kept in the browser, not in the address. */
export interface Settings {
  readonly language: Language;
  readonly theme: ThemeName | "system";
  readonly areaUnit: AreaUnit;
  readonly railOpen: boolean;
}

const storageKey = "chengqi.settings";
const listeners = new Set<() => void>();
let settings = read();

function read(): Settings {
  const first: Settings = {
    language: navigator.language.toLowerCase().startsWith("zh") ? "zh" : "en",
    theme: "system",
    areaUnit: "km2",
    railOpen: true,
  };
  try {
    return { ...first, ...(JSON.parse(localStorage.getItem(storageKey) ?? "{}") as Partial<Settings>) };
  } catch {
    // A browser that keeps no storage still works; it forgets.
    return first;
  }
}

export const currentSettings = (): Settings => settings;

export function changeSettings(change: Partial<Settings>): void {
  settings = { ...settings, ...change };
  try {
    localStorage.setItem(storageKey, JSON.stringify(settings));
  } catch {
    // See read().
  }
  for (const listener of listeners) listener();
}

export function subscribeSettings(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export const useSettings = (): Settings => useSyncExternalStore(subscribeSettings, currentSettings);
