import { describe, expect, it } from "vitest";
import { creditCodeSigns, enterpriseCreditCode, isCreditCode, organisationCheckSign } from "./credit-code.js";

describe("isCreditCode", () => {
  // Codes printed by their owners in annual reports and on their own sites.
  it.each([
    ["914403001922038216", "华为技术有限公司"],
    ["9144030071526726XG", "腾讯计算机系统有限公司"],
    ["91330100799655058B", "阿里巴巴(中国)网络技术有限公司"],
  ])("accepts %s of %s", (code) => expect(isCreditCode(code)).toBe(true));

  it("refuses every single wrong sign", () => {
    const code = "914403001922038216";
    const accepted: string[] = [];
    for (let position = 0; position < code.length; position += 1) {
      for (const sign of creditCodeSigns) {
        const changed = code.slice(0, position) + sign + code.slice(position + 1);
        if (changed !== code && isCreditCode(changed)) accepted.push(changed);
      }
    }
    expect(accepted).toEqual([]);
  });

  it.each(["", "91440300192203821", "9144030019220382I6", "91440300192203821６"])("refuses %s", (code) =>
    expect(isCreditCode(code)).toBe(false));
});

describe("organisationCheckSign", () => {
  it("gives the check sign of the example in GB 11714", () => expect(organisationCheckSign("D2143569")).toBe("X"));
  it("is undefined for another length or sign", () =>
    expect([organisationCheckSign("D214356"), organisationCheckSign("d2143569")]).toEqual([undefined, undefined]));
});

describe("enterpriseCreditCode", () => {
  it("makes codes that are valid", () => expect(isCreditCode(enterpriseCreditCode("519999", "MA000001"))).toBe(true));
  it("refuses a region that is not six digits", () => expect(() => enterpriseCreditCode("51999", "MA000001")).toThrow(RangeError));
});
