import type { FilterOption } from "../ui/FilterSelect.js";
import { useGet } from "../api.js";
import { useReading } from "../ui/use-reading.js";

interface Body {
  readonly code: string;
  readonly name: { readonly zh: string; readonly en: string | null };
}

/** Bodies a membership may be for. */
export function useBodies(): FilterOption[] {
  const { language } = useReading();
  const { data } = useGet<{ rows: Body[] }>("/districts");
  return (data?.rows ?? []).map(({ code, name }) => ({ value: code, label: (language === "en" ? name.en : null) ?? name.zh, search: `${name.zh} ${name.en ?? ""}` }));
}
