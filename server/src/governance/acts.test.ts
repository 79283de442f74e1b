import { bodyFileSchema, zoneGovernanceSchema } from "@chengqi/domain/governance/body-answers";
import type { MemberRole } from "@chengqi/domain/governance/membership";
import { stateAfter } from "@chengqi/domain/governance/powers";
import type { Problem } from "@chengqi/domain/problems/problem";
import { expect, test } from "vitest";
import { askAs, read, testCity } from "../testing/city.js";

const zoneBody = "Z01-B";
const giver = "CD-GX";
const post = (role: MemberRole | "visitor", url: string, payload: object) => askAs(role, { method: "POST", url: `/api/v1${url}`, payload });
const fileOf = (id: string) => read(`/api/v1/bodies/${id}`, bodyFileSchema);
const governanceOf = (zone: string, day = "2026-11-22") => read(`/api/v1/zones/${zone}/governance?asOf=${day}`, zoneGovernanceSchema);
const offer = (over: object = {}) => ({ receiverId: zoneBody, category: "land-use", power: "产业用地出让方案拟订（试）", validFrom: "2026-11-01", reason: "试点", ...over });

async function offered(role: MemberRole = "district", over: object = {}): Promise<string> {
  const answer = await post(role, "/powers", offer(over));
  expect([answer.statusCode, answer.body.slice(0, 300)]).toEqual([201, answer.body]);
  return answer.json<{ id: string }>().id;
}
const powerOf = async (id: string) => (await fileOf(zoneBody)).powersReceived.find((power) => power.id === id);

/** What a refusal says: status, key, field, expectation. */
function refusal(answer: Awaited<ReturnType<typeof post>>) {
  const { key, field, expected } = answer.json<Problem>();
  return [answer.statusCode, key, field, expected];
}

test("a district offers a power, the zone's body is told, sees it wait and accepts it, and the district is told", async () => {
  const id = await offered();
  expect(await powerOf(id)).toMatchObject({ state: "offered", giver: { id: giver }, receiver: { id: zoneBody }, dataset: null });
  const day = (await askAs("zone", { url: "/api/v1/my-day" })).json<{ items: { words: string; link: string; values: Record<string, unknown> }[] }>();
  expect(day.items.find(({ words }) => words === "powersOffered")).toMatchObject({ link: `/bodies/${zoneBody}` });
  expect(day.items.some(({ words, values }) => words === "notice:power.delegated" && values["power"] === offer().power)).toBe(true);
  const { seq } = (await powerOf(id))!;
  const accepted = await post("zone", `/powers/${id}/accept`, { expectedSeq: seq });
  expect(accepted.json()).toMatchObject({ id, state: "accepted" });
  expect((await governanceOf("Z01")).powers.find((power) => power.id === id)).toMatchObject({ state: "accepted", seq: accepted.json<{ seq: number }>().seq });
  const told = (await askAs("district", { url: "/api/v1/my-day" })).json<{ items: { words: string }[] }>();
  expect(told.items.some(({ words }) => words === "notice:power.accepted")).toBe(true);
});

test("the city's office gives in its own name, a department only to a zone it leads", async () => {
  expect((await powerOf(await offered("city-office")))?.giver.type).toBe("city-office");
  const { actor } = (await askAs("department", { url: "/api/v1/session" })).json() as { actor: { bodyId: string; zones: string[] } };
  const led = await governanceOf(actor.zones[0]!);
  expect((await post("department", "/powers", offer({ receiverId: led.body?.id }))).statusCode).toBe(201);
  const { database } = await testCity();
  const elsewhere = await database.owner.selectFrom("city.zone_form").select("body_id").where("zone_id", "not in", actor.zones).orderBy("zone_id").executeTakeFirstOrThrow();
  expect(refusal(await post("department", "/powers", offer({ receiverId: elsewhere.body_id })))).toEqual([403, "not-permitted", "actor", "a role that may: power.offer"]);
});

test("a zone declines with a reason, and what is declined or withdrawn is not taken up again", async () => {
  const [declined, withdrawn] = [await offered(), await offered()];
  expect((await post("zone", `/powers/${declined}/decline`, {})).statusCode).toBe(400);
  expect((await post("zone", `/powers/${declined}/decline`, { reason: "人手不足" })).statusCode).toBe(200);
  expect((await post("district", `/powers/${withdrawn}/withdraw`, { reason: "调整" })).statusCode).toBe(200);
  for (const id of [declined, withdrawn]) expect(refusal(await post("zone", `/powers/${id}/accept`, {}))).toEqual([409, "conflict", "state", "not-open-to-this"]);
  expect([(await powerOf(declined))?.state, (await powerOf(withdrawn))?.state]).toEqual(["declined", "withdrawn"]);
});

test("only the zone's body takes, only the giver's side takes back, and a visitor is asked to sign in", async () => {
  const id = await offered();
  for (const role of ["city-office", "department", "district", "enterprise", "auditor"] as const) expect((await post(role, `/powers/${id}/accept`, {})).statusCode).toBe(403);
  expect((await post("zone", `/powers/${id}/withdraw`, { reason: "试" })).statusCode).toBe(403);
  expect((await post("department", `/powers/${id}/withdraw`, { reason: "试" })).statusCode).toBe(403);
  expect((await post("visitor", `/powers/${id}/accept`, {})).statusCode).toBe(401);
  expect((await post("zone", "/powers", offer())).statusCode).toBe(403);
  const { database } = await testCity();
  const others = await database.owner.selectFrom("city.power").select("id").where("receiver_id", "<>", zoneBody).where("state", "=", "offered").orderBy("id").executeTakeFirstOrThrow();
  expect((await post("zone", `/powers/${others.id}/accept`, {})).statusCode).toBe(403);
  expect((await powerOf(id))?.state).toBe("offered");
});

test("of two who answer at once, one is served and the other finds a conflict", async () => {
  const id = await offered();
  const seq = (await powerOf(id))?.seq;
  const answers = await Promise.all([
    post("zone", `/powers/${id}/accept`, { expectedSeq: seq }), post("district", `/powers/${id}/withdraw`, { reason: "调整", expectedSeq: seq }), post("zone", `/powers/${id}/decline`, { reason: "不宜", expectedSeq: seq }),
  ]);
  expect(answers.map(({ statusCode }) => statusCode).toSorted()).toEqual([200, 409, 409]);
  expect((await powerOf(id))?.state).toBe(answers.find(({ statusCode }) => statusCode === 200)?.json<{ state: string }>().state);
});

test("the state of every power is what its acts on record lead to", async () => {
  const { database } = await testCity();
  const powers = await database.owner.selectFrom("city.power").select(["id", "came_as", "state"]).orderBy("id").execute();
  const acts = await database.owner.selectFrom("city.act").select(["subject_id", "kind"]).where("subject_kind", "=", "power").orderBy("seq").execute();
  expect(acts.length).toBeGreaterThan(5);
  for (const { id, came_as, state } of powers) expect([id, stateAfter(came_as, acts.filter((act) => act.subject_id === id).map(({ kind }) => kind))]).toEqual([id, state]);
});

test.each([
  ["receiverId", { receiverId: giver }, [409, "refused", "body.receiverId", "wrong-type"]],
  ["receiverId", { receiverId: "nobody" }, [404, "not-found", "body.receiverId", "a body of the city"]],
  ["validTo", { validTo: "2026-10-01" }, [409, "refused", "body.validTo", "ends-before-it-begins"]],
])("an offer with a wrong %s is refused by name", async (_, over, expected) => {
  expect(refusal(await post("district", "/powers", offer(over)))).toEqual(expected);
});

test("the city's office names a lead department; the former leads until then, and both stay in the history", async () => {
  const before = (await governanceOf("Z05")).leads.find(({ kind }) => kind === "department");
  const next = before?.body?.id === "CITY-TRADE" ? "CITY-CULTURE" : "CITY-TRADE";
  const body = { kind: "department", bodyId: next, validFrom: "2026-11-20", reason: "分工调整" };
  for (const role of ["department", "district", "zone"] as const) expect((await post(role, "/zones/Z05/leads", body)).statusCode).toBe(403);
  expect((await post("city-office", "/zones/Z05/leads", body)).statusCode).toBe(201);
  const after = await governanceOf("Z05");
  expect(after.leads.find(({ kind }) => kind === "department")?.body?.id).toBe(next);
  expect((await governanceOf("Z05", "2026-11-19")).leads.find(({ kind }) => kind === "department")?.body?.id).toBe(before?.body?.id);
  expect(after.leadHistory.filter(({ kind }) => kind === "department").map(({ validTo }) => validTo).slice(0, 2)).toEqual([null, "2026-11-20"]);
  expect(refusal(await post("city-office", "/zones/Z05/leads", body))).toEqual([409, "refused", "body.validFrom", "not-after-the-last"]);
  expect(refusal(await post("city-office", "/zones/Z05/leads", { ...body, kind: "district", bodyId: next }))).toEqual([409, "refused", "body.bodyId", "wrong-type"]);
  expect(refusal(await post("city-office", "/zones/Z05/leads", { ...body, kind: "city-leader" }))).toEqual([409, "refused", "body.post", "post-needed"]);
  expect((await post("city-office", "/zones/Z99/leads", body)).statusCode).toBe(404);
});

test("a zone creates posts in its body, appoints by number as far as there are posts, ends both, and cannot in another's", async () => {
  const created = await post("zone", `/bodies/${zoneBody}/posts`, { title: { zh: "数据治理岗", en: null }, number: 1, validFrom: "2026-11-01", reason: "新增工作" });
  expect(created.statusCode).toBe(201);
  const { id } = created.json<{ id: string }>();
  const appoint = (holder: string) => post("zone", `/posts/${id}/appointments`, { holder, contract: "contract", validFrom: "2026-11-05", reason: "聘用" });
  expect(refusal(await appoint("张三"))).toEqual([409, "refused", "body.holder", "holder-not-a-number"]);
  const made = await appoint("P-2026-1");
  expect(made.statusCode).toBe(201);
  expect(refusal(await appoint("P-2026-2"))).toEqual([409, "refused", "body.validFrom", "no-vacancy"]);
  expect((await governanceOf("Z01")).posts.find((one) => one.id === id)?.appointments).toMatchObject([{ holder: "P-2026-1", contract: "contract", dataset: null }]);
  const end = { validTo: "2026-11-20", reason: "任务完成" };
  expect(refusal(await post("zone", `/posts/${id}/end`, end))).toEqual([409, "refused", "body.validTo", "still-held"]);
  expect((await post("zone", `/appointments/${made.json<{ id: string }>().id}/end`, end)).statusCode).toBe(204);
  expect((await post("zone", `/posts/${id}/end`, end)).statusCode).toBe(204);
  expect(refusal(await post("zone", `/posts/${id}/end`, end))).toEqual([409, "refused", "body.validTo", "ended-already"]);
  expect((await governanceOf("Z01")).posts.some((one) => one.id === id)).toBe(false);
  expect((await post("zone", "/bodies/Z05-A/posts", { title: { zh: "岗", en: null }, number: 1, validFrom: "2026-11-01", reason: "试" })).statusCode).toBe(403);
  expect((await post("auditor", `/bodies/${zoneBody}/posts`, { title: { zh: "岗", en: null }, number: 1, validFrom: "2026-11-01", reason: "试" })).statusCode).toBe(403);
});

test("every act is on record with its reason, and anybody reads those that are public", async () => {
  const { database } = await testCity();
  const kinds = await database.owner.selectFrom("city.act").select(["kind", "public", "reason"]).where("subject_kind", "in", ["power", "post", "appointment", "zone"]).orderBy("seq").execute();
  expect(new Set(kinds.map(({ kind }) => kind))).toEqual(new Set([
    "power.offered", "power.accepted", "power.declined", "power.withdrawn", "lead.named", "post.created", "post.closed", "appointment.made", "appointment.ended",
  ]));
  for (const act of kinds) {
    if (act.kind !== "power.accepted") expect(act.reason).not.toBeNull();
    expect([act.kind, act.public]).toEqual([act.kind, !act.kind.startsWith("appointment.")]);
  }
});
