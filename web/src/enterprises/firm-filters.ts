import type { Params } from "../api.js";
import { sortingOf } from "../ui/row-order.js";

/** Filters of the firm list as they stand in the address; empty texts filter nothing. */
export const blankFirmFilters = {
  q: "", zone: "", community: "", district: "", ecosystem: "", industry: "", size: "", synthetic: "",
};
export type FirmFilterState = Readonly<Record<keyof typeof blankFirmFilters, string>>;

export const firmDefaults = { ...blankFirmFilters, firmSort: "-revenue" };
export type FirmListState = FirmFilterState & { readonly firmSort: string };

/** What an embedded list is always filtered by. */
export type FixedFilters = Partial<FirmFilterState>;

/** Parameters of `/firms` for a state; a community is named within its zone. */
export function firmParams(state: FirmListState, fixed: FixedFilters): Params {
  const { firmSort, ...filters } = { ...state, ...fixed };
  const { key, descending } = sortingOf(firmSort);
  return { ...filters, q: filters.q.trim(), sort: key, order: descending ? "desc" : "asc" };
}

/** Whether anything is filtered besides what is fixed. */
export const isFiltered = (state: FirmFilterState, fixed: FixedFilters): boolean =>
  Object.keys(blankFirmFilters).some((key) => !(key in fixed) && state[key as keyof FirmFilterState] !== "");
