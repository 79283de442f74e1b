/** Bytes of a text in GBK, found by reading every pair of bytes. */
export function inGbk(text: string): Buffer {
  const bytes = [...text].flatMap((sign) => (sign < "\u0080" ? [sign.codePointAt(0) ?? 0] : (pairs().get(sign) ?? [])));
  return Buffer.from(bytes);
}

let known: Map<string, readonly [number, number]> | undefined;

function pairs(): Map<string, readonly [number, number]> {
  if (known) return known;
  known = new Map();
  const decoder = new TextDecoder("gbk");
  for (let lead = 0x81; lead < 0xff; lead += 1) {
    for (let trail = 0x40; trail < 0xff; trail += 1) {
      const sign = decoder.decode(Uint8Array.of(lead, trail));
      if ([...sign].length === 1 && sign !== "\ufffd" && !known.has(sign)) known.set(sign, [lead, trail]);
    }
  }
  return known;
}
