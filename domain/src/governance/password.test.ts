import { expect, test } from "vitest";
import { commonPasswords } from "./common-passwords.js";
import { passwordFault } from "./password.js";

test.each([
  ["short", "too-short"], ["十二个字不到的口令", "too-short"], ["x".repeat(129), "too-long"], ["1q2w3e4r5t6y7u", "too-common"],
  ["Password123456", "too-common"], ["wo-de-mi-ma-2026", "too-common"], ["ababababababab", "too-plain"], ["aaaaaaaaaaaaaa", "too-plain"],
  ["liming likes tea", "like-the-address"],
] as const)("%s is refused: %s", (password, fault) => {
  expect(passwordFault(password, "liming@example.gov.cn")).toBe(fault);
});

test.each(["three green umbrellas", "龙泉山上的桃花开了三月天", "correct battery, no horse", "xkq7-vvp2-mmt9"])("%s is taken, whatever it is made of", (password) => {
  expect(passwordFault(password, "liming@example.gov.cn")).toBeNull();
});

test("Every common password is refused", () => {
  expect(commonPasswords.size).toBeGreaterThan(150);
  for (const password of commonPasswords) expect(passwordFault(password, "a@b.cn")).not.toBeNull();
});
