import type { ZoneSummary } from "@chengqi/domain/zones/zone";
import { expect, test } from "vitest";
import { zonesThat } from "./filters.js";

type Zone = Pick<ZoneSummary, "id" | "kind" | "evidence" | "ecosystems">;

const membership = (ecosystemId: string): ZoneSummary["ecosystems"][number] =>
  ({ ecosystemId, name: { zh: ecosystemId, en: null }, role: null, validFrom: null, validTo: null, basis: "stated", dataset: "zones" });

const zones: Zone[] = [
  { id: "a", kind: "services", evidence: "sourced", ecosystems: [membership("logistics"), membership("aerospace")] },
  { id: "b", kind: "services", evidence: "doubtful", ecosystems: [membership("logistics")] },
  { id: "c", kind: "agriculture", evidence: "sourced", ecosystems: [] },
];

const all = { ecosystems: [], kinds: [], evidences: [] };

test.each([
  ["nothing asked for is everything", all, ["a", "b", "c"]],
  ["one of several ecosystems is enough", { ...all, ecosystems: ["aerospace"] }, ["a"]],
  ["all lists must be met", { ...all, ecosystems: ["logistics"], evidences: ["doubtful"] }, ["b"]],
  ["values of one list add up", { ...all, kinds: ["services", "agriculture"] }, ["a", "b", "c"]],
  ["there may be none", { ...all, kinds: ["manufacturing"] }, []],
])("%s", (_, filter, ids) => {
  expect(zonesThat(zones, filter).map(({ id }) => id)).toEqual(ids);
});
