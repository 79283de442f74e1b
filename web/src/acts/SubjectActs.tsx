import type { ActPage } from "@chengqi/domain/acts/act-list";
import { useTranslation } from "react-i18next";
import { useGet } from "../api.js";
import { PageLink } from "../ui/PageLink.js";
import { Section } from "../ui/Section.js";
import { Answer } from "../ui/States.js";
import { ActTable } from "./ActTable.js";
import "./acts.css";

/** What was done to one thing: the latest acts, as far as the reader may know them. */
export function SubjectActs({ kind, id, limit = 10 }: { kind: string; id: string; limit?: number }) {
  const { t } = useTranslation();
  const subject = `${kind}:${id}`;
  const query = useGet<ActPage>("/acts", { subject, limit });
  return (
    <Section title={t("acts.here")} aside={<PageLink to={`/acts?subject=${encodeURIComponent(subject)}`}>{t("acts.all")}</PageLink>}>
      <Answer query={query} rows={3}>
        {({ rows }) => (rows.length === 0 ? <p className="section-note">{t("acts.hereNone")}</p> : <ActTable rows={rows} withSubject={false} />)}
      </Answer>
    </Section>
  );
}
