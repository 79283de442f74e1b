import { QueryClientProvider } from "@tanstack/react-query";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { RouterProvider } from "react-router";
import "@fontsource-variable/noto-sans-sc/index.css";
import { queryClient } from "./api.js";
import { startWords } from "./i18n/i18n.js";
import { router } from "./routes.js";
import "./theme/base.css";
import { ThemeProvider } from "./theme/ThemeProvider.js";

// Schemas are read without code made at run time: the policy of the page forbids that, and reports each try.
Object.assign(globalThis, { __zod_globalConfig: { jitless: true } });

const root = document.getElementById("root");
if (!root) throw new RangeError("main: the page has no element “root”");
await startWords();
createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={queryClient}>
      <ThemeProvider>
        <RouterProvider router={router} />
      </ThemeProvider>
    </QueryClientProvider>
  </StrictMode>,
);
