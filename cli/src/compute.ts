import type { Tools } from "@chengqi/domain/methods/method";
import { methods } from "@chengqi/domain/methods/methods";
import { ZodError } from "zod";

/** What the caller gave cannot be computed; the message is one line for people. */
export class WrongInput extends Error {
  override readonly name = "WrongInput";
}

const tools: Tools = {
  solve: () => {
    throw new RangeError("no solver");
  },
  mustStop: () => false,
};

/**
 * Computes a method on JSON text.
 *
 * @returns the result as JSON text
 * @throws WrongInput naming the field, what was found and what was expected
 */
export function compute(name: string, text: string): string {
  const method = methods.get(name);
  if (!method) throw new WrongInput(`method: found ${JSON.stringify(name)}, expected one of ${[...methods.keys()].join(", ")}`);
  try {
    return JSON.stringify(method.compute(parse(text), tools));
  } catch (error) {
    if (error instanceof RangeError) throw new WrongInput(error.message);
    if (error instanceof ZodError) throw new WrongInput(`${error.issues[0]?.path.join(".") || "input"}: ${error.issues[0]?.message ?? ""}`);
    throw error;
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new WrongInput(`input: found no JSON (${(error as Error).message}), expected an object`);
  }
}
