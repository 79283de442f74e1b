import { createInstance } from "i18next";
import { initReactI18next } from "react-i18next";
import { currentSettings, subscribeSettings, type Language } from "../theme/settings.js";

/** The words of the interface. */
export const words = createInstance();

const load = { zh: () => import("./zh.js"), en: () => import("./en.js") };

async function show(language: Language): Promise<void> {
  if (!words.hasResourceBundle(language, "translation")) {
    const loaded = await load[language]();
    words.addResourceBundle(language, "translation", loaded.default);
  }
  await words.changeLanguage(language);
  document.documentElement.lang = language === "zh" ? "zh-CN" : "en";
}

/** Words ready in the reader's language; follows the setting from then on. */
export async function startWords(): Promise<void> {
  await words.use(initReactI18next).init({
    resources: {},
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
