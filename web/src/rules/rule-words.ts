import { words } from "../i18n/i18n.js";
import en from "../i18n/en/rules.json";
import zh from "../i18n/zh/rules.json";

/** The group the words of the rules stand in. They come with their pages, so that the first page does not carry them. */
export const ruleGroup = "rules";
words.addResourceBundle("zh", "translation", { [ruleGroup]: zh }, true, true);
words.addResourceBundle("en", "translation", { [ruleGroup]: en }, true, true);
