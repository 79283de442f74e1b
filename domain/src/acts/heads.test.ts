import { generateKeyPairSync, sign, verify as verifySignature, createPublicKey, type KeyObject } from "node:crypto";
import { expect, test } from "vitest";
import { readHeads, signedText, type Unsigned, type Verify } from "./heads.js";

const verify: Verify = (key, text, signature) =>
  verifySignature(null, Buffer.from(text), createPublicKey({ key: Buffer.from(key, "base64"), format: "der", type: "spki" }), Buffer.from(signature, "base64"));
const keyPair = () => {
  const { publicKey, privateKey } = generateKeyPairSync("ed25519");
  return { key: publicKey.export({ format: "der", type: "spki" }).toString("base64"), privateKey };
};
const signed = (line: Unsigned, privateKey: KeyObject) =>
  JSON.stringify({ ...line, signature: sign(null, Buffer.from(signedText(line)), privateKey).toString("base64") });

const first = keyPair();
const second = keyPair();
const at = "2026-01-02T03:04:05.678Z";
const hash = (n: number) => String(n).padStart(64, "0");
const head = (seq: number, more: object = {}): Unsigned => ({ type: "head", city: "c", at, seq, hash: hash(seq), ...more });
const keyLine = (of: typeof first, by: typeof first) => signed({ type: "key", at, key: of.key }, by.privateKey);
const begun = [keyLine(first, first), signed(head(1), first.privateKey), signed(head(3), first.privateKey)];

test("heads signed by the key of the file give their hashes", () => {
  const heads = readHeads(begun, "c", verify);
  expect([...heads.hashes]).toEqual([[1, hash(1)], [3, hash(3)]]);
  expect(heads).toMatchObject({ last: { seq: 3, hash: hash(3), at }, key: first.key, faults: [], found: [], foreign: [], lost: [] });
});

test("a new key is believed if the one before signed it, or if it is known from elsewhere", () => {
  const after = signed(head(4), second.privateKey);
  expect(readHeads([...begun, keyLine(second, first), after], "c", verify)).toMatchObject({ key: second.key, faults: [], last: { seq: 4 } });
  const broken = [...begun, keyLine(second, second), after];
  expect(readHeads(broken, "c", verify).faults).toEqual([{ line: 4, what: "unknown-key" }]);
  expect(readHeads(broken, "c", verify, [first.key, second.key]).faults).toEqual([]);
  expect(readHeads(begun, "c", verify, [second.key]).faults).toEqual([{ line: 1, what: "unknown-key" }]);
});

test("a line that is changed, by another key or of another city is named and not believed", () => {
  const changed = begun[2]!.replace('"seq":3', '"seq":4');
  const heads = readHeads([begun[0]!, begun[1]!, changed, signed(head(5), second.privateKey), "{", signed({ ...head(6), city: "d" } as Unsigned, first.privateKey)], "c", verify);
  expect(heads.faults).toEqual([{ line: 3, what: "wrong-signature" }, { line: 4, what: "wrong-signature" }, { line: 5, what: "unreadable" }, { line: 6, what: "unreadable" }]);
  expect([...heads.hashes.keys()]).toEqual([1]);
});

test("acts found after a crash, appended by others and lost are told", () => {
  const lost: Unsigned = { type: "lost", city: "c", at, seq: 4, hash: hash(4), lostTo: 9 };
  const lines = [head(4, { found: [2, 4] }), head(6, { foreign: [5, 5] }), head(9), lost, head(5)].map((line) => signed(line as Unsigned, first.privateKey));
  expect(readHeads([begun[0]!, ...lines], "c", verify)).toMatchObject({
    found: [[2, 4]], foreign: [], lost: [{ from: 5, to: 9, at }], last: { seq: 5 }, hashes: new Map([[4, hash(4)], [5, hash(5)]]), faults: [],
  });
});
