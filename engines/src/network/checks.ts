/** A column of numbers, one for each node or edge. */
export type Column = ArrayLike<number>;

const named = (where: string, place: string, found: unknown, due: string) => new RangeError(`${where}: ${place} is ${String(found)}, expected ${due}`);

/** @throws RangeError unless every value is a node, a whole number from 0 to nodes − 1. */
export function checkNodes(where: string, name: string, values: Column, nodes: number): void {
  for (let i = 0; i < values.length; i += 1) {
    const node = values[i]!;
    if (!(node >= 0 && node < nodes && Number.isInteger(node))) throw named(where, `${name}[${i}]`, node, `a node from 0 to ${nodes - 1}`);
  }
}

/** @throws RangeError unless there are `due` values, each finite and ≥ 0. */
export function checkCosts(where: string, name: string, values: Column, due: number): void {
  checkCount(where, name, values, due);
  for (let i = 0; i < values.length; i += 1) {
    const value = values[i]!;
    if (!(value >= 0 && value < Infinity)) throw named(where, `${name}[${i}]`, value, "a finite number ≥ 0");
  }
}

/** @throws RangeError unless there are `due` values. */
export function checkCount(where: string, name: string, values: Column, due: number): void {
  if (values.length !== due) throw new RangeError(`${where}: ${name} has ${values.length} values, expected ${due}`);
}

/** @throws RangeError unless the value is a whole number from `least` on. */
export function checkWhole(where: string, name: string, value: number, least: number): void {
  if (!(Number.isSafeInteger(value) && value >= least)) throw named(where, name, value, `a whole number ≥ ${least}`);
}

/** @throws RangeError unless the value is a number ≥ 0; Infinity stands for “no limit”. */
export function checkLimit(where: string, name: string, value: number): void {
  if (!(value >= 0)) throw named(where, name, value, "a number ≥ 0");
}
