import react from "@vitejs/plugin-react";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";

const domain = fileURLToPath(new URL("../domain/src", import.meta.url));
const api = process.env["API"] ?? "http://127.0.0.1:8080";

export default defineConfig({
  plugins: [react()],
  // The server puts a fresh nonce here with every page it sends.
  html: { cspNonce: "__CSP_NONCE__" },
  resolve: {
    alias: [
      { find: /^@chengqi\/domain\/(words\/.+\.json)$/, replacement: `${domain}/$1` },
      { find: /^@chengqi\/domain\/(.+)$/, replacement: `${domain}/$1.ts` },
    ],
  },
  // Fonts stay files: as data URLs they would all load at once.
  build: { target: "es2022", assetsInlineLimit: 0, chunkSizeWarningLimit: 1100, reportCompressedSize: false },
  worker: { format: "es" },
  server: { host: "127.0.0.1", proxy: { "/api": api, "/healthz": api } },
});
