import { useSay } from "./use-say.js";

/** Whether a rule is published somewhere or only ours to try with. */
export function RuleMark({ mark }: { mark: "illustrative" | "published" }) {
  const say = useSay();
  return (
    <span className={mark === "illustrative" ? "chip chip-dashed" : "chip"}>
      <span aria-hidden="true">{mark === "illustrative" ? "○" : "●"}</span>{say(`mark.${mark}`)}
    </span>
  );
}
