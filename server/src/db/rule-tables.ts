import type { ColumnType, Generated } from "kysely";

export interface RuleTable {
  city_id: string;
  id: string;
  origin: "shipped" | "city";
  /** A rule file as JSON. */
  content: ColumnType<unknown, string, string>;
  sha256: string;
  saved_at: Generated<string>;
}
