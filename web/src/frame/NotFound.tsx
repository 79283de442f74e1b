import { useTranslation } from "react-i18next";
import { Empty } from "../ui/States.js";
import { PageLink } from "../ui/PageLink.js";

export function NotFound() {
  const { t } = useTranslation();
  return <div className="page"><Empty title={t("frame.notFound")} action={<PageLink to="/">{t("frame.toBoard")}</PageLink>} /></div>;
}
