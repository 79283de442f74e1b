import { bodyTypes } from "@chengqi/domain/governance/bodies";
import type { ZoneGovernance as Governance } from "@chengqi/domain/governance/body-answers";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useGet } from "../api.js";
import { useMe } from "../sign-in/use-me.js";
import { MarkView } from "../ui/MarkView.js";
import { PageLink } from "../ui/PageLink.js";
import { Section } from "../ui/Section.js";
import { Answer, Empty } from "../ui/States.js";
import { useReading } from "../ui/use-reading.js";
import { BodyTree } from "./BodyTree.js";
import { DutySection } from "./DutyList.js";
import { NameLeads } from "./NameLeads.js";
import { OfferPower } from "./OfferPower.js";
import { CreatePost } from "./PostActs.js";
import { PostSection } from "./PostSection.js";
import { PowerSection } from "./PowerSection.js";
import { FormerLeads, ThreeInOne } from "./ThreeInOne.js";
import { treeOf } from "./tree-layout.js";
import { useSynthetic } from "./use-synthetic.js";

/** How a zone is governed: the form of its body, three in one, powers, duties, posts. */
export function ZoneGovernance({ zoneId }: { zoneId: string }) {
  const query = useGet<Governance>(`/zones/${encodeURIComponent(zoneId)}/governance`);
  return <Answer query={query} rows={12}>{(governance) => <Parts governance={governance} />}</Answer>;
}

function Parts({ governance }: { governance: Governance }) {
  const { t } = useTranslation();
  const { may } = useMe();
  const { body } = governance;
  const own = { zoneId: governance.zone, bodyId: body?.id ?? null };
  const synthetic = useSynthetic(governance.bodies.find(({ id }) => id === governance.body?.id)?.dataset ?? null);
  return (
    <>
      {synthetic && <div className="banner" role="note"><MarkView mark="synthetic" /><span>{t("bodies.syntheticNote")}</span></div>}
      <Section
        title={t("leads.title")} note={t("leads.note")}
        aside={may("lead.name", { zoneId: governance.zone }) && <NameLeads zoneId={governance.zone} leads={governance.leads} />}
      >
        <ThreeInOne leads={governance.leads} />
        <FormerLeads leads={governance.leadHistory} />
      </Section>
      <Form governance={governance} />
      <PowerSection title={t("powers.title")} powers={governance.powers} showReceiver={false} always aside={body && may("power.offer", own) && <OfferPower receiver={body} />} />
      <DutySection duties={governance.duties} />
      <PostSection
        posts={governance.posts} establishment={governance.establishment} managed={may("appointment.manage", own)}
        aside={body && may("post.manage", own) && <CreatePost body={body} />}
      />
    </>
  );
}

/** Two governments, three levels: from the city down to the zone's body and what belongs to it. */
function Form({ governance: { bodies, body } }: { governance: Governance }) {
  const { t } = useTranslation();
  const { language } = useReading();
  const trees = useMemo(() => treeOf(bodies), [bodies]);
  const found = useMemo(() => (body === null ? null : new Set(bodies.filter(({ id, parentId }) => id === body.id || parentId === body.id).map(({ id }) => id))), [bodies, body]);
  return (
    <Section
      title={body === null ? t("bodies.form") : t("bodies.formOf", { form: bodyTypes[body.type][language] })}
      note={body === null ? undefined : t(`bodies.formNote.${body.type}`)} aside={<PageLink to="/bodies">{t("bodies.all")}</PageLink>}
    >
      {body === null ? <Empty title={t("bodies.noBody")} hint={t("bodies.noneHint")} /> : <BodyTree trees={trees} unfolded={always} found={found} />}
    </Section>
  );
}

const always = () => true;
