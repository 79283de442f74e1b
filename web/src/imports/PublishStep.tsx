import type { ImportDetail } from "@chengqi/domain/imports/answers";
import type { ImportKindId } from "@chengqi/domain/imports/kinds";
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ActDialog } from "../governance/ActDialog.js";
import { send } from "../sign-in/send.js";
import { countText } from "../ui/format.js";
import { LinkButton } from "../ui/LinkButton.js";
import { Fact, Facts, Section } from "../ui/Section.js";
import { Empty } from "../ui/States.js";
import { useReading } from "../ui/use-reading.js";
import { CountsBar } from "./CountsBar.js";
import { StateView } from "./StateView.js";
import { momentText } from "./texts.js";
import { importPath } from "./use-import.js";

/** Where what was brought is seen. */
const places: Readonly<Partial<Record<ImportKindId, string>>> = { firms: "/firms", "firm-years": "/firms", zones: "/zones" };

/** Publishing with a reason, and taking it back. */
export function PublishStep({ data, onDone }: { data: ImportDetail; onDone: () => void }) {
  const { t } = useTranslation();
  const { language } = useReading();
  const [asked, setAsked] = useState<"commit" | "undo" | null>(null);
  const { counts } = data;
  if (!counts) return <Empty title={t("imports.notChecked")} hint={t("imports.publishFirst")} />;
  const act = async (word: "commit" | "undo", reason: string) => {
    await send("POST", `${importPath(data.id)}/${word}`, { reason });
    setAsked(null);
    onDone();
  };
  const place = places[data.kind];
  return (
    <Section title={t("imports.publish")} note={t("imports.publishNote")}>
      <Facts>
        <Fact label={t("imports.stateTitle")}><StateView state={data.state} /></Fact>
        <Fact label={t("imports.counts")}><CountsBar counts={counts} /></Fact>
        <Fact label={t("imports.writes")}>{t("imports.writesText", { new: countText(counts.new, language), changed: countText(counts.changed, language) })}</Fact>
        {data.options && <Fact label={t("imports.source")}>{data.options.source}</Fact>}
        {data.committedAt !== null && <Fact label={t("imports.committedAt")}>{momentText(data.committedAt, language)}</Fact>}
        {data.reason !== null && <Fact label={t("imports.reason")}>{data.reason}</Fact>}
      </Facts>
      <p className="import-next">
        {data.may.commit && <Button type="primary" onClick={() => setAsked("commit")}>{t("imports.commit")}</Button>}
        {data.may.undo && <Button danger onClick={() => setAsked("undo")}>{t("imports.undo")}</Button>}
        {data.state === "committed" && place && <LinkButton to={place}>{t("imports.see")}</LinkButton>}
        {data.actSeq !== null && <LinkButton to="/acts">{t("imports.recorded")}</LinkButton>}
      </p>
      {asked === "commit" && <ActDialog title={t("imports.commit")} text={t("imports.writesText", { new: countText(counts.new, language), changed: countText(counts.changed, language) })} onClose={() => setAsked(null)} onSend={(reason) => act("commit", reason)} />}
      {asked === "undo" && <ActDialog title={t("imports.undo")} text={t("imports.undoText")} danger onClose={() => setAsked(null)} onSend={(reason) => act("undo", reason)} />}
    </Section>
  );
}
