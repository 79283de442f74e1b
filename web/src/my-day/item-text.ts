import { noticeWords } from "@chengqi/domain/notices/kinds";
import type { DayItem } from "@chengqi/domain/notices/my-day";
import { roles } from "@chengqi/domain/governance/actor";
import type { TFunction } from "i18next";

type Language = "zh" | "en";

/** An item in words: a heading, and a sentence where it is a notice. */
export function itemText({ words, values }: Pick<DayItem, "words" | "values">, language: Language, t: TFunction): { title: string; text: string } {
  if (words.startsWith("notice:")) {
    const { subject, text } = noticeWords(words.slice("notice:".length), plain(values, language, t), language);
    return { title: subject, text };
  }
  return { title: t(`myDay.item.${words}`, plain(values, language, t)), text: "" };
}

/** Names in the reader's language; keys of roles and of changes in words. */
const plain = (values: DayItem["values"], language: Language, t: TFunction): Record<string, string | number> =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => {
    if (typeof value === "object") return [name, value[language] ?? value.zh];
    if (name === "role" && (roles as readonly unknown[]).includes(value)) return [name, t(`actor.${value}`)];
    return [name, name === "what" ? t(`lineage.${value}`, { defaultValue: String(value) }) : value];
  }));
