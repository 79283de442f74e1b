import { useTimeText } from "./use-time-text.js";

/** A moment as the city's clocks have it. */
export function TimeText({ at }: { at: string }) {
  return <time dateTime={at}>{useTimeText()(at)}</time>;
}
