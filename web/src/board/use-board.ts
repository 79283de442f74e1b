import type { City } from "@chengqi/domain/city/city";
import type { EcosystemSummary } from "@chengqi/domain/ecosystems/ecosystem";
import type { ZoneSummary } from "@chengqi/domain/zones/zone";
import { useMemo } from "react";
import { useGet } from "../api.js";
import { listOf } from "../ui/url-state.js";
import { useUrlState } from "../ui/use-url-state.js";
import { boardDefaults, colouringOf, type Colouring } from "./board-state.js";
import { colourZones, type ColouredZones } from "./colouring.js";
import { zonesThat } from "./filters.js";

type Rows<T> = { readonly rows: readonly T[] };
type BoardChange = { readonly [K in keyof typeof boardDefaults]?: string | null };

/** All the board shows of the zones: what the address asks for, and what the server answers to it. */
export interface Board {
  readonly state: { readonly [K in keyof typeof boardDefaults]: string };
  readonly change: (change: BoardChange, options?: { replace?: boolean }) => void;
  readonly city: ReturnType<typeof useGet<City>>;
  readonly zones: ReturnType<typeof useGet<Rows<ZoneSummary>>>;
  readonly ecosystems: readonly EcosystemSummary[];
  readonly shown: readonly ZoneSummary[];
  readonly colouring: Colouring;
  readonly coloured: ColouredZones;
  readonly selected: ZoneSummary | null;
}

export function useBoard(): Board {
  const [state, change] = useUrlState(boardDefaults);
  const city = useGet<City>("/city");
  const zones = useGet<Rows<ZoneSummary>>("/zones");
  const ecosystemRows = useGet<Rows<EcosystemSummary>>("/ecosystems").data?.rows;
  const { eco, kind, evidence } = state;
  const colouring = colouringOf(state.color, ecosystemRows === undefined || ecosystemRows.length > 0);
  const rows = zones.data?.rows;
  const shown = useMemo(
    () => zonesThat(rows ?? [], { ecosystems: listOf(eco), kinds: listOf(kind), evidences: listOf(evidence) }),
    [rows, eco, kind, evidence],
  );
  const ecosystems = useMemo(() => ecosystemRows ?? [], [ecosystemRows]);
  const coloured = useMemo(() => colourZones(rows ?? [], shown, colouring, ecosystems), [rows, shown, colouring, ecosystems]);
  const selected = rows?.find(({ id }) => id === state.zone) ?? null;
  return { state, change, city, zones, ecosystems, shown, colouring, coloured, selected };
}
