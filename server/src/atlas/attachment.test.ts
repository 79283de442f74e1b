import { expect, test } from "vitest";
import { attachment } from "./attachment.js";

test("names in any script travel encoded, with a plain one beside", () => {
  const header = attachment("成都芯谷-图一 总体布局图-2020-12-31.png", "zone-Z40-master-plan-2020-12-31.png", "inline");
  expect(header).toMatch(/^inline; filename="zone-Z40-master-plan-2020-12-31\.png"; filename\*=UTF-8''%E6%88%90/u);
  expect(decodeURIComponent(header.split("''")[1] ?? "")).toBe("成都芯谷-图一 总体布局图-2020-12-31.png");
});

test("nothing in a name can end the header or leave the folder", () => {
  const header = attachment('../a"b\r\nX: 1.pdf', 'zone-"x\r\n.pdf', "attachment");
  expect(header).not.toMatch(/[\r\n]/u);
  expect(header.match(/"/gu)).toHaveLength(2);
  expect(header).not.toContain("%2F");
});
