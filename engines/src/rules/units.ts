/** A unit as powers of base units: `{ cny: 1, m2: -1 }` is yuan per square metre; empty is a plain number. */
export type Powers = Readonly<Record<string, number>>;

export const plain: Powers = {};

/**
 * Reads `cny/m2`, `kWh`, `cny*person`, `1/year` or an empty text.
 * @throws RangeError naming the unit if a part of it is no name
 */
export function powersOf(unit: string): Powers {
  const powers: Record<string, number> = {};
  if (unit === "") return powers;
  const [above = "", ...below] = unit.split("/");
  const count = (names: string, sign: number) => {
    for (const name of names.split("*")) {
      if (name === "1") continue;
      if (!/^[A-Za-z][A-Za-z0-9]*$/.test(name)) throw new RangeError(`unit: found ${JSON.stringify(unit)}, expected names such as cny, m2, person joined by * and /`);
      powers[name] = (powers[name] ?? 0) + sign;
    }
  };
  count(above, 1);
  for (const part of below) count(part, -1);
  return withoutZeros(powers);
}

const withoutZeros = (powers: Readonly<Record<string, number>>): Powers =>
  Object.fromEntries(Object.entries(powers).filter(([, power]) => power !== 0).toSorted(([a], [b]) => (a < b ? -1 : 1)));

/** The unit of a product (`sign` 1) or quotient (−1). */
export function combined(left: Powers, right: Powers, sign: 1 | -1): Powers {
  const powers: Record<string, number> = { ...left };
  for (const [name, power] of Object.entries(right)) powers[name] = (powers[name] ?? 0) + sign * power;
  return withoutZeros(powers);
}

export const sameUnit = (a: Powers, b: Powers): boolean => unitText(a) === unitText(b);

/** `cny/m2`; `1` for a plain number. */
export function unitText(powers: Powers): string {
  const list = (sign: number) =>
    Object.entries(powers).filter(([, power]) => power * sign > 0).flatMap(([name, power]) => Array.from({ length: Math.abs(power) }, () => name));
  const above = list(1);
  const below = list(-1);
  return [above.join("*") || "1", ...below].join("/");
}

/** Functions that give a number its unit: `万元(20)` is 200,000 cny. A mu (亩) is 2000/3 square metres by definition. */
export const unitFunctions: ReadonlyMap<string, { readonly unit: string; readonly factor: number }> = new Map([
  ["元", { unit: "cny", factor: 1 }], ["万元", { unit: "cny", factor: 1e4 }], ["亿元", { unit: "cny", factor: 1e8 }],
  ["平方米", { unit: "m2", factor: 1 }], ["万平方米", { unit: "m2", factor: 1e4 }], ["公顷", { unit: "m2", factor: 1e4 }],
  ["平方公里", { unit: "m2", factor: 1e6 }], ["亩", { unit: "m2", factor: 2000 / 3 }], ["人", { unit: "person", factor: 1 }],
  ["吨标准煤", { unit: "tce", factor: 1 }], ["千瓦时", { unit: "kWh", factor: 1 }], ["万千瓦时", { unit: "kWh", factor: 1e4 }],
  ["立方米", { unit: "m3", factor: 1 }], ["万立方米", { unit: "m3", factor: 1e4 }], ["吨", { unit: "t", factor: 1 }], ["百分之", { unit: "", factor: 0.01 }],
]);
