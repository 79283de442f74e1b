import type { SearchHit } from "@chengqi/domain/search/hit";
import { useId, useMemo, useState, type KeyboardEvent } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate, useSearchParams } from "react-router";
import { useGet } from "../api.js";
import { Dialog } from "../ui/Dialog.js";
import { withAsOf } from "../ui/PageLink.js";
import { Failure } from "../ui/States.js";
import { addressOf, groupsOf } from "./hits.js";
import { HitRow } from "./HitRow.js";
import { useDelayed } from "./use-delayed.js";
import "./search.css";

/** Finds zones, ecosystems, firms, industries and pages by name, pinyin or code; arrows choose, Enter opens, Escape closes. */
export default function SearchPalette({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const [text, setText] = useState("");
  const query = useDelayed(text.trim(), 90);
  const answer = useGet<{ hits: SearchHit[] }>(query === "" ? null : "/search", { q: query, limit: 24 });
  const hits = useMemo(() => (query === "" ? [] : groupsOf(answer.data?.hits ?? []).flatMap(({ hits: group }) => group)), [query, answer.data]);
  // What was chosen among the hits of another text is no choice.
  const [choice, setChoice] = useState({ query, index: 0 });
  const chosen = choice.query === query ? choice.index : 0;
  const setChosen = (index: number) => setChoice({ query, index });
  const go = useGo(onClose);
  const list = useId();
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined && hits.length > 0) setChosen((chosen + step + hits.length) % hits.length);
    else if (event.key === "Enter" && hits[chosen] && !event.nativeEvent.isComposing) go(hits[chosen]);
    else return;
    event.preventDefault();
  };
  return (
    <Dialog label={t("search.label")} className="search-palette" onClose={onClose}>
      <input
        className="search-input" type="text" role="combobox" aria-expanded={hits.length > 0} aria-controls={list} aria-autocomplete="list"
        aria-activedescendant={hits[chosen] ? `${list}-${chosen}` : undefined} aria-label={t("search.label")} placeholder={t("frame.search")}
        autoComplete="off" spellCheck={false} value={text} onChange={(event) => setText(event.target.value)} onKeyDown={onKeyDown}
      />
      {answer.error && query !== "" ? <Failure error={answer.error} onRetry={() => void answer.refetch()} /> : (
        <Hits id={list} hits={hits} chosen={chosen} query={query} waiting={answer.isFetching || query !== text.trim()} onChoose={setChosen} onGo={go} />
      )}
    </Dialog>
  );
}

interface HitsProps {
  readonly id: string;
  readonly hits: readonly SearchHit[];
  readonly chosen: number;
  readonly query: string;
  readonly waiting: boolean;
  readonly onChoose: (index: number) => void;
  readonly onGo: (hit: SearchHit) => void;
}

function Hits({ id, hits, chosen, query, waiting, onChoose, onGo }: HitsProps) {
  const { t } = useTranslation();
  const groups = groupsOf(hits);
  return (
    <>
      <div className="search-hits" role="listbox" id={id} aria-label={t("search.results")}>
        {groups.map(({ kind, hits: group }) => (
          <div key={kind} role="group" aria-label={t(`search.kind.${kind}`)}>
            <div className="search-kind" aria-hidden="true">{t(`search.kind.${kind}`)}</div>
            {group.map((hit) => {
              const index = hits.indexOf(hit);
              return (
                <HitRow
                  key={hit.id} id={`${id}-${index}`} hit={hit} query={query} chosen={index === chosen}
                  onPoint={() => onChoose(index)} onGo={() => onGo(hit)}
                />
              );
            })}
          </div>
        ))}
      </div>
      <p className="search-state" aria-live="polite">
        {query === "" ? t("search.hint") : hits.length === 0 && !waiting ? t("search.none", { query }) : t("search.keys")}
      </p>
    </>
  );
}

/** Opens what was chosen; the day asked about stays. */
function useGo(onClose: () => void): (hit: SearchHit) => void {
  const navigate = useNavigate();
  const [params] = useSearchParams();
  return (hit) => {
    onClose();
    void navigate(withAsOf(addressOf(hit), params.get("asOf")));
  };
}
