import { coinReadings, coinSigns } from "./coin-signs.js";
import { tradesOf } from "./trades.js";

/** The sign in every name that says the firm does not exist. */
export const demonstrationMark = "(演示)";

export interface FirmName {
  readonly zh: string;
  readonly en: string;
  /** Reading of the name without its legal ending, no blanks. */
  readonly pinyin: string;
  readonly initials: string;
}

const signs = coinSigns.length;
/** How many coined words of three signs there are; the first so many firms of a seed all bear different ones. */
export const coinedWords = signs * signs * signs;
// Shares no factor with the number of words, so that index → word is one to one.
const stride = 2_531_467;

/** The three signs of the coined word of a firm. */
function coinOf(seed: number, index: number): readonly [number, number, number] {
  const word = ((index % coinedWords) * stride + (seed % coinedWords) * 1_000_003) % coinedWords;
  return [Math.floor(word / (signs * signs)), Math.floor(word / signs) % signs, word % signs];
}

/**
 * Name of the synthetic firm `index`: a coined word, the word of its trade, the mark 演示 and a legal ending.
 *
 * @param u a number from 0 to 1 that chooses between the words of a trade.
 */
export function firmName(seed: number, index: number, industryCode: string, u: number, shares: boolean): FirmName {
  const coin = coinOf(seed, index);
  const trades = tradesOf(industryCode);
  const trade = trades[Math.min(trades.length - 1, Math.floor(u * trades.length))];
  if (!trade) throw new RangeError(`firmName: no trade for ${industryCode}`);
  const word = coin.map((sign) => coinSigns[sign] ?? "").join("");
  const readings = coin.map((sign) => coinReadings[sign] ?? "");
  const reading = readings.join("");
  return {
    zh: `${word}${trade.zh}${demonstrationMark}${shares ? "股份" : ""}有限公司`,
    en: `${reading.slice(0, 1).toUpperCase()}${reading.slice(1)} ${trade.en} (Demonstration) Co., Ltd.`,
    pinyin: reading + trade.pinyin,
    initials: readings.map((syllable) => syllable[0] ?? "").join("") + trade.initials,
  };
}
