import type { EcosystemSummary } from "@chengqi/domain/ecosystems/ecosystem";
import { useGet } from "../api.js";
import { nameText } from "../ui/NameView.js";
import { useReading } from "../ui/use-reading.js";

/** Chains name their ecosystems in Chinese; the name of one that is in force in the reader's language. */
export function useEcosystemName(): (name: string) => string {
  const { language } = useReading();
  const rows = useGet<{ rows: EcosystemSummary[] }>("/ecosystems").data?.rows;
  return (zh) => {
    const known = rows?.find(({ name }) => name.zh === zh);
    return known ? nameText(known.name, language) : zh;
  };
}
