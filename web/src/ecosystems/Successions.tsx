import type { EcosystemPage as Page } from "@chengqi/domain/ecosystems/ecosystem";
import { useTranslation } from "react-i18next";
import { LineageView } from "../history/LineageView.js";
import { PageLink } from "../ui/PageLink.js";
import { Section } from "../ui/Section.js";

/** What an ecosystem came from and what became of it. */
export function Successions({ page }: { page: Page }) {
  const { t } = useTranslation();
  return (
    <Section title={t("zones.lineageTitle")} aside={<PageLink to="/history">{t("zones.toHistory")}</PageLink>}>
      <LineageView of={page} pages="/ecosystems" words="succession" />
    </Section>
  );
}
