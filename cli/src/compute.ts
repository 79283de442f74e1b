import type { Method } from "@chengqi/domain/methods/method";
import { methods } from "@chengqi/domain/methods/methods";
import { complaintOf, unknownKey } from "@chengqi/domain/methods/wrong-input";
import { computeInWorker, WrongInput } from "@chengqi/server/computing/compute";
import { jsonOf } from "@chengqi/server/computing/json";

export { WrongInput };

export interface ComputeCall {
  /** Seconds for a search; that of the input, else 60, if not given. */
  readonly timeLimitS?: number | undefined;
  readonly signal?: AbortSignal | undefined;
}

const usualLimitS = 60;
const alone = {
  solve: () => {
    throw new RangeError("a method that needs a solver is a long one");
  },
  mustStop: () => false,
};

/** The method of a name. @throws WrongInput naming those there are */
export function methodNamed(name: string): Method {
  const method = methods.get(name);
  if (!method) throw new WrongInput(`method: found ${JSON.stringify(name)}, expected one of ${[...methods.keys()].join(", ")}`);
  return method;
}

/**
 * Computes a method on JSON text.
 *
 * @returns the result as JSON, in pieces
 * @throws WrongInput naming the field, what was found and what was expected; Cancelled if there is no result yet
 */
export async function compute(name: string, text: string, { timeLimitS, signal }: ComputeCall = {}): Promise<Iterable<string>> {
  const method = methodNamed(name);
  const input = parse(text);
  const mistyped = unknownKey(method, input);
  if (mistyped) throw new WrongInput(mistyped);
  return method.long ? [await computeInWorker(name, input, { timeLimitS: timeLimitS ?? limitIn(input), signal })] : pieces(method, input);
}

/** Computed at once, so that a wrong input is known before anything is written. */
function pieces(method: Method, input: unknown): Iterable<string> {
  try {
    return jsonOf(method.compute(input, alone));
  } catch (error) {
    const complaint = complaintOf(error, input);
    throw complaint === null ? error : new WrongInput(complaint);
  }
}

function limitIn(input: unknown): number {
  const { timeLimitS } = (input ?? {}) as { timeLimitS?: unknown };
  return typeof timeLimitS === "number" && timeLimitS > 0 ? timeLimitS : usualLimitS;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new WrongInput(`input: found no JSON (${(error as Error).message.replaceAll("\n", " ")}), expected an object`);
  }
}
