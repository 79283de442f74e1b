import type { FirmSort } from "@chengqi/domain/enterprises/firm";

interface FirmColumn {
  readonly key: "name" | "industry" | "place" | "size" | "founded" | "employees" | "revenue";
  /** Name of the sorting the server offers. */
  readonly sortKey?: FirmSort;
  readonly numeric: boolean;
  readonly className: string;
  /** Words key of the unit, where it stands in the header. */
  readonly unitKey?: string;
}

/** Columns of the firm list, in order; a list of one zone shows the district only. */
export const firmColumns = (showZone: boolean): readonly FirmColumn[] => [
  { key: "name", sortKey: "name", numeric: false, className: "firm-name" },
  { key: "industry", numeric: false, className: "wide-only firm-industry" },
  ...(showZone ? [{ key: "place" as const, numeric: false, className: "wide-only firm-place" }] : []),
  { key: "size", numeric: false, className: "wide-only nowrap" },
  { key: "founded", sortKey: "founded", numeric: true, className: "wide-only number" },
  { key: "employees", sortKey: "employees", numeric: true, className: "wide-only number", unitKey: "unit.person" },
  { key: "revenue", sortKey: "revenue", numeric: true, className: "number firm-revenue" },
];
