import { exactLog } from "../numbers/index.js";
import { eachZone, mix, type Output } from "./mix.js";

/**
 * Shannon entropy of every zone's mix of industries, −Σ_i s_zi ln s_zi, in nats; an absent industry adds nothing.
 *
 * @param output output[zone][industry]; non-negative, one unit throughout.
 * @param known what is known of it already.
 * @returns one number from 0 (one industry) to ln n (n equal industries) for every zone; null for a zone without output.
 * @throws RangeError if rows differ in length or a value is negative or not finite.
 * @see Shannon (1948), A mathematical theory of communication.
 */
export const entropies = (output: Output, known = mix("entropies", output)): (number | null)[] =>
  eachZone(known, (zone) => {
    let sum = 0;
    for (let i = 0; i < zone.length; i += 1) if (zone[i]! > 0) sum -= zone[i]! * exactLog(zone[i]!);
    return sum;
  });
