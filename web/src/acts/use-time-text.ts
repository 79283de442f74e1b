import type { City } from "@chengqi/domain/city/city";
import { useCallback } from "react";
import { useGet } from "../api.js";
import { timeText } from "./act-words.js";

/** Day and time where the city lies, to the second; until that is known, where the reader is. */
export function useTimeText(): (at: string) => string {
  const timeZone = useGet<City>("/city").data?.timeZone;
  return useCallback((at: string) => timeText(at, timeZone), [timeZone]);
}
