import { readFileSync } from "node:fs";
import { PassThrough, Readable } from "node:stream";
import { text } from "node:stream/consumers";
import { methods } from "@chengqi/domain/methods/methods";
import { randomStream } from "@chengqi/engines/numbers";
import { describe, expect, it } from "vitest";
import { runCommand } from "./main.js";

async function call(args: readonly string[], input = "") {
  const stdout = new PassThrough();
  const stderr = new PassThrough();
  // Read while it is written, as a pipe is.
  const [said, complained] = [text(stdout), text(stderr)];
  const code = await runCommand(args, { stdin: Readable.from([input]), stdout, stderr });
  stdout.end();
  stderr.end();
  return { code, said: await said, complained: await complained };
}

describe("chengqi compute", () => {
  it("lists the methods, each with what it tells", async () => {
    const { code, said } = await call(["compute", "--list"]);
    expect({ code, names: said.trim().split("\n").map((line) => line.split("\t")[0]) }).toEqual({ code: 0, names: [...methods.keys()] });
    expect(said).toContain("p-median\t选址");
  });

  it.each([...methods.keys()])("explains %s with every key and its example, computed now", async (name) => {
    const { code, said } = await call(["compute", name, "--help"]);
    const method = methods.get(name)!;
    expect(code).toBe(0);
    for (const key of Object.keys(method.gives)) expect(said).toContain(key);
    expect(said).toContain(JSON.stringify(method.example));
    expect(said).not.toMatch(/\[object|: undefined/);
  });

  it("stops a hard search at its limit with what it has, its bound and its gap", async () => {
    const golden = JSON.parse(readFileSync(new URL("../../engines/golden/p-median--pmed25.json", import.meta.url), "utf8"));
    const random = randomStream(1);
    // Costs without pattern on the largest of the published networks are not settled in an instant.
    const edges = golden.input.edges.map(([i, j]: number[]) => [i, j, 1 + random.unit()]);
    const { code, said } = await call(["compute", "p-median", "--time-limit", "0.2"], JSON.stringify({ ...golden.input, facilities: 60, edges }));
    const found = JSON.parse(said);
    expect(code).toBe(0);
    expect(found).toMatchObject({ status: "feasible", lowerBound: expect.any(Number), gap: expect.any(Number) });
    expect(found.lowerBound).toBeLessThanOrEqual(found.cost);
  });

  it("gives what there is, or nothing, when it is cancelled", async () => {
    const golden = readFileSync(new URL("../../engines/golden/p-median--pmed25.json", import.meta.url), "utf8");
    const stdout = new PassThrough();
    const cancel = new AbortController();
    const running = runCommand(["compute", "p-median"], { stdin: Readable.from([JSON.stringify(JSON.parse(golden).input)]), stdout, stderr: new PassThrough() }, cancel.signal);
    cancel.abort();
    expect([0, 130]).toContain(await running);
  });

  it("computes a golden case from its input", async () => {
    const golden = JSON.parse(readFileSync(new URL("../../engines/golden/specialisation--a_trade30x40.json", import.meta.url), "utf8"));
    const { code, said } = await call(["compute", "specialisation"], JSON.stringify(golden.input));
    const found = JSON.parse(said);
    expect(code).toBe(0);
    for (const [region, due] of golden.expected.krugmanIndex.entries()) expect(found.krugmanIndex[region]).toBeCloseTo(due, 8);
  });

  it.each([
    [["compute", "alchemy"], "{}", 'method: found "alchemy", expected one of ahp'],
    [["compute", "specialisation"], "{", "input: found no JSON"],
    [["compute", "specialisation"], '{"regions":["a"],"industries":["x"],"values":[["1"]]}', 'values[0][0]: found "1", expected a number'],
    [["compute", "specialisation"], '{"industries":["x"],"values":[[1]]}', "regions: found nothing, expected a list"],
    [["compute", "specialisation"], '{"region":["a"],"regions":["a"],"industries":["x"],"values":[[1]]}', "region: found a key that specialisation does not know, expected regions"],
    [["compute", "composite"], '{"units":[],"indicators":[],"groups":[],"values":[],"normalise":{"method":"best"},"aggregate":"arithmetic"}', 'normalise.method: found "best", expected one of "minmax"'],
    [["compute", "specialisation"], "[]", "input: found [], expected an object"],
    [["compute", "allocation"], '{"score":[[1]],"land":[1],"fund":[1],"talent":[1],"zone_land_cap":[1],"zone_talent_cap":[-1],"budget":1,"binary":true}', "zone_talent_cap[0] is -1, expected a finite number ≥ 0"],
    [["compute", "specialisation", "--time-limit", "soon"], "{}", '--time-limit: found "soon"'],
    [["compute", "specialisation", "--fast"], "{}", "Unknown option"],
    [["evaluate", "--facts", "/no/such/file", "1 > 0"], "", '--facts: found "/no/such/file"'],
    [["evaluate", "税收 >"], "{}", "expected the expression to go on"],
    [["evaluate"], "", "chengqi evaluate --facts"],
    [["compute", "specialisation"], '{"regions":["a"],"industries":["x"],"values":[[-1]]}', "values[0][0] is -1, expected a finite number ≥ 0"],
    [["compute"], "", "chengqi compute <method>"],
    [["conquer"], "", "chengqi start"],
  ])("says with exit code 2 what is wrong with %j and %j", async (args, input, complaint) => {
    const { code, said, complained } = await call(args, input);
    expect({ code, said }).toEqual({ code: 2, said: "" });
    expect(complained).toContain(complaint);
  });
});
