import type { BodyFile } from "@chengqi/domain/governance/body-answers";
import { useTranslation } from "react-i18next";
import { useParams } from "react-router";
import { useGet } from "../api.js";
import { useMe } from "../sign-in/use-me.js";
import { MarkView } from "../ui/MarkView.js";
import { nameText } from "../ui/NameView.js";
import { PageHeader } from "../ui/PageHeader.js";
import { Answer } from "../ui/States.js";
import { useReading } from "../ui/use-reading.js";
import { familyOf } from "./body-family.js";
import { BodyPlace } from "./BodyPlace.js";
import { BodyTypeView } from "./BodyTypeView.js";
import { BodyZones } from "./BodyZones.js";
import { DaysView } from "./DaysView.js";
import { DutySection } from "./DutyList.js";
import { OfferPower } from "./OfferPower.js";
import { CreatePost } from "./PostActs.js";
import { PostSection } from "./PostSection.js";
import { PowerSection } from "./PowerSection.js";
import { bandOf } from "./tree-layout.js";
import { useSynthetic } from "./use-synthetic.js";

/** One body: where it stands, what it runs, which powers it gave and received, its duties and posts. */
export default function BodyPage() {
  const { id = "" } = useParams();
  const query = useGet<BodyFile>(`/bodies/${encodeURIComponent(id)}`);
  return <div className="page"><Answer query={query} rows={12}>{(body) => <File key={body.id} body={body} />}</Answer></div>;
}

function File({ body }: { body: BodyFile }) {
  const { t } = useTranslation();
  const { may } = useMe();
  const zoneId = familyOf(body.type) === "zone" ? (body.zones[0]?.id ?? null) : null;
  const own = { zoneId, bodyId: body.id };
  return (
    <>
      <Header body={body} />
      <div className="columns">
        <BodyPlace body={body} />
        <BodyZones body={body} />
      </div>
      <PowerSection
        title={t("powers.received")} powers={body.powersReceived} showReceiver={false} always={zoneId !== null}
        aside={zoneId !== null && may("power.offer", { zoneId }) && <OfferPower receiver={body} />}
      />
      <PowerSection title={t("powers.given")} powers={body.powersGiven} showGiver={false} />
      <DutySection duties={body.duties} />
      {(zoneId !== null || body.posts.length > 0) && (
        <PostSection
          posts={body.posts} establishment={body.establishment} managed={may("appointment.manage", own)}
          aside={zoneId !== null && may("post.manage", own) && <CreatePost body={body} />}
        />
      )}
    </>
  );
}

function Header({ body }: { body: BodyFile }) {
  const { t } = useTranslation();
  const { language } = useReading();
  const synthetic = useSynthetic(body.dataset);
  const other = language === "zh" ? body.name.en : (body.name.en === null ? null : body.name.zh);
  return (
    <>
      <PageHeader
        title={nameText(body.name, language)}
        identity={(
          <>
            <span className="code">{body.id}</span>
            {other && <span lang={language === "zh" ? "en" : "zh-CN"}>{other}</span>}
            <BodyTypeView type={body.type} />
            <span>{t(`bodies.band.${bandOf(body.type)}`)}</span>
            {(body.validFrom !== null || body.validTo !== null) && <DaysView period={body} />}
          </>
        )}
      />
      {synthetic && <div className="banner" role="note"><MarkView mark="synthetic" /><span>{t("bodies.syntheticNote")}</span></div>}
    </>
  );
}
