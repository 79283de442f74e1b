import { useTranslation } from "react-i18next";
import { useGet } from "../api.js";
import { ExportLinks } from "../ui/ExportLinks.js";
import { PageHeader } from "../ui/PageHeader.js";
import { Answer, Empty } from "../ui/States.js";
import { useUrlState } from "../ui/use-url-state.js";
import { BodyDrawing } from "./BodyDrawing.js";
import { BodyFilters } from "./BodyFilters.js";
import { BodyTable } from "./BodyTable.js";
import { blankBodies, matcherOf, type BodiesState } from "./bodies-state.js";
import type { DrawnBody } from "./BodyTree.js";
import { Button } from "antd";

/** Who runs the zone system: the city's bodies as a drawing or as a list. */
export default function BodiesPage() {
  const { t } = useTranslation();
  const query = useGet<{ rows: DrawnBody[] }>("/bodies");
  return (
    <div className="page">
      <PageHeader title={t("bodies.title")} note={t("bodies.note")} actions={<ExportLinks list="bodies" />} />
      <Answer query={query} rows={14}>{({ rows }) => <Bodies bodies={rows} />}</Answer>
    </div>
  );
}

function Bodies({ bodies }: { bodies: readonly DrawnBody[] }) {
  const { t } = useTranslation();
  const [state, change] = useUrlState(blankBodies);
  const matches = matcherOf(state);
  const count = matches === null ? bodies.length : bodies.filter(matches).length;
  return (
    <>
      <BodyFilters bodies={bodies} state={state} onChange={change} />
      <p className="filters-count" aria-live="polite">{t("bodies.count", { shown: count, all: bodies.length })}</p>
      {count === 0
        ? <Empty title={t("bodies.none")} hint={t("bodies.noneHint")} action={<Button onClick={() => change({ q: "", type: "", district: "" })}>{t("tables.clearFilters")}</Button>} />
        : <View bodies={bodies} state={state} matches={matches} onChange={change} />}
    </>
  );
}

interface ViewProps {
  readonly bodies: readonly DrawnBody[];
  readonly state: BodiesState;
  readonly matches: ((body: DrawnBody) => boolean) | null;
  readonly onChange: (change: Partial<BodiesState>, options?: { replace?: boolean }) => void;
}

const View = ({ bodies, state, matches, onChange }: ViewProps) =>
  state.view === "list"
    ? <BodyTable bodies={matches === null ? bodies : bodies.filter(matches)} sort={state.sort} onSort={(sort) => onChange({ sort })} />
    : <BodyDrawing bodies={bodies} state={state} matches={matches} onOpen={(open) => onChange({ open }, { replace: true })} />;
