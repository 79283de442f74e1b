import { useMemo } from "react";
import { useSettings } from "../theme/settings.js";
import type { Reading } from "./format.js";

/** Language and units numbers are shown in. */
export function useReading(): Reading {
  const { language, areaUnit } = useSettings();
  return useMemo(() => ({ language, areaUnit }), [language, areaUnit]);
}
