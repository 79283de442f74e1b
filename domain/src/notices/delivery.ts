/** Ways by which a notice reaches somebody. */
export const channels = ["page", "e-mail", "webhook"] as const;
export type Channel = (typeof channels)[number];

/** `spread`: made into one delivery for each recipient; `unset`: the installation has no such way out; `dead`: given up. */
export const deliveryStates = ["waiting", "sending", "sent", "spread", "unset", "dead"] as const;
export type DeliveryState = (typeof deliveryStates)[number];

export const mostAttempts = 8;
const firstDelayS = 30;
const longestDelayS = 6 * 3600;

/** How long to wait after the n-th failed attempt, n from 1; null: it is given up. */
export function delayAfter(attempts: number): number | null {
  if (attempts < 1) throw new RangeError(`attempts: ${attempts} is not 1 or more.`);
  return attempts >= mostAttempts ? null : Math.min(longestDelayS, firstDelayS * 4 ** (attempts - 1));
}
