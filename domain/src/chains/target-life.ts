import { z } from "zod";
import type { LinkStatus } from "./link-status.js";

/** 待启动、洽谈、落地、放弃. */
export const targetStates = ["open", "in-talk", "won", "dropped"] as const;
export type TargetState = (typeof targetStates)[number];

/** What may be done to a target once it is made; each is an act with its day. */
export const targetStepKinds = ["assigned", "in-talk", "won", "dropped", "reopened", "noted"] as const;
export type TargetStepKind = (typeof targetStepKinds)[number];

const leads: Readonly<Record<TargetStepKind, { readonly from: readonly TargetState[]; readonly to: TargetState | null }>> = {
  assigned: { from: ["open", "in-talk"], to: null },
  "in-talk": { from: ["open"], to: "in-talk" },
  won: { from: ["open", "in-talk"], to: "won" },
  dropped: { from: ["open", "in-talk"], to: "dropped" },
  reopened: { from: ["won", "dropped"], to: "open" },
  noted: { from: targetStates, to: null },
};

const idText = z.string().min(1).max(100);
const said = {
  reason: z.string().trim().min(2).max(2000), on: z.iso.date().describe("Day it happened, not later than today"),
  expectedSeq: z.number().int().min(0).describe("Last act on the target that was seen"),
};

export const newTargetStepSchema = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("assigned"), ...said, lead: idText.describe("Id of the responsible body 牵头部门或专班"), due: z.iso.date() }),
  z.strictObject({ kind: z.literal("in-talk"), ...said, company: z.string().trim().min(1).max(200).nullable().describe("With whom") }),
  z.strictObject({
    kind: z.literal("won"), ...said, zone: idText.describe("Zone it settled in"),
    firm: idText.nullable().describe("Id of the firm, where it is in the register"), project: z.string().trim().min(1).max(200).nullable().describe("Name of the firm or project"),
  }),
  z.strictObject({ kind: z.literal("dropped"), ...said }),
  z.strictObject({ kind: z.literal("reopened"), ...said }),
  z.strictObject({ kind: z.literal("noted"), ...said }),
]);
export type NewTargetStep = z.infer<typeof newTargetStepSchema>;

export interface StepProblem { readonly field: string; readonly found: string; readonly expected: string }

/** What keeps a step from being done; null: nothing. Days are ISO 8601. */
export function targetStepProblem(state: TargetState, step: NewTargetStep, today: string): StepProblem | null {
  if (!stepsFrom(state).includes(step.kind)) return { field: "body.kind", found: `${step.kind} of a target that is ${state}`, expected: stepsFrom(state).join(", ") };
  if (step.on > today) return { field: "body.on", found: step.on, expected: `a day not after ${today}` };
  if (step.kind === "assigned" && step.due < step.on) return { field: "body.due", found: step.due, expected: `a day not before ${step.on}` };
  if (step.kind === "won" && step.firm === null && step.project === null) return { field: "body.project", found: "", expected: "a firm, or the name of a firm or project" };
  return null;
}

export const stepsFrom = (state: TargetState): TargetStepKind[] => targetStepKinds.filter((kind) => leads[kind].from.includes(state));
export const stateAfter = (state: TargetState, kind: TargetStepKind): TargetState => leads[kind].to ?? state;

/** Still to be done: nothing has been decided yet. */
export const isRunning = (state: TargetState): boolean => state === "open" || state === "in-talk";

/** Late after its day, as long as it runs. */
export const isLate = ({ status, due }: { readonly status: TargetState; readonly due: string | null }, today: string): boolean =>
  due !== null && due < today && isRunning(status);

/** What became of the link since the target was made. */
export const linkChanges = ["same", "filled", "other", "untold"] as const;
export type LinkChange = (typeof linkChanges)[number];

/** `filled`: the link is no longer weak or missing; `untold`: it cannot be told now, or is no longer in the chain. */
export function linkChange(then: LinkStatus, now: LinkStatus | null): LinkChange {
  if (now === null || (now === "unknown" && then !== "unknown")) return "untold";
  if (now === then) return "same";
  return now === "strong" || now === "present" ? "filled" : "other";
}
