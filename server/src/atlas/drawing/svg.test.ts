import { expect, test } from "vitest";
import { a3, path, text, textsOf, type Sheet } from "./scene.js";
import { escapeXml, toSvg } from "./svg.js";

const sheet = (name: string): Sheet => ({
  ...a3, lang: "zh", title: name, description: name,
  shapes: [path("M0 0H10V10Z", { fill: "#fff" }), { kind: "clip", d: "M0 0H9V9Z", children: [text(name, 1, 2, { size: 9, fill: "#000", halo: "#fff" })] }],
});

test("names cannot break out of the drawing", () => {
  const svg = toSvg(sheet(`A&B <script>alert("1")</script>'`));
  expect(svg).not.toContain("<script");
  expect(svg).toContain("A&amp;B &lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;&#39;");
});

test("characters XML has no place for are dropped", () => {
  expect(escapeXml("a\u0000b\u000bc\ud800d龘\u{20000}")).toBe("abcd龘\u{20000}");
});

test("a drawing refers to nothing outside itself", () => {
  const svg = toSvg(sheet("成都芯谷"));
  expect(svg.replace('xmlns="http://www.w3.org/2000/svg"', "")).not.toMatch(/https?:|href|@import|url\((?!#)/u);
});

test("texts inside clips are found when fonts are chosen", () => {
  expect(textsOf(sheet("湔江").shapes).map((one) => one.text)).toEqual(["湔江"]);
});
