import type { ChainFile } from "@chengqi/domain/chains/chain-file";
import type { PlacingDecision } from "@chengqi/domain/chains/placement";
import type { AnalysisInput } from "./analysis-input.js";
import type { Parts } from "./firms.js";
import type { StatusRule } from "./status-rule.js";
import type { SumArea, SumLevel } from "./sums.js";

/** What a run goes by beside the firms. */
export interface WorkStart {
  readonly cityId: string;
  readonly years: readonly number[];
  readonly chains: readonly ChainFile[];
  readonly decisions: readonly PlacingDecision[];
  readonly analysis: AnalysisInput;
  /** The rule by which links have their status, with the version of each year; null where there is none. */
  readonly statusRule: StatusRule | null;
}

export type WorkRequest =
  /** Begins with all firms. */
  | { readonly kind: "all"; readonly start: WorkStart }
  /** Begins with the firms of some parts; everything else stays as the run before left it. */
  | { readonly kind: "parts"; readonly parts: Parts; readonly decisions: readonly PlacingDecision[] }
  | { readonly kind: "firms"; readonly page: string }
  | { readonly kind: "end" };

export interface DocumentKey {
  readonly kind: string;
  readonly id: string;
  readonly year: number;
}

/** A document to be stored, its content packed. */
export interface DocumentText extends DocumentKey {
  readonly content: string;
}

/** Some items in some areas, whose sums are written anew. */
export interface ChangedSums {
  /** Documents that are no more. */
  readonly gone: readonly DocumentKey[];
  readonly items: readonly { readonly level: SumLevel; readonly item: string }[];
  readonly areas: readonly { readonly kind: SumArea; readonly id: string }[];
}

export type WorkAnswer =
  | { readonly kind: "placed"; readonly firms: number; readonly synthetic: number; readonly placed: number; readonly lines: string }
  | { readonly kind: "step"; readonly step: string; readonly done: number; readonly of: number }
  | { readonly kind: "done"; readonly sums: readonly string[]; /** Null: all are told. */ readonly changed: ChangedSums | null; readonly documents: readonly DocumentText[]; readonly counts: FirmCounts }
  | { readonly kind: "broken"; readonly message: string };

/** Firms that the sums rest on. */
export interface FirmCounts {
  readonly firms: number;
  readonly synthetic: number;
  readonly placed: number;
}
