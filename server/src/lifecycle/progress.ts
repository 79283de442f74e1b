/** Progress lines with the seconds since the process began, and the last of them for the health check. */
export interface Progress {
  say(step: string): void;
  /** The last step while work is under way, null when it is done. */
  current(): string | null;
  done(): void;
}

export function progressLines(write: (line: string) => void): Progress {
  let last: string | null = null;
  return {
    say: (step) => {
      last = step;
      write(`[${process.uptime().toFixed(1).padStart(5)} s] ${step}\n`);
    },
    current: () => last,
    done: () => {
      last = null;
    },
  };
}
