import { expect, test } from "vitest";
import { actKinds } from "./kinds.js";

test("every kind of act says what and what happened, and has both its names", () => {
  for (const [kind, { zh, en }] of Object.entries(actKinds)) {
    expect(kind).toMatch(/^[a-z-]+\.[a-z-]+$/);
    expect(zh).toMatch(/\p{Script=Han}/u);
    expect(en).toMatch(/^[A-Z][A-Za-z ,()-]+$/);
  }
});
