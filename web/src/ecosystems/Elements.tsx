import type { EcosystemPage as Page } from "@chengqi/domain/ecosystems/ecosystem";
import { useTranslation } from "react-i18next";
import { MarkView } from "../ui/MarkView.js";
import { nameText } from "../ui/NameView.js";
import { PageLink } from "../ui/PageLink.js";
import { Section, Unknown } from "../ui/Section.js";
import { useReading } from "../ui/use-reading.js";

/** The six elements an ecosystem gathers; what is not known is named, with who could provide it. */
export function Elements({ page }: { page: Page }) {
  const { t } = useTranslation();
  const { language } = useReading();
  return (
    <Section title={t("ecosystems.elementsTitle")} note={t("ecosystems.elementsNote")}>
      <ul className="functions elements">
        {page.elements.map((one) => (
          <li key={one.element} data-known={one.known}>
            <h3>{t(`element.${one.element}`)}{one.known && <MarkView mark="published" />}</h3>
            {one.known
              ? <p lang={language === "en" && one.textEn !== null ? "en" : "zh-CN"}>{nameText({ zh: one.textZh ?? "", en: one.textEn }, language)}</p>
              : <Unknown text={t("identity.unknown")} provider={t("zones.provider", { who: t(`ecosystems.elementProvider.${one.element}`) })} />}
            {one.dataset && <PageLink className="source-line" to={`/datasets/${encodeURIComponent(one.dataset)}`}>{t("zones.source")}</PageLink>}
          </li>
        ))}
      </ul>
    </Section>
  );
}
