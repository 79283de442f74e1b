import { useEffect, useState } from "react";

/** A value that follows after a pause, so that not every key asks the server. */
export function useDelayed<T>(value: T, delayMs: number): T {
  const [late, setLate] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setLate(value), delayMs);
    return () => clearTimeout(timer);
  }, [value, delayMs]);
  return late;
}
