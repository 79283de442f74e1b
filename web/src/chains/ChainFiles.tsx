import { DownloadOutlined } from "@ant-design/icons";
import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router";
import { apiPath } from "../api.js";
import { useReading } from "../ui/use-reading.js";

const formats = ["svg", "png", "pdf", "xlsx"] as const;
const formatsOfAll = ["pdf", "xlsx"] as const;

/** The panorama as files, as it is seen: area, day and language; without a chain those of all chains of the area in one. */
export function ChainFiles({ chain, area }: { chain: string | null; area: string }) {
  const { t } = useTranslation();
  const { language } = useReading();
  const [search] = useSearchParams();
  const params = { area, asOf: search.get("asOf"), lang: language };
  return (
    <ul className="chain-files" aria-label={t(chain === null ? "chains.filesOfAll" : "chains.files")}>
      {(chain === null ? formatsOfAll : formats).map((format) => <li key={format}><a href={apiPath(chain === null ? `/chains/all.${format}` : `/chains/${encodeURIComponent(chain)}/panorama.${format}`, params)} download><DownloadOutlined aria-hidden="true" /> {format.toUpperCase()}</a></li>)}
    </ul>
  );
}
