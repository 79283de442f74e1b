import { methods } from "./methods.js";

/** What the caller gave cannot be computed; the message is one line for people. */
export class WrongInput extends Error {
  override readonly name = "WrongInput";
}

/**
 * Computes a method on JSON text.
 *
 * @returns the result as JSON text
 * @throws WrongInput naming the field, what was found and what was expected
 */
export function compute(name: string, text: string): string {
  const method = Object.hasOwn(methods, name) ? methods[name] : undefined;
  if (!method) throw new WrongInput(`method: found ${JSON.stringify(name)}, expected one of ${Object.keys(methods).join(", ")}`);
  const read = method.input.safeParse(parse(text));
  if (!read.success) {
    const [issue] = read.error.issues;
    throw new WrongInput(`${issue?.path.join(".") || "input"}: ${issue?.message ?? "is not what the method takes"}`);
  }
  try {
    return JSON.stringify(method.compute(read.data));
  } catch (error) {
    if (error instanceof RangeError) throw new WrongInput(error.message);
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
