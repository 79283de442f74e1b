import type { DistrictPage as Page } from "@chengqi/domain/districts/district";
import { useTranslation } from "react-i18next";
import { NameView } from "../ui/NameView.js";
import { Section } from "../ui/Section.js";
import { Empty } from "../ui/States.js";

/** Streets and towns of a district with their codes. */
export function Streets({ page }: { page: Page }) {
  const { t } = useTranslation();
  if (page.streets.length === 0) return <Section title={t("districts.tab.streets")}><Empty title={t("districts.noStreets")} /></Section>;
  return (
    <Section title={t("districts.tab.streets")} note={t("districts.streetsNote")}>
      <ul className="streets">
        {page.streets.map(({ code, name }) => <li key={code}><span className="code">{code}</span><NameView name={name} /></li>)}
      </ul>
    </Section>
  );
}
