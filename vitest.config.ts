import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const source = (folder: string) => fileURLToPath(new URL(folder, import.meta.url));

const never = ["**/node_modules/**", "**/dist/**", "tests/journeys/**"];
const overHttp = [
  "server/src/*/http.test.ts", "server/src/http/{docs,limits}.test.ts", "server/src/permissions/answers.test.ts", "server/src/sign-in/{erase,keys}.test.ts", "server/src/governance/acts.test.ts", "server/src/chains/{acts,work}.test.ts", "server/src/rules/{columns,roles,runner}.test.ts", "tests/clients/*.test.ts",
];

/** Tests run on the sources; only worker threads run what `tsc -b` built. */
export default defineConfig({
  resolve: {
    alias: [
      { find: /^@chengqi\/engines\/(.*)$/, replacement: `${source("./engines/src")}/$1/index.ts` },
      { find: /^@chengqi\/domain\/(.*\.json)$/, replacement: `${source("./domain/src")}/$1` },
      { find: /^@chengqi\/domain\/(.*)$/, replacement: `${source("./domain/src")}/$1.ts` },
      { find: /^@chengqi\/server\/(.*)$/, replacement: `${source("./server/src")}/$1.ts` },
    ],
  },
  test: {
    // The first test of a file may load the city, on a slow machine beside other work.
    testTimeout: 180_000,
    hookTimeout: 180_000,
    projects: [
      { extends: true, test: { name: "parts", include: ["*/src/**/*.test.{ts,tsx}", "tests/*/*.test.ts"], exclude: [...never, ...overHttp], maxWorkers: 2, sequence: { groupOrder: 0 } } },
      // These share one loaded city: one worker, one set of modules.
      { extends: true, test: { name: "http", include: overHttp, exclude: never, isolate: false, fileParallelism: false, sequence: { groupOrder: 1 } } },
    ],
  },
});
