import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const source = (folder: string) => fileURLToPath(new URL(folder, import.meta.url));

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
  test: { include: ["*/src/**/*.test.{ts,tsx}", "tests/*/*.test.ts"], exclude: ["**/node_modules/**", "**/dist/**", "tests/journeys/**"], testTimeout: 60_000, hookTimeout: 120_000 },
});
