const run = 8;

/**
 * Places of numbers in ascending order, equal ones in the order given; short runs by insertion, then merged, without new memory for
 * each list.
 *
 * @param most length of the longest list to come.
 * @returns a function of a list and of how many of its numbers count; its answer lasts until the next call.
 */
export function ascendingPlaces(most: number): (keys: Float64Array, size: number) => Int32Array {
  let places = new Int32Array(most);
  let merged = new Int32Array(most);
  return (keys, size) => {
    for (let from = 0; from < size; from += run) insert(keys, places, from, Math.min(from + run, size));
    for (let length = run; length < size; length *= 2) {
      for (let from = 0; from < size; from += 2 * length) merge(keys, places, merged, from, Math.min(from + length, size), Math.min(from + 2 * length, size));
      [places, merged] = [merged, places];
    }
    return places;
  };
}

function insert(keys: Float64Array, places: Int32Array, from: number, end: number): void {
  for (let i = from; i < end; i += 1) {
    const key = keys[i]!;
    let at = i;
    for (; at > from && keys[places[at - 1]!]! > key; at -= 1) places[at] = places[at - 1]!;
    places[at] = i;
  }
}

function merge(keys: Float64Array, places: Int32Array, merged: Int32Array, from: number, middle: number, end: number): void {
  let left = from;
  let right = middle;
  for (let at = from; at < end; at += 1) {
    const takeLeft = right >= end || (left < middle && keys[places[left]!]! <= keys[places[right]!]!);
    merged[at] = takeLeft ? places[left]! : places[right]!;
    if (takeLeft) left += 1;
    else right += 1;
  }
}
