import { exportList, formatsOf, type ExportFormat } from "@chengqi/domain/exports/lists";
import { useTranslation } from "react-i18next";
import { apiPath, type Params } from "../api.js";
import { useAsOf } from "./use-as-of.js";
import { useReading } from "./use-reading.js";
import "./export-links.css";

const names: Readonly<Record<ExportFormat, string>> = { xlsx: "XLSX", csv: "CSV", geojson: "GeoJSON", gpkg: "GeoPackage" };

/** A list as a file, in each of its forms, of the day asked about. */
export function ExportLinks({ list, params = {} }: { readonly list: string; readonly params?: Params }) {
  const { t } = useTranslation();
  const { language } = useReading();
  const { asOf, chosen } = useAsOf();
  const known = exportList(list);
  if (!known) return null;
  return (
    <nav className="export-links" aria-label={t("ui.exportOf", { list: known[language] })}>
      <span aria-hidden="true">{t("ui.export")}</span>
      {formatsOf(known).map((format) => (
        <a key={format} href={apiPath(`/exports/${list}`, { ...params, format, lang: language, asOf: chosen ? asOf : null })} download>{names[format]}</a>
      ))}
    </nav>
  );
}
