interface Dated {
  readonly validFrom: string;
  readonly validTo?: string | null | undefined;
}

/** The version in force on a day; null before the first and after the last. */
export const inForce = <V extends Dated>(versions: readonly V[], day: string): V | null =>
  versions.findLast(({ validFrom, validTo }) => validFrom <= day && (validTo === undefined || validTo === null || day < validTo)) ?? null;
