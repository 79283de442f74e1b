import type { Shown } from "@chengqi/engines/rules";

export type Tone = "good" | "caution" | "bad" | "plain";

/** How a result is shown: the shape tells, not the colour. */
export interface Sign {
  readonly sign: string;
  readonly tone: Tone;
}

const lights: Readonly<Record<string, Sign>> = {
  绿: { sign: "●", tone: "good" }, 黄: { sign: "▲", tone: "caution" }, 橙: { sign: "◆", tone: "caution" }, 红: { sign: "■", tone: "bad" },
  green: { sign: "●", tone: "good" }, yellow: { sign: "▲", tone: "caution" }, red: { sign: "■", tone: "bad" },
};

/** The sign of a light by its text; a text that is no light has none. */
export const lightSign = (text: string): Sign => lights[text.replace(/灯$/, "")] ?? { sign: "◇", tone: "plain" };

export function signOf(value: Shown): Sign {
  if (value === null) return { sign: "?", tone: "caution" };
  if (value === true) return { sign: "✓", tone: "good" };
  if (value === false) return { sign: "✗", tone: "bad" };
  return typeof value === "string" ? lightSign(value) : { sign: "=", tone: "plain" };
}
