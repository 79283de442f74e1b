import { chainAnswerSchema, linkAnswerSchema } from "@chengqi/domain/chains/answers";
import type { ChainFile } from "@chengqi/domain/chains/chain-file";
import { placementDecisionSchema } from "@chengqi/domain/chains/decisions";
import { roadmapAnswerSchema } from "@chengqi/domain/chains/targets";
import type { MemberRole } from "@chengqi/domain/governance/membership";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { askAs, read, testCity } from "../testing/city.js";
import { inputsOf } from "./work-inputs.js";

const send = (role: MemberRole | "visitor", url: string, payload: object) => askAs(role, { method: "POST", url, payload });
const kindsOn = async (subject: string) => {
  const { database } = await testCity();
  const rows = await database.owner.selectFrom("city.act").select("kind").where("subject_id", "=", subject).orderBy("seq").execute();
  return rows.map(({ kind }) => kind);
};

const own: ChainFile = {
  id: "tea", name: { zh: "茶", en: "Tea" }, version: 1, validFrom: "2019-03-01", ecosystems: ["都市现代农业"], mark: "editorial", author: { zh: "市食品办", en: "Food office" },
  date: "2026-11-20", sources: [],
  links: (["garden", "leaf", "machine", "packing", "shop"] as const).map((id, index) => ({
    id, name: { zh: `茶${index}环节`, en: id }, stage: "mid", parents: [], classes: [{ code: "1530", partial: true }], maturity: "mature", substitutes: [],
    products: [`茶制品${index}`], productsEn: [id], examples: [],
  })),
  edges: [["garden", "leaf"], ["machine", "leaf"], ["leaf", "packing"], ["packing", "shop"]].map(([from = "", to = ""]) => ({ from, to, kind: "material", critical: false })),
};

describe("a chain of the city", () => {
  test("is saved by those who may, recorded, and answered as it was saved", async () => {
    expect((await send("visitor", "/api/v1/chains", own)).statusCode).toBe(401);
    expect((await send("zone", "/api/v1/chains", own)).statusCode).toBe(403);
    expect((await send("city-office", "/api/v1/chains", own)).statusCode).toBe(200);
    expect(await kindsOn("tea")).toEqual(["chain.saved"]);
    const answer = await read("/api/v1/chains/tea", chainAnswerSchema);
    expect([answer.chain, answer.origin, answer.versions.map(({ version }) => version)]).toEqual([own, "city", [1]]);
  });

  test("is refused with every place named, and what was in force is never rewritten", async () => {
    const wrong = await send("department", "/api/v1/chains", { ...own, id: "coffee", edges: own.edges.map((edge) => ({ ...edge, to: "nowhere" })) });
    expect(wrong.statusCode).toBe(422);
    expect((wrong.json() as { errors: unknown[] }).errors.length).toBeGreaterThan(3);
    for (const [change, field] of [[{}, "body.version"], [{ version: 3 }, "body.version"], [{ version: 2 }, "body.validFrom"]] as const) {
      const again = await send("city-office", "/api/v1/chains", { ...own, ...change });
      expect([again.statusCode, (again.json() as { field: string }).field]).toEqual([409, field]);
    }
    expect((await send("city-office", "/api/v1/chains", { ...own, version: 2, validFrom: "2020-07-01", change: { zh: "增补", en: "More" } })).statusCode).toBe(200);
    expect((await read("/api/v1/chains/tea?asOf=2020-06-30", chainAnswerSchema)).chain.version).toBe(1);
    expect((await read("/api/v1/chains/tea?asOf=2020-07-01", chainAnswerSchema)).chain.version).toBe(2);
  });
});

describe("a roadmap", () => {
  const content = { goals: [{ year: 2025, goal: "产值过百亿元" }], technologies: [{ name: "刻蚀", link: "no-such-link" }], measures: [{ text: "引进设备企业", progress: 0.2 }] };
  const url = "/api/v1/chains/integrated-circuits/roadmap";

  test("is saved version by version; an edit of an older version is a conflict", async () => {
    expect((await send("enterprise", url, { content, change: "首次编制", base: 0 })).statusCode).toBe(403);
    const unknown = await send("department", url, { content, change: "首次编制", base: 0 });
    expect([unknown.statusCode, (unknown.json() as { field: string }).field]).toEqual([422, "body.content.technologies.0.link"]);
    const sound = { ...content, technologies: [{ name: "刻蚀" }] };
    expect((await send("department", url, { content: sound, change: "首次编制", base: 0 })).statusCode).toBe(200);
    expect((await send("city-office", url, { content: sound, change: "同时编制", base: 0 })).statusCode).toBe(409);
    expect((await send("city-office", url, { content: { ...sound, goals: [] }, change: "删去目标", base: 1 })).statusCode).toBe(200);
    const answer = await read(url, roadmapAnswerSchema);
    expect([answer.current?.version, answer.versions.map(({ version }) => version)]).toEqual([2, [2, 1]]);
    expect((await read(`${url}?version=1`, roadmapAnswerSchema)).current?.content).toEqual(sound);
    expect(await kindsOn("integrated-circuits")).toEqual(["roadmap.saved", "roadmap.saved"]);
    const exported = await askAs("visitor", { url: "/api/v1/exports/roadmaps?format=csv" });
    expect(exported.payload).toMatch(/integrated-circuits,集成电路,2,1,technologies,刻蚀/);
    expect(exported.payload).toMatch(/2,2,measures,引进设备企业,.*0\.2/);
    expect(exported.payload).not.toMatch(/goals/);
  });
});

describe("where a firm stands", () => {
  test("is decided by its own zone, on a link there is, and becomes a placement", async () => {
    const { database } = await testCity();
    const actor = ((await askAs("zone", { url: "/api/v1/session" })).json() as { actor: { zones: string[] } }).actor;
    const firm = async (within: boolean) => (await database.owner.selectFrom("city.firm").select("id").where("zone_id", within ? "in" : "not in", actor.zones).orderBy("id").executeTakeFirstOrThrow()).id;
    const decision = { chain: "tea", link: "shop", on: true, reason: "已实地核实其主业" };
    expect((await send("zone", "/api/v1/chains/placements", { ...decision, firm: await firm(false) })).statusCode).toBe(403);
    expect((await send("zone", "/api/v1/chains/placements", { ...decision, firm: await firm(true), link: "none" })).statusCode).toBe(404);
    expect((await send("zone", "/api/v1/chains/placements", { ...decision, firm: await firm(true) })).statusCode).toBe(200);
    // Others may have acted on the firm before.
    expect((await kindsOn(await firm(true))).at(-1)).toBe("placement.decided");
    const told = async () => (await read(`/api/v1/firms/${encodeURIComponent(await firm(true))}/placements`, z.object({ rows: z.array(placementDecisionSchema) }))).rows.find(({ chain }) => chain === "tea");
    expect(await told()).toMatchObject({ link: "shop", on: true, reason: decision.reason, role: "zone", counted: false });
    expect((await send("zone", "/api/v1/chains/placements", { ...decision, firm: await firm(true), on: null, reason: "复核后撤回认定" })).statusCode).toBe(200);
    expect(await told()).toMatchObject({ link: "shop", on: null, reason: "复核后撤回认定" });
    const decisions = async () => (await database.statistics("510100", (tx) => inputsOf(tx, "510100"))).start.decisions.filter(({ chain }) => chain === "tea").map(({ link, stands }) => [link, stands]);
    expect(await decisions()).toEqual([]);

    const moved = { ...decision, firm: await firm(true), insteadOf: { chain: "tea", link: "packing" } };
    expect((await send("zone", "/api/v1/chains/placements", { ...moved, on: false })).statusCode).toBe(400);
    expect((await send("zone", "/api/v1/chains/placements", { ...moved, insteadOf: { chain: "tea", link: "none" } })).statusCode).toBe(404);
    expect((await send("zone", "/api/v1/chains/placements", moved)).statusCode).toBe(200);
    expect(await decisions()).toEqual(expect.arrayContaining([["shop", true], ["packing", false]]));
    const onLink = async (link: string) => (await read(`/api/v1/chains/tea/links/${link}`, linkAnswerSchema)).decisions;
    expect(await onLink("shop")).toMatchObject([{ firm: { id: await firm(true) }, on: true, role: "zone", reason: decision.reason, counted: false }]);
    expect(await onLink("packing")).toMatchObject([{ firm: { id: await firm(true) }, on: false }]);
    for (const link of ["shop", "packing"]) expect((await send("zone", "/api/v1/chains/placements", { ...decision, link, firm: await firm(true), on: null })).statusCode).toBe(200);
    expect([await onLink("shop"), await onLink("packing")]).toEqual([[], []]);
  });
});
