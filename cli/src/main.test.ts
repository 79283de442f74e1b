import { readFileSync } from "node:fs";
import { PassThrough, Readable } from "node:stream";
import { text } from "node:stream/consumers";
import { describe, expect, it } from "vitest";
import { runCommand } from "./main.js";

async function call(args: readonly string[], input = "") {
  const stdout = new PassThrough();
  const stderr = new PassThrough();
  const code = await runCommand(args, { stdin: Readable.from([input]), stdout, stderr });
  stdout.end();
  stderr.end();
  return { code, said: await text(stdout), complained: await text(stderr) };
}

describe("chengqi compute", () => {
  it("lists the methods", async () => {
    expect(await call(["compute", "--list"])).toEqual({ code: 0, said: "specialisation\n", complained: "" });
  });

  it("computes a golden case from its input", async () => {
    const golden = JSON.parse(readFileSync(new URL("../../engines/golden/specialisation--a_trade30x40.json", import.meta.url), "utf8"));
    const { code, said } = await call(["compute", "specialisation"], JSON.stringify(golden.input));
    const found = JSON.parse(said);
    expect(code).toBe(0);
    for (const [region, due] of golden.expected.krugmanIndex.entries()) expect(found.krugmanIndex[region]).toBeCloseTo(due, 8);
  });

  it.each([
    [["compute", "alchemy"], "{}", 'method: found "alchemy", expected one of specialisation'],
    [["compute", "specialisation"], "{", "input: found no JSON"],
    [["compute", "specialisation"], '{"regions":["a"],"industries":["x"],"values":[["1"]]}', "values.0.0: Invalid input: expected number, received string"],
    [["compute", "specialisation"], '{"regions":["a"],"industries":["x"],"values":[[-1]]}', "values[0][0] is -1, expected a finite number ≥ 0"],
    [["compute"], "", "chengqi compute <method>"],
    [["conquer"], "", "chengqi start"],
  ])("says with exit code 2 what is wrong with %j and %j", async (args, input, complaint) => {
    const { code, said, complained } = await call(args, input);
    expect({ code, said }).toEqual({ code: 2, said: "" });
    expect(complained).toContain(complaint);
  });
});
