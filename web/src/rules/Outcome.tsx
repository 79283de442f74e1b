import type { Shown } from "@chengqi/engines/rules";
import { useReading } from "../ui/use-reading.js";
import { signOf } from "./outcome.js";
import { useSay } from "./use-say.js";
import { valueWords } from "./value-words.js";

/** What a rule or a part of it came out as, with its sign. */
export function Outcome({ value, unit = "" }: { value: Shown; unit?: string }) {
  const say = useSay();
  const reading = useReading();
  const { sign, tone } = signOf(value);
  const text = value === true ? say("truth.met") : value === false ? say("truth.unmet") : valueWords(value, unit, reading, say);
  return <span className={`outcome outcome-${tone}`}><span className="outcome-sign" aria-hidden="true">{sign}</span>{text}</span>;
}
