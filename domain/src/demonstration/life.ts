import { exactExp, exactLog, type RandomStream } from "@chengqi/engines/numbers";

/** First and last year of a firm; `closedYear` is the first year it is no longer in business, null while it is. */
export interface Life {
  readonly foundedYear: number;
  readonly closedYear: number | null;
}

/** Of the firms ever in business in the years shown, the share founded in each of these years; the rest is older. */
const foundedInYear = 0.096;
const earliestYear = 1985;
/** Ages before the first year fall off exponentially with this mean, in years. */
const meanAge = 6.5;

/** Chance of closing before a year begins, by age: high for the young, falling to 3.5 % (shape: business demography statistics). */
export const closingChance = (age: number): number => 0.035 + 0.085 * exactExp(-age / 4);

/** A life that touches the years first to last. */
export function lifeOf(chance: RandomStream, firstYear: number, lastYear: number): Life {
  const years = lastYear - firstYear + 1;
  const born = chance.unit();
  const within = Math.floor(born / foundedInYear);
  const oldest = Math.max(1, firstYear - earliestYear);
  const before = Math.floor(-meanAge * exactLog(1 - chance.unit() * (1 - exactExp(-oldest / meanAge))));
  const foundedYear = within < years ? lastYear - within : firstYear - 1 - Math.min(before, oldest - 1);
  for (let year = Math.max(firstYear, foundedYear) + 1; year <= lastYear; year += 1) {
    if (chance.unit() < closingChance(year - foundedYear)) return { foundedYear, closedYear: year };
  }
  return { foundedYear, closedYear: null };
}

/** A draw of the Laplace distribution with mean `mean` and width `width`: growth rates of firms have its tent shape (Stanley et al. 1996). */
export function laplace(u: number, mean: number, width: number): number {
  return u < 0.5 ? mean + width * exactLog(2 * u) : mean - width * exactLog(2 * (1 - u));
}
