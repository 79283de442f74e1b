import { check, double, property } from "fast-check";
import { describe, expect, it } from "vitest";
import { exactExp, exactLog, exactPow, normalQuantile } from "./index.js";

const close = (found: number, due: number, relative: number) =>
  Math.abs(found - due) <= relative * Math.max(Math.abs(due), Number.MIN_VALUE);

describe("exactExp and exactLog", () => {
  it.each([
    [2, 7.38905609893065], [-1, 0.36787944117144233], [10, 22026.465794806718], [0, 1],
  ])("e^%s is %s", (x, due) => expect(close(exactExp(x), due, 1e-15)).toBe(true));

  it("stay within a few units in the last place of the built-in functions", () => {
    const exponent = double({ min: -700, max: 700, noNaN: true });
    const positive = double({ min: 1e-300, max: 1e300, noNaN: true });
    expect(check(property(exponent, (x) => close(exactExp(x), Math.exp(x), 1e-15))).failed).toBe(false);
    expect(check(property(positive, (x) => close(exactLog(x), Math.log(x), 1e-15))).failed).toBe(false);
  });

  it("answer at the edges as the built-in functions do", () => {
    expect([exactLog(0), exactLog(Infinity), exactLog(1)]).toEqual([-Infinity, Infinity, 0]);
    expect(exactLog(-1)).toBeNaN();
    expect([exactExp(1000), exactExp(-1000), exactExp(-Infinity)]).toEqual([Infinity, 0, 0]);
    expect(close(exactLog(5e-324), -744.4400719213812, 1e-15)).toBe(true);
  });

  it("give the bits written down here on every machine", () => {
    const found = [0.1, 0.7, 3.3, 17.25, 123.456].flatMap((x) => [exactExp(x), exactLog(x), exactPow(x, 1.7)]);
    expect(found.map((value) => value.toString())).toMatchInlineSnapshot(`
      [
        "1.1051709180756477",
        "-2.3025850929940455",
        "0.01995262314968881",
        "2.0137527074704766",
        "-0.35667494393873245",
        "0.5453391388693143",
        "27.112638920657883",
        "1.1939224684724346",
        "7.611560396624157",
        "31015573.27448223",
        "2.847812143477369",
        "126.63141768764395",
        "4.132944352778106e+53",
        "4.815884817283264",
        "3593.9393411166316",
      ]
    `);
  });
});

describe("exactPow", () => {
  it("is right where the answer is known", () => {
    expect(close(exactPow(2, 10), 1024, 1e-14)).toBe(true);
    expect(close(exactPow(81, 0.25), 3, 1e-15)).toBe(true);
  });
});

describe("normalQuantile", () => {
  // Tables of the normal distribution (NIST/SEMATECH e-Handbook of Statistical Methods, 1.3.6.7.1).
  it.each([
    [0.5, 0], [0.975, 1.959963984540054], [0.025, -1.959963984540054], [0.999, 3.090232306167813], [0.8413447460685429, 1],
  ])("of %s is %s", (p, due) => expect(Math.abs(normalQuantile(p) - due)).toBeLessThan(3e-9));

  it.each([0, 1, Number.NaN])("refuses %s", (p) => expect(() => normalQuantile(p)).toThrow(RangeError));
});
