/** The 31 signs of GB 32100-2015 in the order of their values; I, O, S, V and Z are left out. */
export const creditCodeSigns = "0123456789ABCDEFGHJKLMNPQRTUWXY";

const codeWeights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
const bodyWeights = [3, 7, 9, 10, 5, 8, 4, 2];

/** Value of a sign in GB 11714: digits are themselves, A is 10, … Z is 35; undefined for anything else. */
function bodyValue(sign: string): number | undefined {
  const value = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ".indexOf(sign);
  return value < 0 ? undefined : value;
}

/**
 * Check sign of an organisation code (GB 11714-1997): 11 − (Σ weight × value mod 11), with X for 10 and 0 for 11.
 *
 * @returns undefined unless `body` is eight digits or capital letters.
 */
export function organisationCheckSign(body: string): string | undefined {
  if (body.length !== bodyWeights.length) return undefined;
  let sum = 0;
  for (const [position, weight] of bodyWeights.entries()) {
    const value = bodyValue(body[position] ?? "");
    if (value === undefined) return undefined;
    sum += weight * value;
  }
  const check = 11 - (sum % 11);
  return check === 10 ? "X" : check === 11 ? "0" : String(check);
}

/**
 * Check sign of a unified social credit code (GB 32100-2015): 31 − (Σ weight × value mod 31), where 31 counts as 0.
 *
 * @returns undefined unless `first17` is seventeen of the allowed signs.
 */
export function creditCheckSign(first17: string): string | undefined {
  if (first17.length !== codeWeights.length) return undefined;
  let sum = 0;
  for (const [position, weight] of codeWeights.entries()) {
    const value = creditCodeSigns.indexOf(first17[position] ?? " ");
    if (value < 0) return undefined;
    sum += weight * value;
  }
  return creditCodeSigns[(31 - (sum % 31)) % 31];
}

/** Whether a text is a unified social credit code: 18 signs, region in digits, both check signs right. */
export function isCreditCode(code: string): boolean {
  return (
    /^[0-9A-HJ-NP-RTUWXY]{2}\d{6}[0-9A-HJ-NP-RTUWXY]{10}$/.test(code) &&
    organisationCheckSign(code.slice(8, 16)) === code[16] &&
    creditCheckSign(code.slice(0, 17)) === code[17]
  );
}

/**
 * Credit code of an enterprise registered with the market regulator (`91`), from its region and the eight signs of its organisation.
 *
 * @throws RangeError if the region is not six digits or the body not eight of the allowed signs.
 */
export function enterpriseCreditCode(region: string, body: string): string {
  const organisationCheck = organisationCheckSign(body);
  const first17 = `91${region}${body}${organisationCheck ?? ""}`;
  const check = creditCheckSign(first17);
  if (!/^\d{6}$/.test(region) || organisationCheck === undefined || check === undefined) {
    throw new RangeError(`enterpriseCreditCode: expected a region of 6 digits and a body of 8 signs, found ${region}, ${body}`);
  }
  return first17 + check;
}
