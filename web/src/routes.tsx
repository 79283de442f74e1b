import type { ComponentType } from "react";
import { createBrowserRouter, type RouteObject } from "react-router";
import BoardPage from "./board/BoardPage.js";
import { Frame } from "./frame/Frame.js";
import { NotFound } from "./frame/NotFound.js";
import { RouteFailure } from "./frame/RouteFailure.js";

/** A page whose code is fetched when it is asked for. */
const page = (path: string, load: () => Promise<{ default: ComponentType }>): RouteObject => ({
  path,
  lazy: async () => ({ Component: (await load()).default }),
});

const pages: RouteObject[] = [
  { path: "/", Component: BoardPage },
  page("/zones", () => import("./zones/ZonesPage.js")),
  page("/zones/:id", () => import("./zones/ZonePage.js")),
  page("/ecosystems", () => import("./ecosystems/EcosystemsPage.js")),
  page("/ecosystems/:id", () => import("./ecosystems/EcosystemPage.js")),
  page("/districts", () => import("./districts/DistrictsPage.js")),
  page("/districts/:code", () => import("./districts/DistrictPage.js")),
  page("/firms", () => import("./enterprises/FirmsPage.js")),
  page("/firms/:id", () => import("./enterprises/FirmPage.js")),
  page("/exports", () => import("./exports/ExportsPage.js")),
  page("/imports", () => import("./imports/ImportsPage.js")),
  page("/imports/new", () => import("./imports/NewImportPage.js")),
  page("/imports/:id", () => import("./imports/ImportPage.js")),
  page("/datasets", () => import("./datasets/DatasetsPage.js")),
  page("/datasets/:id", () => import("./datasets/DatasetPage.js")),
  page("/atlas/:scope/:id", () => import("./atlas/AtlasPage.js")),
  page("/chains", () => import("./chains/ChainsPage.js")),
  page("/chains/:id", () => import("./chains/ChainPage.js")),
  page("/chains/:id/roadmap", () => import("./chains/RoadmapEditPage.js")),
  page("/chains/:id/:link", () => import("./chains/LinkPage.js")),
  page("/targets", () => import("./chains/TargetsPage.js")),
  page("/targets/:id", () => import("./chains/TargetPage.js")),
  page("/gaps", () => import("./chains/GapsPage.js")),
  page("/supply", () => import("./chains/SupplyPage.js")),
  page("/duplication", () => import("./chains/DuplicationPage.js")),
  page("/duplication/:a/:b", () => import("./chains/PairPage.js")),
  page("/rules", () => import("./rules/RulesPage.js")),
  page("/rules/new", () => import("./rules/EditRulePage.js")),
  page("/rules/:id", () => import("./rules/RulePage.js")),
  page("/rules/:id/edit", () => import("./rules/EditRulePage.js")),
  page("/my-day", () => import("./my-day/MyDayPage.js")),
  page("/my-day/deliveries", () => import("./my-day/DeliveriesPage.js")),
  page("/acts", () => import("./acts/ActsPage.js")),
  page("/sign-in", () => import("./sign-in/SignInPage.js")),
  page("/me", () => import("./sign-in/MePage.js")),
  page("/users", () => import("./sign-in/UsersPage.js")),
  page("/bodies", () => import("./governance/BodiesPage.js")),
  page("/bodies/:id", () => import("./governance/BodyPage.js")),
  page("/permissions", () => import("./permissions/PermissionsPage.js")),
  page("/history", () => import("./history/HistoryPage.js")),
  { path: "*", Component: NotFound },
];

export const router = createBrowserRouter([
  { path: "/", Component: Frame, ErrorBoundary: RouteFailure, HydrateFallback: () => null, children: [{ ErrorBoundary: RouteFailure, children: pages }] },
]);
