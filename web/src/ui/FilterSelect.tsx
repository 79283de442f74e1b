import { Select } from "antd";
import { listOf, textOf } from "./url-state.js";
import "./section.css";

export interface FilterOption {
  readonly value: string;
  readonly label: string;
  /** More to search by: pinyin, a code, the name in the other language. */
  readonly search?: string;
}

interface FilterSelectProps {
  readonly label: string;
  readonly options: readonly FilterOption[];
  /** One value or several, `a,b`; empty: no filter. */
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly several?: boolean;
  readonly width?: number;
}

/** One filter of a list. */
export function FilterSelect({ label, options, value, onChange, several = false, width = 168 }: FilterSelectProps) {
  const shared = {
    options: options.map((option) => ({ ...option })),
    placeholder: label,
    "aria-label": label,
    allowClear: true,
    popupMatchSelectWidth: false,
    // A list outside of an open dialog would lie below it.
    getPopupContainer: (field: HTMLElement) => field.closest("dialog") ?? document.body,
    showSearch: {
      filterOption: (text: string, option?: FilterOption) =>
        `${option?.label ?? ""} ${option?.search ?? ""} ${option?.value ?? ""}`.toLowerCase().includes(text.toLowerCase()),
    },
    style: { width, maxWidth: "100%" },
  };
  return several
    ? <Select {...shared} mode="multiple" maxTagCount="responsive" value={listOf(value)} onChange={(list: string[]) => onChange(textOf(list))} />
    : <Select {...shared} value={value === "" ? null : value} onChange={(one: string | null | undefined) => onChange(one ?? "")} />;
}
