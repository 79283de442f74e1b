import { exactExp, exactLog } from "../numbers/index.js";
import { principalVector } from "./principal-vector.js";

/**
 * Mean consistency index of random matrices of 1 to 15 rows, judged on the scale 1/9 to 9: Saaty (1980), The Analytic Hierarchy Process.
 * Other tables differ in the second decimal (n = 10: 1.49 or 1.51).
 */
export const randomIndex: readonly number[] = [0, 0, 0.58, 0.9, 1.12, 1.24, 1.32, 1.41, 1.45, 1.49, 1.51, 1.48, 1.56, 1.57, 1.59];

/** Above this consistency ratio the judgements contradict each other too much to be used (Saaty 1980). */
export const highestRatio = 0.1;

type Matrix = readonly (readonly number[])[];

export interface Judgement {
  readonly row: number;
  readonly column: number;
  readonly judged: number;
  /** What the weights say, w_row / w_column. */
  readonly consistent: number;
  /** judged / consistent. */
  readonly deviation: number;
}

export interface Ahp {
  readonly weights: number[];
  readonly lambdaMax: number;
  readonly consistencyIndex: number | null;
  readonly randomIndex: number;
  readonly consistencyRatio: number | null;
  readonly acceptable: boolean;
  readonly mostInconsistent: Judgement | null;
  readonly warnings: string[];
  readonly steps?: { matrix: number[][]; judgements: Judgement[] };
}

/**
 * Weights from judgements by pairs (analytic hierarchy process): the principal eigenvector w of the matrix, λ its eigenvalue; consistency index
 * (λ − n)/(n − 1), consistency ratio its quotient by the random index. Several matrices become one by the geometric mean of each judgement.
 *
 * @param matrices matrix[i][j] = how many times more i matters than j, 1e-9 to 1e9, matrix[j][i] its reciprocal, up to 15 rows.
 * @returns weights that sum to 1. `consistencyIndex` null for n = 1, `consistencyRatio` null for n < 3, where nothing can contradict.
 *   `acceptable` false if the ratio is above 0.1: the weights must then not be used. `mostInconsistent`: the judgement farthest from what
 *   the weights say, by the factor a_ij · w_j / w_i, and the value that would agree with them; null if all agree.
 * @throws RangeError if there is no matrix, one is not square, has more than 15 rows or not the size of the first, or an entry is not positive or not the
 *   reciprocal (to 1e-8) of its counterpart.
 */
export function ahp(matrices: readonly Matrix[], explained = false): Ahp {
  if (matrices.length === 0) throw new RangeError("ahp: matrices is empty, expected at least one matrix");
  matrices.forEach((matrix, index) => checkReciprocal(matrices.length === 1 ? "matrix" : `matrices[${index}]`, matrix, matrices[0]!.length));
  const matrix = matrices.length === 1 ? matrices[0]! : geometricMean(matrices);
  const n = matrix.length;
  const { vector, value } = principalVector(matrix);
  const judgements = matrix.flatMap((row, i) => row.flatMap((judged, j) => (i < j ? [judgementOf(vector, i, j, judged)] : [])));
  // λ is never below n but by rounding.
  const index = n > 1 ? Math.max(0, value - n) / (n - 1) : null;
  const ratio = n > 2 ? index! / randomIndex[n - 1]! : null;
  const acceptable = ratio === null || ratio <= highestRatio;
  return {
    weights: Array.from(vector), lambdaMax: value, consistencyIndex: index, randomIndex: randomIndex[n - 1]!, consistencyRatio: ratio, acceptable,
    mostInconsistent: farthest(judgements), warnings: acceptable ? [] : ["inconsistent-judgements"],
    ...(explained ? { steps: { matrix: matrix.map((row) => [...row]), judgements } } : {}),
  };
}

function judgementOf(weights: Float64Array, row: number, column: number, judged: number): Judgement {
  const consistent = weights[row]! / weights[column]!;
  return { row, column, judged, consistent, deviation: judged / consistent };
}

const size = ({ deviation }: Judgement): number => Math.max(deviation, 1 / deviation);

/** Null if no judgement is off by more than rounding. */
function farthest(judgements: readonly Judgement[]): Judgement | null {
  let found: Judgement | null = null;
  for (const judgement of judgements) if (size(judgement) > (found ? size(found) : 1 + 1e-9)) found = judgement;
  return found;
}

/** Keeps a group's matrix reciprocal: the mean of reciprocals is the reciprocal of the mean. */
const geometricMean = (matrices: readonly Matrix[]): number[][] =>
  matrices[0]!.map((row, i) => row.map((_, j) => {
    if (i === j) return 1;
    const up = i < j;
    const mean = exactExp(matrices.reduce((sum, matrix) => sum + exactLog(up ? matrix[i]![j]! : matrix[j]![i]!), 0) / matrices.length);
    return up ? mean : 1 / mean;
  }));

function checkReciprocal(name: string, matrix: Matrix, rows: number): void {
  const n = matrix.length;
  if (n < 1 || n > randomIndex.length) throw new RangeError(`ahp: ${name} has ${n} rows, expected 1 to ${randomIndex.length}`);
  if (n !== rows) throw new RangeError(`ahp: ${name} has ${n} rows, expected ${rows} as in the first`);
  const wrong = (i: number, j: number, expected: string) => new RangeError(`ahp: ${name}[${i}][${j}] is ${matrix[i]![j]}, expected ${expected}`);
  matrix.forEach((row, i) => {
    if (row.length !== n) throw new RangeError(`ahp: ${name}[${i}] has ${row.length} values, expected ${n}`);
    row.forEach((entry, j) => {
      if (!(entry >= 1e-9 && entry <= 1e9)) throw wrong(i, j, "a number from 1e-9 to 1e9");
      if (i === j && entry !== 1) throw wrong(i, j, "1 on the diagonal");
      if (j < i && Math.abs(entry * matrix[j]![i]! - 1) > 1e-8) throw wrong(i, j, `${1 / matrix[j]![i]!}, the reciprocal of ${name}[${j}][${i}]`);
    });
  });
}
