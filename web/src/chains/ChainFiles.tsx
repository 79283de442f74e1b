import { DownloadOutlined } from "@ant-design/icons";
import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router";
import { apiPath } from "../api.js";
import { useReading } from "../ui/use-reading.js";

const formats = ["svg", "png", "pdf", "xlsx"] as const;

/** The panorama as files, as it is seen: area, day and language. */
export function ChainFiles({ chain, area }: { chain: string; area: string }) {
  const { t } = useTranslation();
  const { language } = useReading();
  const [search] = useSearchParams();
  const params = { area, asOf: search.get("asOf"), lang: language };
  return (
    <ul className="chain-files" aria-label={t("chains.files")}>
      {formats.map((format) => <li key={format}><a href={apiPath(`/chains/${encodeURIComponent(chain)}/panorama.${format}`, params)} download><DownloadOutlined aria-hidden="true" /> {format.toUpperCase()}</a></li>)}
    </ul>
  );
}
