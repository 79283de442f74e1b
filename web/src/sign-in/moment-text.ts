import type { Language } from "../theme/settings.js";

/** A day and an hour as people read them. */
export const momentText = (moment: string, language: Language): string =>
  new Intl.DateTimeFormat(language === "zh" ? "zh-CN" : "en-GB", { dateStyle: "medium", timeStyle: "short" }).format(new Date(moment));
