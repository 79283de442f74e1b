import { useCallback, useMemo } from "react";
import { useSearchParams } from "react-router";
import { readState, writeState, type Defaults } from "./url-state.js";

type State<D extends Defaults> = { [K in keyof D]: string };
type Change<D extends Defaults> = { readonly [K in keyof D]?: string | null };

/**
 * State of a view kept in the address, so that what is seen can be sent. `defaults` must be a constant of the module.
 * A change makes a step for Back unless `replace` is asked for.
 */
export function useUrlState<const D extends Defaults>(
  defaults: D,
): [state: State<D>, change: (change: Change<D>, options?: { replace?: boolean }) => void] {
  const [params, setParams] = useSearchParams();
  const state = useMemo(() => readState(params, defaults), [params, defaults]);
  const change = useCallback((values: Change<D>, { replace = false } = {}) => {
    // The address itself is asked: two changes in one turn must both stay.
    setParams(() => writeState(new URLSearchParams(location.search), defaults, values), { replace, preventScrollReset: true });
  }, [setParams, defaults]);
  return [state, change];
}
