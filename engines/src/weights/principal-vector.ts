/**
 * Principal eigenvector of a matrix of positive numbers, with sum 1, and its eigenvalue. Power iteration in doubling steps: the matrix is
 * squared until one more squaring changes nothing, which is 2^k ordinary steps after k squarings, so that a small gap between
 * the eigenvalues needs few more of them; all numbers are positive, so nothing cancels.
 */
export function principalVector(matrix: readonly (readonly number[])[]): { vector: Float64Array; value: number } {
  let power: Float64Array[] = matrix.map((row) => Float64Array.from(row));
  let vector: Float64Array = rowShares(power);
  for (let k = 0; k < 60; k += 1) {
    power = squared(power);
    const next = rowShares(power);
    const change = next.reduce((most, share, i) => Math.max(most, Math.abs(share - vector[i]!) / share), 0);
    vector = next;
    if (change <= 1e-15) break;
  }
  return { vector, value: matrix.reduce((all, row) => all + row.reduce((sum, entry, j) => sum + entry * vector[j]!, 0), 0) };
}

const total = (values: Iterable<number>): number => {
  let sum = 0;
  for (const value of values) sum += value;
  return sum;
};

function rowShares(matrix: readonly Float64Array[]): Float64Array {
  const sums = Float64Array.from(matrix, total);
  const all = total(sums);
  return sums.map((sum) => sum / all);
}

/** The matrix times itself, divided by its sum, so that it neither grows nor fades. */
function squared(matrix: readonly Float64Array[]): Float64Array[] {
  const product = matrix.map((row) => row.map((_, j) => row.reduce((sum, entry, k) => sum + entry * matrix[k]![j]!, 0)));
  const all = total(product.map(total));
  return product.map((row) => row.map((entry) => entry / all));
}
