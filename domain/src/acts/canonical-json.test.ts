import { assert, jsonValue, property } from "fast-check";
import { expect, test } from "vitest";
import { canonicalJson, type JsonValue } from "./canonical-json.js";

test.each([
  // The examples of RFC 8785, sections 3.2.2 and 3.2.3.
  [
    { numbers: [Number("333333333.33333329"), 1e30, 4.5, 2e-3, 0.000000000000000000000000001], string: "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"/", literals: [null, true, false] },
    '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
  ],
  [
    { "\u20ac": "Euro Sign", "\r": "Carriage Return", "\ufb33": "Hebrew Letter Dalet With Dagesh", "1": "One", "\ud83d\ude00": "Emoji: Grinning Face", "\u0080": "Control", "\u00f6": "Latin Small Letter O With Diaeresis" },
    '{"\\r":"Carriage Return","1":"One","\u0080":"Control","ö":"Latin Small Letter O With Diaeresis","€":"Euro Sign","😀":"Emoji: Grinning Face","\ufb33":"Hebrew Letter Dalet With Dagesh"}',
  ],
  [-0, "0"],
  [[], "[]"],
  [{}, "{}"],
  [{ b: { d: 1, c: [{ z: 1, y: 2 }] }, a: "" }, '{"a":"","b":{"c":[{"y":2,"z":1}],"d":1}}'],
] satisfies [JsonValue, string][])("%j has one text", (value, text) => {
  expect(canonicalJson(value)).toBe(text);
});

test("a value survives its text, and the order of names does not matter", () => {
  const whole = jsonValue({ stringUnit: "binary" });
  assert(property(whole, (value) => {
    const text = canonicalJson(value as JsonValue);
    expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
    expect(canonicalJson(JSON.parse(text) as JsonValue)).toBe(text);
    expect(canonicalJson(reversed(value as JsonValue))).toBe(text);
  }));
});

const reversed = (value: JsonValue): JsonValue =>
  Array.isArray(value) ? value.map(reversed)
    : typeof value === "object" && value !== null
      ? Object.fromEntries(Object.entries(value).toReversed().map(([name, member]) => [name, reversed(member as JsonValue)]))
      : value;

test.each([
  [{ a: [1, Number.NaN] }, "$.a[1]: found NaN"],
  [{ a: Number.POSITIVE_INFINITY }, "$.a: found Infinity"],
  [{ a: undefined }, "$.a: found undefined"],
  [["\ud800"], "$[0]: found half of a surrogate pair"],
  [{ when: new Date(0) }, "$.when: found object"],
  [{ n: 1n }, "$.n: found bigint"],
])("what JSON does not have is refused with its place", (value, words) => {
  expect(() => canonicalJson(value as never)).toThrow(words);
});
