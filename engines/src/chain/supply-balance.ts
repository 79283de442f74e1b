export interface SupplyBalanceInput {
  /** What each node can sell to users, ≥ 0. */
  readonly available: readonly number[];
  /** What users need of suppliers, ≥ 0, in the same unit. */
  readonly needs: readonly { readonly from: number; readonly to: number; readonly value: number }[];
}

/**
 * Supply–demand pool: what users need of each supplier is met as far as it reaches, r_i = min(1, available_i / Σ_j need_ij), the same
 * part for each user. An upper limit of what is really traded: it knows nothing of sales to or purchases from elsewhere.
 *
 * @returns by node `asked` (needed of it), `met` (the ratio r, null where nothing is asked), `need` (needed by it), `supplied` (of that,
 * met) and `ratio` = supplied / need, null where it needs nothing; by need the value `supplies` that is met; `total` over all.
 * @throws RangeError naming the value that is negative, not finite, or of no node.
 * @see Miller and Blair (2009), Input–Output Analysis, 8.5: supply–demand pool approaches.
 */
export function supplyBalance({ available, needs }: SupplyBalanceInput) {
  available.forEach((value, at) => {
    if (!(value >= 0 && value < Infinity)) throw new RangeError(`supplyBalance: available[${at}] is ${value}, expected a finite number ≥ 0`);
  });
  const zeros = () => available.map(() => 0);
  const [asked, need, supplied] = [zeros(), zeros(), zeros()];
  needs.forEach(({ from, to, value }, at) => {
    if (!(value >= 0 && value < Infinity)) throw new RangeError(`supplyBalance: needs[${at}].value is ${value}, expected a finite number ≥ 0`);
    if (available[from] === undefined || available[to] === undefined) throw new RangeError(`supplyBalance: needs[${at}] is from ${from} to ${to}, expected nodes from 0 to ${available.length - 1}`);
    asked[from]! += value;
    need[to]! += value;
  });
  const met = asked.map((value, node) => (value > 0 ? Math.min(1, available[node]! / value) : null));
  const supplies = needs.map(({ from, value }) => value * (met[from] ?? 0));
  needs.forEach(({ to }, at) => { supplied[to]! += supplies[at]!; });
  const total = { need: sum(need), supplied: sum(supplied) };
  return { asked, met, need, supplied, supplies, ratio: need.map((value, node) => ratioOf(supplied[node]!, value)), total: { ...total, ratio: ratioOf(total.supplied, total.need) } };
}

const sum = (values: readonly number[]): number => values.reduce((all, value) => all + value, 0);
const ratioOf = (part: number, whole: number): number | null => (whole > 0 ? Math.min(1, part / whole) : null);
