import { mayBecome, type PowerState } from "./bodies.js";

/** What can happen to a delegated power after its offer, as the record of acts names it. */
export const powerActs = { "power.accepted": "accepted", "power.declined": "declined", "power.withdrawn": "withdrawn" } as const satisfies Record<string, PowerState>;
export type PowerAct = keyof typeof powerActs;
export const powerActNames = Object.keys(powerActs) as [PowerAct, ...PowerAct[]];

export type Moved = { readonly ok: true; readonly state: PowerState } | { readonly ok: false; readonly reason: "not-open-to-this"; readonly state: PowerState };

/** What a power becomes by an act, or that it cannot. */
export function afterAct(state: PowerState, act: PowerAct): Moved {
  const next = powerActs[act];
  return mayBecome(state, next) ? { ok: true, state: next } : { ok: false, reason: "not-open-to-this", state };
}

const isPowerAct = (kind: string): kind is PowerAct => Object.hasOwn(powerActs, kind);

/**
 * Where a power stands after its acts, in their order; other acts on it leave it as it is.
 *
 * @param from where it stood when it came here: `offered`, or what its source says.
 * @throws RangeError if an act was not open to it; such an act is never recorded.
 */
export function stateAfter(from: PowerState, kinds: readonly string[]): PowerState {
  return kinds.filter(isPowerAct).reduce((state: PowerState, act) => {
    const moved = afterAct(state, act);
    if (!moved.ok) throw new RangeError(`stateAfter: ${act} found a power that is ${state}; expected one that may become ${powerActs[act]}`);
    return moved.state;
  }, from);
}
