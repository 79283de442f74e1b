import { useTranslation } from "react-i18next";
import { periodText } from "../ui/format.js";
import { PageHeader } from "../ui/PageHeader.js";
import { useAsOf } from "../ui/use-as-of.js";
import { useReading } from "../ui/use-reading.js";
import { useListNote } from "../ui/use-list-note.js";
import { FirmList } from "./FirmList.js";

/** All firms of the city: filter, sort, read on, open. */
export default function FirmsPage() {
  const { t } = useTranslation();
  const note = useListNote("enterprises");
  const { language } = useReading();
  const { asOf } = useAsOf();
  return (
    <div className="page">
      <PageHeader
        title={t("enterprises.title")} note={note}
        identity={asOf && <span>{t("zones.onDay", { day: periodText(asOf, language) })}</span>}
      />
      <FirmList />
    </div>
  );
}
