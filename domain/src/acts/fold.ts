/** The state that a row of acts leads to, from the first to the last. */
export const fold = <A, State>(acts: readonly A[], initial: State, step: (state: State, act: A) => State): State =>
  acts.reduce(step, initial);
