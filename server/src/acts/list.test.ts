import { actSchema } from "@chengqi/domain/acts/act-schema";
import { visitorOf, type Actor } from "@chengqi/domain/governance/actor";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { parse } from "csv-parse/sync";
import { engines, freshDatabase, type FreshDatabase } from "../testing/fresh-database.js";
import { actRows, type ActFilter } from "./list.js";
import { recordAct } from "./record.js";
import { csvOf, jsonLinesOf } from "./table-text.js";

const office: Actor = { ...visitorOf("510100"), role: "city-office", userId: "u-office", bodyId: "office" };
const zone: Actor = { ...visitorOf("510100"), role: "zone", userId: "u-zone", bodyId: "zone-body", zones: ["z"] };
const auditor: Actor = { ...visitorOf("510100"), role: "auditor", userId: "u-audit", bodyId: "audit" };

describe.each(engines)("the list of acts on the %s engine", (engine) => {
  let fresh: FreshDatabase;
  beforeAll(async () => {
    fresh = await freshDatabase(engine);
    for (const [who, id, reason] of [[office, "a", "=SUM(A1)"], [zone, "b", "核查 Rule"], [office, "a", "+86"], [zone, "c:d", null]] as const) {
      await fresh.database.act(who, (tx) => recordAct({ tx, actor: who }, { kind: "rule.saved", subject: { kind: "rule", id }, reason, data: { id, note: 'x,"y"\n-' } }));
    }
  });
  afterAll(() => fresh.drop());

  const rows = (who: Actor, filter: ActFilter, before: number | null = null, limit = 10) =>
    fresh.database.as(who, (tx) => actRows(tx, "510100", filter, before, limit, 2));
  const numbers = async (who: Actor, filter: ActFilter) => (await rows(who, filter)).map(({ act }) => act.seq);

  test("gives an auditor what the filters ask, the newest first", async () => {
    const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
    const cases: [ActFilter, number[]][] = [
      [{}, [4, 3, 2, 1]], [{ subject: "rule" }, [4, 3, 2, 1]], [{ subject: "rule:a" }, [3, 1]], [{ subject: "rule:c:d" }, [4]], [{ subject: "firm" }, []],
      [{ kind: "rule.saved" }, [4, 3, 2, 1]], [{ kind: "other" }, []], [{ actor: "zone" }, [4, 2]], [{ actor: "office" }, [3, 1]], [{ q: "rule" }, [2]], [{ q: "C:D" }, [4]],
      [{ q: "%" }, []], [{ from: today, to: today }, [4, 3, 2, 1]], [{ to: "2020-01-01" }, []], [{ from: "2999-01-01" }, []],
    ];
    for (const [filter, expected] of cases) expect({ filter, found: await numbers(auditor, filter) }).toEqual({ filter, found: expected });
    expect((await rows(auditor, {}, 3, 1)).map(({ act }) => act.seq)).toEqual([2]);
  });

  test("says who it was to those who may know, and what is signed", async () => {
    expect((await rows(auditor, {})).map(({ userId, signed }) => [userId, signed])).toEqual([["u-zone", false], ["u-office", false], ["u-zone", true], ["u-office", true]]);
    const own = await rows(zone, {});
    expect(own.map(({ userId }) => userId)).toEqual(["u-zone", "u-zone"]);
    const reference = own[0]!.act.actor.user!;
    expect(await numbers(auditor, { actor: reference })).toEqual([4, 2]);
  });

  test("is a table in which nothing is a formula, and lines that hold the acts whole", async () => {
    const all = await rows(auditor, {});
    const table = parse(csvOf(all), { bom: true, columns: true }) as Record<string, string>[];
    expect(table.map(({ reason }) => reason)).toEqual(["", "'+86", "核查 Rule", "'=SUM(A1)"]);
    expect(table[1]).toMatchObject({ seq: "3", role: "city-office", person: "u-office", kind: "rule.saved", subject: "rule:a", data: '{"id":"a","note":"x,\\"y\\"\\n-"}', signed: "no" });
    for (const line of csvOf(all).split("\r\n")) expect(line).not.toMatch(/(^|,)"?[=+\-@]/);
    const lines = jsonLinesOf(all).trimEnd().split("\n").map((line) => actSchema.parse(JSON.parse(line)));
    expect(lines).toEqual(all.map(({ act }) => act));
  });
});
