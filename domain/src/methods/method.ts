import type { LinearSolver } from "@chengqi/engines/numbers";
import type { z } from "zod";

/** What a computation may use besides its input. */
export interface Tools {
  readonly solve: LinearSolver;
  /** True when the time is over or the person has cancelled: a search gives what it has, with its bound. */
  readonly mustStop: () => boolean;
}

/** A method by which anybody can recompute a number: what it reads, what it gives, and an example to try. */
export interface Method<Input = unknown> {
  /** Name of the command, of its page in docs/methods and of its golden cases. */
  readonly name: string;
  /** What it tells, one line. */
  readonly title: { readonly zh: string; readonly en: string };
  /** Every key carries `.describe()`: meaning, unit, limits. */
  readonly input: z.ZodType<Input>;
  /** Every key of the result: meaning, unit, when it is null. */
  readonly gives: Readonly<Record<string, string>>;
  /** An input small enough to read and check by hand. */
  readonly example: Input;
  /** Large cases may take minutes: they run in a worker of their own, with a time limit. */
  readonly long?: boolean;
  compute(input: Input, tools: Tools): object;
}

/** The same method for whatever input: its `compute` checks the input first. @throws ZodError, or RangeError of the engine */
export const method = <Input>(definition: Method<Input>): Method =>
  ({ ...definition, compute: (input, tools) => definition.compute(definition.input.parse(input), tools) });
