export { connectedComponents, type Components } from "./components.js";
export { convexHull } from "./convex-hull.js";
export { nearestK, type NearestK } from "./nearest-k.js";
export { nearestSources, type Question } from "./nearest-sources.js";
export { buildNetwork, reverseNetwork, type EdgeList, type Network } from "./network.js";
export { pieceLines, reachedPieces, type Piece, type Point } from "./reached-pieces.js";
export { nodeSnapper, type Snapped, type Snapper } from "./snap-points.js";
export { wayTo, type Way } from "./way.js";
export { createWorkspace, type Reach, type Workspace } from "./workspace.js";
