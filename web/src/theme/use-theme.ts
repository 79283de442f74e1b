import { palettes, type Palette, type ThemeName } from "./palette.js";
import { useSettings } from "./settings.js";
import { useMedia } from "./use-media.js";

/** The theme in force: the reader's choice, else the system's. */
export function useThemeName(): ThemeName {
  const { theme } = useSettings();
  const systemDark = useMedia("(prefers-color-scheme: dark)");
  if (theme !== "system") return theme;
  return systemDark ? "dark" : "light";
}

export const usePalette = (): Palette => palettes[useThemeName()];
