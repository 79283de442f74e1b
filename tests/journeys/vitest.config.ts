import { defineConfig } from "vitest/config";

/** One server and one browser for all journeys; each journey has a visit of its own. */
export default defineConfig({
  test: {
    root: import.meta.dirname,
    include: ["*.test.ts"],
    globalSetup: ["./start-city.ts"],
    fileParallelism: false,
    testTimeout: 240_000,
    hookTimeout: 120_000,
    // A loaded machine may take long to show what is asked for.
    expect: { poll: { timeout: 30_000, interval: 100 } },
  },
});
