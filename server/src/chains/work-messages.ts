import type { ChainFile } from "@chengqi/domain/chains/chain-file";
import type { PlacingDecision } from "@chengqi/domain/chains/placement";
import type { ChainFirm } from "./firms.js";
import type { AnalysisInput } from "./analysis-input.js";
import type { StatusRule } from "./status-rule.js";

/** What the worker is given when it starts. */
export interface WorkStart {
  readonly cityId: string;
  readonly years: readonly number[];
  readonly chains: readonly ChainFile[];
  readonly decisions: readonly PlacingDecision[];
  readonly analysis: AnalysisInput;
  /** The rule by which links have their status, with the version of each year; null where there is none. */
  readonly statusRule: StatusRule | null;
}

export type WorkRequest = { readonly kind: "firms"; readonly firms: readonly ChainFirm[] } | { readonly kind: "end" };

/** A document to be stored, its content as JSON. */
export interface DocumentText {
  readonly kind: string;
  readonly id: string;
  readonly year: number;
  readonly content: string;
}

export type WorkAnswer =
  | { readonly kind: "placed"; readonly firms: number; readonly synthetic: number; readonly placed: number; readonly lines: string }
  | { readonly kind: "step"; readonly step: string; readonly done: number; readonly of: number }
  | { readonly kind: "done"; readonly sums: readonly string[]; readonly documents: readonly DocumentText[] }
  | { readonly kind: "broken"; readonly message: string };
