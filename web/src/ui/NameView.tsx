import { Fragment } from "react";
import { useTranslation } from "react-i18next";
import type { Name } from "@chengqi/domain/figures/figure";
import { useSettings, type Language } from "../theme/settings.js";

/** A name in one language; Chinese where no English name is known. */
export const nameText = (name: Name, language: Language): string => (language === "en" ? (name.en ?? name.zh) : name.zh);

/** A name in the reader's language, marked as Chinese where an English reader gets the Chinese one. */
export function NameView({ name }: { name: Name }) {
  const { language } = useSettings();
  const lang = language === "en" && name.en !== null ? "en" : "zh-CN";
  return <span lang={lang}>{nameText(name, language)}</span>;
}

/** Several names in the reader's language, one after the other. */
export function NamesView({ names }: { names: readonly Name[] }) {
  const { t } = useTranslation();
  return names.map((name, i) => <Fragment key={name.zh}>{i > 0 && t("ui.listComma")}<NameView name={name} /></Fragment>);
}
