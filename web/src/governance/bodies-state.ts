import type { BodySummary } from "@chengqi/domain/governance/bodies";
import { listOf } from "../ui/url-state.js";

/** What the page of bodies keeps in its address: filters, the view, how far the tree is unfolded. */
export const blankBodies = { q: "", type: "", district: "", view: "tree", level: "district", open: "", sort: "" };
export type BodiesState = Readonly<Record<keyof typeof blankBodies, string>>;

/** Whether a body passes the filters; null where there are none. */
export function matcherOf({ q, type, district }: Pick<BodiesState, "q" | "type" | "district">): ((body: BodySummary) => boolean) | null {
  const text = q.trim().toLowerCase();
  if (text === "" && type === "" && district === "") return null;
  return (body) =>
    (text === "" || `${body.id} ${body.name.zh} ${body.name.en ?? ""}`.toLowerCase().includes(text)) &&
    (type === "" || listOf(type).includes(body.type)) &&
    (district === "" || listOf(district).includes(body.districtCode ?? ""));
}
