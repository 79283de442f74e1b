import type { FirmCard, FirmListPage } from "@chengqi/domain/enterprises/firm";
import type { RuleExample } from "@chengqi/domain/rules/rule-file";
import type { Vocabulary } from "@chengqi/engines/rules";
import { Select } from "antd";
import { useEffect, useState } from "react";
import { useSearchParams } from "react-router";
import { getJson, useGet } from "../api.js";
import { nameText } from "../ui/NameView.js";
import { useReading } from "../ui/use-reading.js";
import { factsOfFirm } from "./firm-facts.js";
import { knownFacts } from "./tried-example.js";
import { useSay } from "./use-say.js";

const pauseMs = 250;

/** Takes the facts of a firm of the city as an example. */
export function FirmFacts({ vocabulary, onFacts }: { vocabulary: Vocabulary; onFacts: (facts: RuleExample["facts"]) => void }) {
  const say = useSay();
  const { language } = useReading();
  const [typed, setTyped] = useState("");
  const [asked, setAsked] = useState("");
  const [params] = useSearchParams();
  useEffect(() => {
    const timer = setTimeout(() => setAsked(typed.trim()), pauseMs);
    return () => clearTimeout(timer);
  }, [typed]);
  // Without a name the firms with the largest revenue are offered.
  const found = useGet<FirmListPage>("/firms", { limit: 8, ...(asked.length >= 2 && { q: asked }) });
  const take = async (id: string) => {
    const firm = await getJson<FirmCard>(`/firms/${encodeURIComponent(id)}`, { asOf: params.get("asOf") });
    onFacts(knownFacts(factsOfFirm(firm), vocabulary));
  };
  return (
    <Select
      className="firm-facts" aria-label={say("example.fromFirm")} placeholder={say("example.fromFirm")} value={null} showSearch={{ filterOption: false, onSearch: setTyped }}
      notFoundContent={say("example.noFirm")} loading={found.isFetching} popupMatchSelectWidth={false}
      options={(found.data?.rows ?? []).map((firm) => ({ value: firm.id, label: `${firm.synthetic ? "◌ " : ""}${nameText(firm.name, language)}` }))}
      onChange={(id: string | null) => { if (id !== null) void take(id); }}
    />
  );
}
