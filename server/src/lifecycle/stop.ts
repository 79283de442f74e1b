const longestStopMs = 60_000;

/**
 * Runs `stop` at the first SIGINT, SIGTERM or SIGHUP and ends the process. npm hands Ctrl-C on a second time,
 * so later signals change nothing.
 */
export function stopOnSignals(stop: () => Promise<void>): void {
  let stopping = false;
  const hear = () => {
    if (stopping) return;
    stopping = true;
    setTimeout(() => end(1, "stopping took too long"), longestStopMs).unref();
    stop().then(
      () => end(0),
      (error: unknown) => end(1, error instanceof Error ? error.message : String(error)),
    );
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, hear);
}

function end(code: number, complaint?: string): never {
  if (complaint !== undefined) process.stderr.write(`chengqi: ${complaint.split("\n")[0]}\n`);
  process.exit(code);
}
