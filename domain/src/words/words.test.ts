import { expect, test } from "vitest";
import { edgeKinds, maturities, stages } from "../chains/chain-file.js";
import { linkStatuses } from "../chains/link-status.js";
import { roles } from "../governance/actor.js";
import { permissions } from "../governance/permissions.js";
import { marks, units } from "../figures/figure.js";
import { originFields } from "../figures/value-origin.js";
import { ecosystemElements, successionKinds } from "../ecosystems/ecosystem.js";
import { firmSizes } from "../enterprises/firm.js";
import {
  ecosystemRoles, evidenceGrades, identityFields, lineageKinds, zoneFunctions, zoneKinds, zoneStatuses,
} from "../zones/zone.js";
import en from "./en.json" with { type: "json" };
import zh from "./zh.json" with { type: "json" };

type Words = Record<string, Record<string, unknown>>;

const paths = (node: unknown, prefix = ""): string[] =>
  typeof node === "object" && node !== null
    ? Object.entries(node).flatMap(([key, child]) => paths(child, `${prefix}.${key}`))
    : [prefix];

test("both languages have the same keys", () => {
  expect(paths(en).toSorted()).toEqual(paths(zh).toSorted());
});

const enumerations: [group: string, keys: readonly string[]][] = [
  ["mark", marks], ["unit", units], ["kind", zoneKinds], ["status", zoneStatuses], ["evidence", evidenceGrades],
  ["role", ecosystemRoles], ["size", firmSizes], ["lineage", lineageKinds], ["succession", successionKinds],
  ["function", zoneFunctions], ["element", ecosystemElements], ["actor", roles], ["identity", identityFields],
  ["chainStage", stages], ["linkStatus", linkStatuses], ["maturity", maturities], ["edgeKind", edgeKinds],
];

test("every act of the table of permissions and its level have their words", () => {
  for (const words of [zh, en] as Words[]) {
    for (const { act, level } of permissions) {
      expect(words).toHaveProperty(["act", ...act.split(".")]);
      expect(words).toHaveProperty(["level", level]);
    }
  }
});

test("every value that may have an origin of its own has its words", () => {
  for (const words of [zh, en] as Words[]) {
    for (const [kind, fields] of Object.entries(originFields)) {
      for (const field of fields) expect(words).toHaveProperty(["origin", kind, field]);
    }
  }
});

test.each(enumerations)("every value of `%s` has its words", (group, keys) => {
  for (const words of [zh, en] as Words[]) {
    for (const key of keys) expect(words).toHaveProperty([group, key]);
  }
});
