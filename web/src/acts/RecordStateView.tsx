import type { RecordState } from "@chengqi/domain/acts/act-list";
import { useTranslation } from "react-i18next";
import { useGet } from "../api.js";
import { Fact, Facts, Section } from "../ui/Section.js";
import { Answer } from "../ui/States.js";
import { TimeText } from "./TimeText.js";

/** How far the record goes and how far it is signed. */
export function RecordStateView() {
  const { t } = useTranslation();
  const query = useGet<RecordState>("/acts/head");
  return (
    <Section title={t("acts.state.title")} note={t("acts.state.verify")}>
      <Answer query={query} rows={2}>{(state) => <Known state={state} />}</Answer>
    </Section>
  );
}

function Known({ state: { seq, hash, signed, key } }: { state: RecordState }) {
  const { t } = useTranslation();
  const behind = seq - (signed?.seq ?? 0);
  return (
    <>
      <p className="act-state">{behind === 0 ? `● ${t("acts.state.whole")}` : `▲ ${t("acts.state.behind", { count: behind })}`}</p>
      <Facts>
        <Fact label={t("acts.state.seq")}>{t("acts.state.acts", { count: seq })}</Fact>
        <Fact label={t("acts.state.signed")}>{signed ? t("acts.state.signedSeq", { seq: signed.seq }) : t("acts.state.none")}</Fact>
        {signed && signed.at !== "" && <Fact label={t("acts.state.signedAt")}><TimeText at={signed.at} /></Fact>}
        {key !== null && <Fact label={t("acts.state.key")}><code>{key}</code></Fact>}
        <Fact label={t("acts.state.hash")}><code className="act-hash">{hash}</code></Fact>
      </Facts>
    </>
  );
}
