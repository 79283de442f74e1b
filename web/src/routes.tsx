import type { ComponentType } from "react";
import { createBrowserRouter, type RouteObject } from "react-router";
import { Frame } from "./frame/Frame.js";
import { NotFound } from "./frame/NotFound.js";
import { RouteFailure } from "./frame/RouteFailure.js";

type Page = () => Promise<{ default: ComponentType }>;

const pages = import.meta.glob<{ default: ComponentType }>("./*/*Page.tsx");

const page = (path: string, name: string): RouteObject => ({
  path,
  lazy: async () => ({ Component: (await (pages[`./${name}.tsx`] as Page)()).default }),
});

export const router = createBrowserRouter([
  {
    path: "/",
    Component: Frame,
    ErrorBoundary: RouteFailure,
    HydrateFallback: () => null,
    children: [
      {
        ErrorBoundary: RouteFailure,
        children: [
          page("/", "board/BoardPage"),
          page("/zones", "zones/ZonesPage"),
          page("/zones/:id", "zones/ZonePage"),
          page("/ecosystems", "ecosystems/EcosystemsPage"),
          page("/ecosystems/:id", "ecosystems/EcosystemPage"),
          page("/districts", "districts/DistrictsPage"),
          page("/districts/:code", "districts/DistrictPage"),
          page("/firms", "enterprises/FirmsPage"),
          page("/firms/:id", "enterprises/FirmPage"),
          page("/datasets", "datasets/DatasetsPage"),
          page("/datasets/:id", "datasets/DatasetPage"),
          page("/atlas/:scope/:id", "atlas/AtlasPage"),
          page("/history", "history/HistoryPage"),
          { path: "*", Component: NotFound },
        ],
      },
    ],
  },
]);
