import type { Atlas, AtlasSheet } from "@chengqi/domain/atlas/atlas";
import { DownloadOutlined, ExpandOutlined } from "@ant-design/icons";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { apiPath, type Params } from "../api.js";
import { nameText } from "../ui/NameView.js";
import { Empty, Loading } from "../ui/States.js";
import { useReading } from "../ui/use-reading.js";
import { useScrollFocus } from "../ui/use-scroll-focus.js";

interface SheetProps {
  readonly atlas: Atlas;
  readonly sheet: AtlasSheet;
  readonly base: string;
  readonly params: Params;
}

const formats = ["svg", "png", "pdf"] as const;

/** One drawing of the atlas with its files, or why it cannot be drawn. */
export function Sheet({ atlas, sheet, base, params }: SheetProps) {
  const { t } = useTranslation();
  const missing = atlas.missing.find((one) => one.sheet === sheet);
  if (missing) return <Empty title={t("atlasPage.missing", { reason: t(`reason.${missing.reason}`) })} hint={t(`atlasPage.missingHint.${sheet}`)} />;
  // Alone in an image or a window a drawing cannot use the bundled font, so its text comes as outlines.
  const shown = apiPath(`${base}/${sheet}.svg`, { ...params, text: "outlines" });
  return (
    <figure className="sheet">
      <Drawing key={shown} source={shown} atlas={atlas} sheet={sheet} />
      <figcaption className="sheet-foot">
        <span>{t("atlas.schematic")} · {t("atlas.notApproved")}</span>
        <span className="sheet-files">
          <a href={shown} target="_blank" rel="noreferrer"><ExpandOutlined aria-hidden="true" /> {t("atlasPage.open")}</a>
          {formats.map((format) => (
            <a key={format} href={apiPath(`${base}/${sheet}.${format}`, params)} download>
              <DownloadOutlined aria-hidden="true" /> {format.toUpperCase()}
            </a>
          ))}
        </span>
      </figcaption>
    </figure>
  );
}

function Drawing({ source, atlas, sheet }: { source: string; atlas: Atlas; sheet: AtlasSheet }) {
  const { t } = useTranslation();
  const { language } = useReading();
  const box = useScrollFocus<HTMLElement>();
  const [state, setState] = useState<"loading" | "shown" | "failed">("loading");
  const alt = t("atlasPage.alt", { sheet: t(`atlas.${sheet}`), name: nameText(atlas.title, language), day: atlas.asOf });
  if (state === "failed") return <Empty title={t("atlasPage.notDrawn")} hint={t("atlasPage.notDrawnHint")} />;
  return (
    <section className="sheet-box" aria-label={t(`atlas.${sheet}`)} ref={box}>
      {state === "loading" && <div className="sheet-wait"><Loading rows={4} /></div>}
      <img className="sheet-image" src={source} alt={alt} width={1680} height={1188} onLoad={() => setState("shown")} onError={() => setState("failed")} />
    </section>
  );
}
