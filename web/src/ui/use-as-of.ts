import type { City } from "@chengqi/domain/city/city";
import { useGet } from "../api.js";
import { useUrlState } from "./use-url-state.js";

const defaults = { asOf: "" };

/** The day asked about. `asOf`: the day in force, once the city is known; `chosen`: it stands in the address. */
export function useAsOf(): { asOf: string | null; chosen: boolean; setAsOf: (day: string | null) => void } {
  const [state, change] = useUrlState(defaults);
  const city = useGet<City>("/city");
  return {
    asOf: state.asOf === "" ? (city.data?.defaultAsOf ?? null) : state.asOf,
    chosen: state.asOf !== "",
    setAsOf: (day) => change({ asOf: day === city.data?.defaultAsOf ? null : day }),
  };
}
