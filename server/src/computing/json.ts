/** A result as JSON, piece by piece, so that a table may be larger than one text can be. @throws Error for a number that is none */
export function* jsonOf(result: object): Generator<string> {
  yield "{";
  let first = true;
  for (const [key, value] of Object.entries(result)) {
    if (value === undefined) continue;
    yield `${first ? "" : ","}${JSON.stringify(key)}:`;
    first = false;
    if (!Array.isArray(value) || !Array.isArray(value[0])) {
      yield textOf(key, value);
      continue;
    }
    for (const [index, row] of value.entries()) yield `${index === 0 ? "[" : ","}${textOf(key, row)}`;
    yield "]";
  }
  yield "}";
}

function textOf(key: string, value: unknown): string {
  return JSON.stringify(value, (_inner, one: unknown) => {
    if (typeof one === "number" && !Number.isFinite(one)) throw new Error(`${key} has ${one}, which no result may have`);
    return one;
  });
}
