import type { BodyFile, PostAnswer } from "@chengqi/domain/governance/body-answers";
import type { TFunction } from "i18next";
import { useMemo, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { DataTable, type Column } from "../ui/DataTable.js";
import { MarkView } from "../ui/MarkView.js";
import { NameView } from "../ui/NameView.js";
import { Section } from "../ui/Section.js";
import { Empty } from "../ui/States.js";
import { DaysView } from "./DaysView.js";
import { PostActs } from "./PostActs.js";
import { Past, useParted } from "./Past.js";
import { PostBars } from "./PostBars.js";
import { useSynthetic } from "./use-synthetic.js";

interface PostSectionProps {
  readonly posts: readonly PostAnswer[];
  readonly establishment: BodyFile["establishment"];
  /** Right of the title: what may be done. */
  readonly aside?: ReactNode;
  /** Whether the reader may appoint to the posts and close them. */
  readonly managed?: boolean;
}

const total = (list: readonly { readonly number: number }[]): number => list.reduce((sum, { number }) => sum + number, 0);

/** Posts and who holds them, beside the establishment. */
export function PostSection({ posts, establishment, aside, managed = false }: PostSectionProps) {
  const { t } = useTranslation();
  const columns = useMemo(() => columnsOf(t, managed), [t, managed]);
  const { current, past } = useParted(posts);
  return (
    <Section title={t("posts.title")} note={t("posts.note")} aside={aside}>
      {posts.length === 0 && establishment.length === 0
        ? <Empty title={t("posts.none")} hint={t("posts.noneHint")} />
        : (
          <>
            <PostBars
              posts={total(current)} filled={current.reduce((sum, { appointments }) => sum + appointments.length, 0)}
              establishment={establishment.length === 0 ? null : total(establishment)}
            />
            <EstablishmentLine establishment={establishment} />
            {current.length > 0 && <DataTable caption={t("posts.title")} captionHidden columns={columns} rows={current} rowKey={({ id }) => id} />}
            <Past count={past.length}><DataTable caption={t("posts.title")} captionHidden columns={columnsOf(t, false)} rows={past} rowKey={({ id }) => id} /></Past>
          </>
        )}
    </Section>
  );
}

/** The establishment by its kinds. */
function EstablishmentLine({ establishment }: Pick<PostSectionProps, "establishment">) {
  const { t } = useTranslation();
  if (establishment.length === 0) return null;
  return <p className="section-note">{establishment.map(({ kind, number }) => `${t(`posts.kind.${kind}`)} ${number}`).join(" · ")}</p>;
}

const columnsOf = (t: TFunction, managed: boolean): Column<PostAnswer>[] => [
  { key: "title", title: t("posts.post"), rowHeader: true, className: "name-cell", cell: (post) => <Title post={post} /> },
  { key: "number", title: t("posts.posts"), numeric: true, cell: ({ number }) => number },
  {
    key: "holders", title: t("posts.holders"),
    cell: ({ number, appointments }) => (
      <span className="holders">
        {appointments.map((one) => <span key={one.id} className="chip"><code>{one.holder}</code> {t(`posts.contract.${one.contract}`)}</span>)}
        {appointments.length < number && <span className="unknown-plain">{t("posts.vacant", { count: number - appointments.length })}</span>}
      </span>
    ),
  },
  { key: "days", title: t("powers.days"), wideOnly: true, cell: (post) => <DaysView period={post} /> },
  ...(managed ? [{ key: "acts", title: "", cell: (post: PostAnswer) => <PostActs post={post} /> }] : []),
];

function Title({ post: { title, dataset } }: { post: PostAnswer }) {
  const synthetic = useSynthetic(dataset);
  return <><NameView name={title} />{synthetic && <> <MarkView mark="synthetic" /></>}</>;
}
