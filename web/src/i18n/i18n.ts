import { createInstance } from "i18next";
import { initReactI18next } from "react-i18next";
import { currentSettings, subscribeSettings, type Language } from "../theme/settings.js";
import en from "./en.js";
import zh from "./zh.js";

/** The words of the interface. */
export const words = createInstance();

async function show(language: Language): Promise<void> {
  await words.changeLanguage(language);
  document.documentElement.lang = language === "zh" ? "zh-CN" : "en";
}

/** Words ready in the reader's language; follows the setting from then on. */
export async function startWords(): Promise<void> {
  await words.use(initReactI18next).init({
    resources: { zh: { translation: zh }, en: { translation: en } },
    lng: currentSettings().language,
    fallbackLng: false,
    interpolation: { escapeValue: false },
    returnNull: false,
    react: { useSuspense: false },
  });
  await show(currentSettings().language);
  subscribeSettings(() => {
    if (words.language !== currentSettings().language) void show(currentSettings().language);
  });
}
