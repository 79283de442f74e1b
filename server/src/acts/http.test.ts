import { actPageSchema, recordStateSchema } from "@chengqi/domain/acts/act-list";
import { visitorOf, type Actor } from "@chengqi/domain/governance/actor";
import { beforeAll, describe, expect, test } from "vitest";
import { ask, askAs, read, testCity } from "../testing/city.js";
import { recordAct, type NewAct } from "./record.js";

const office: Actor = { ...visitorOf("510100"), role: "city-office", userId: "u-office", bodyId: "office" };
const marker = `m${Math.random().toString(36).slice(2)}`;

async function record(who: Actor, act: Partial<NewAct>): Promise<number> {
  const { database } = await testCity();
  return (await database.act(who, (tx) => recordAct({ tx, actor: who }, {
    kind: "rule.saved", subject: { kind: "test-rule", id: marker }, reason: null, data: null, ...act,
  }))).seq;
}

describe("acts over HTTP", () => {
  beforeAll(async () => {
    await record(office, { reason: "=1+1", data: { text: "逗号，\"引号\"," } });
  });

  test("a visitor gets no act that is not public, in no form", async () => {
    expect(await read(`/api/v1/acts?subject=test-rule:${marker}`, actPageSchema)).toEqual({ rows: [], nextCursor: null });
    expect((await ask(`/api/v1/acts.csv?subject=test-rule`)).body.trim().split("\r\n")).toHaveLength(1);
    const lines = (await ask(`/api/v1/acts.jsonl`)).body.split("\n").filter((line) => line !== "").map((line) => JSON.parse(line) as { public: boolean; subject: { id: string } });
    expect(lines.filter((line) => !line.public || line.subject.id === marker)).toEqual([]);
  });

  test("an auditor gets it in every form, signed in with an account, and the city office what is its own", async () => {
    const url = `/api/v1/acts?subject=test-rule:${marker}`;
    const { rows } = actPageSchema.parse((await askAs("auditor", { url })).json());
    expect(rows).toMatchObject([{ act: { reason: "=1+1", kind: "rule.saved", actor: { role: "city-office", body: "office" } }, userId: "u-office", signed: false }]);
    expect((await askAs("auditor", { url: url.replace("acts?", "acts.csv?") })).body).toContain("'=1+1");
    expect(JSON.parse((await askAs("auditor", { url: url.replace("acts?", "acts.jsonl?") })).body)).toEqual(rows[0]!.act);
    expect((await askAs("zone", { url })).json()).toEqual({ rows: [], nextCursor: null });
  });

  test("a page leads to the next, and to no other list's", async () => {
    await record(office, { data: 2 });
    const url = `/api/v1/acts?subject=test-rule:${marker}&limit=1`;
    const first = actPageSchema.parse((await askAs("auditor", { url })).json());
    const second = actPageSchema.parse((await askAs("auditor", { url: `${url}&cursor=${first.nextCursor}` })).json());
    expect([first.rows[0]?.act.data, second.rows[0]?.act.data, second.nextCursor]).toEqual([2, { text: "逗号，\"引号\"," }, null]);
    expect((await askAs("auditor", { url: `/api/v1/acts?limit=1&cursor=${first.nextCursor}` })).statusCode).toBe(400);
  });

  test("anybody may note how far the record goes", async () => {
    const state = await read("/api/v1/acts/head", recordStateSchema);
    expect(state.seq).toBeGreaterThan(0);
    expect(state).toMatchObject({ hash: expect.stringMatching(/^[0-9a-f]{64}$/), signed: null, key: null });
  });

  test.each(["/api/v1/acts?unknown=1", "/api/v1/acts?kind=nothing", "/api/v1/acts?from=yesterday", "/api/v1/acts?cursor=x", "/api/v1/acts?limit=0", "/api/v1/acts.csv?limit=5"])(
    "%s is refused", async (url) => {
      expect((await ask(url)).statusCode).toBe(400);
    });
});
