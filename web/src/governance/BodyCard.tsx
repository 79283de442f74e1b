import type { BodySummary } from "@chengqi/domain/governance/bodies";
import type { Name } from "@chengqi/domain/figures/figure";
import { MinusOutlined, PlusOutlined } from "@ant-design/icons";
import { useTranslation } from "react-i18next";
import { MarkView } from "../ui/MarkView.js";
import { nameText, NameView } from "../ui/NameView.js";
import { PageLink } from "../ui/PageLink.js";
import { useReading } from "../ui/use-reading.js";
import { familyOf } from "./body-family.js";
import { bodyPath } from "./body-path.js";
import { BodyTypeView, FamilySign } from "./BodyTypeView.js";
import { useSynthetic } from "./use-synthetic.js";

interface BodyCardProps {
  readonly body: BodySummary;
  /** How many stand directly under it. */
  readonly under: number;
  readonly open: boolean;
  readonly onFold: () => void;
  /** Whether the search found it; null where nothing is searched. */
  readonly found: boolean | null;
}

/** One body of the drawing, with the fold of what stands under it. */
export function BodyCard({ body, under, open, onFold, found }: BodyCardProps) {
  const { t } = useTranslation();
  const { language } = useReading();
  const synthetic = useSynthetic(body.dataset);
  const family = familyOf(body.type);
  const name = nameText(body.name, language);
  const classes = ["body-card", `body-card-${family}`, synthetic && "body-card-synthetic", found === true && "body-card-found", found === false && "body-card-way"];
  return (
    <div className={classes.filter(Boolean).join(" ")} title={name}>
      <div className="body-card-text">
        <PageLink to={bodyPath(body.id)} className="body-card-name"><NameView name={synthetic ? unmarked(body.name) : body.name} /></PageLink>
        <span className="body-card-sub">
          {family === "district" ? <FamilySign family={family} /> : <BodyTypeView type={body.type} />}
          {body.zones.length > (family === "zone" ? 1 : 0) && <span className="body-card-zones">{t("bodies.runs", { count: body.zones.length })}</span>}
          {synthetic && <MarkView mark="synthetic" />}
        </span>
      </div>
      {under > 0 && (
        <button type="button" className="body-fold" aria-expanded={open} aria-label={t(open ? "bodies.fold" : "bodies.unfold", { name, count: under })} onClick={onFold}>
          {open ? <MinusOutlined aria-hidden="true" /> : <><PlusOutlined aria-hidden="true" /><span>{under}</span></>}
        </button>
      )}
    </div>
  );
}

/** The name of a demonstration body without saying so a second time: its mark stands beside it. */
const unmarked = ({ zh, en }: Name): Name => ({ zh: zh.replace(/（演示）$/, ""), en: en?.replace(/ \(Demonstration\)$/, "") ?? null });
