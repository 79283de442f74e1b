import { useMutation, type UseMutationResult } from "@tanstack/react-query";
import { ApiError, apiRoot, problemOf, queryClient } from "../api.js";

export type Method = "POST" | "PUT" | "DELETE";

/** Asks the server to change something. @throws ApiError with what it said */
export async function send<T = void>(method: Method, path: string, body?: object): Promise<T> {
  let response: Response;
  try {
    response = await fetch(`${apiRoot}${path}`, {
      method, headers: { accept: "application/json", ...(body && { "content-type": "application/json" }) }, ...(body && { body: JSON.stringify(body) }),
    });
  } catch {
    throw new ApiError(0, null);
  }
  if (!response.ok) throw new ApiError(response.status, await problemOf(response));
  return (response.status === 204 ? undefined : await response.json()) as T;
}

/** What was read as somebody else is forgotten, and what is on the page read again. */
export async function readAgain(): Promise<void> {
  queryClient.removeQueries({ type: "inactive" });
  await queryClient.invalidateQueries();
}

/** A change the reader may ask for; afterwards the page is read again, and then `done` is called, wherever the reader is by then. */
export const useSend = <Input, T = void>(change: (input: Input) => Promise<T>, done?: () => void): UseMutationResult<T, Error, Input> =>
  useMutation<T, Error, Input>({
    mutationFn: change,
    onSuccess: async () => {
      await readAgain();
      done?.();
    },
  });

/** Ends the session and loads the page anew: nothing that was read stays in memory. */
export const useSignOut = (): UseMutationResult<void, Error, void> =>
  useMutation<void, Error, void>({ mutationFn: () => send("DELETE", "/session"), onSuccess: () => location.assign("/") });
