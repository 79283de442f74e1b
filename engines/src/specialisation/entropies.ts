import { exactLog } from "../numbers/index.js";
import { eachZone } from "./each-zone.js";
import { industryShares } from "./shares.js";
import type { Output } from "./sums.js";

/**
 * Shannon entropy of every zone's mix of industries, −Σ_i s_zi ln s_zi, in nats; an absent industry adds nothing.
 *
 * @param output output[zone][industry]; non-negative, one unit throughout.
 * @returns one number from 0 (one industry) to ln n (n equal industries) for every zone; null for a zone without output.
 * @throws RangeError if rows differ in length or a value is negative or not finite.
 */
export const entropies = (output: Output): (number | null)[] =>
  eachZone(industryShares(output, "entropies"), (zone) => zone.reduce((sum, share) => (share > 0 ? sum - share * exactLog(share) : sum), 0));
