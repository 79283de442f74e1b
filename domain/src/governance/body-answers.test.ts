import { expect, test } from "vitest";
import { acceptBodySchema, appointBodySchema, offerBodySchema, refuseBodySchema } from "./body-answers.js";

const offer = { receiverId: "Z01-B", category: "land-use", power: " 用地 ", validFrom: "2021-01-01", reason: "试点" };

test("an offer names power, category, days and reason; the giver is the actor's body unless named", () => {
  expect(offerBodySchema.parse(offer)).toEqual({ ...offer, power: "用地", validTo: null });
  for (const wrong of [{ power: " " }, { category: "tax" }, { validFrom: "yesterday" }, { reason: "" }, { colour: "red" }]) {
    expect(offerBodySchema.safeParse({ ...offer, ...wrong }).success).toBe(false);
  }
});

test("whoever declines or withdraws says why, whoever accepts may", () => {
  expect(acceptBodySchema.parse({})).toEqual({ reason: null });
  expect(refuseBodySchema.safeParse({}).success).toBe(false);
  expect(refuseBodySchema.parse({ reason: "人手不足", expectedSeq: 3 })).toEqual({ reason: "人手不足", expectedSeq: 3 });
});

test("an appointment runs until further notice unless it says until when", () => {
  expect(appointBodySchema.parse({ holder: "P-1", contract: "contract", validFrom: "2021-01-01", reason: "聘用" })).toMatchObject({ validTo: null });
});
