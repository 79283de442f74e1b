import en from "./en.json" with { type: "json" };
import zh from "./zh.json" with { type: "json" };

/** Words that server drawings and pages share, by language: `words.zh.measure.areaM2`. */
export const words = { zh, en };
export type Language = keyof typeof words;
