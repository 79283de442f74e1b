"""Nearest of many sources on a street-like grid: scipy's Dijkstra from all of them at once. Prints the best seconds of 3."""
import sys
from time import perf_counter

import numpy as np
from scipy.sparse import csr_matrix
from scipy.sparse.csgraph import dijkstra

side, facilities = int(sys.argv[1]), int(sys.argv[2])
chance = np.random.default_rng(1)
node = np.arange(side * side).reshape(side, side)
start = np.concatenate([node[:, :-1].ravel(), node[:-1, :].ravel()])
end = np.concatenate([node[:, 1:].ravel(), node[1:, :].ravel()])
cost = 80 + 40 * chance.random(start.size)
graph = csr_matrix((np.concatenate([cost, cost]), (np.concatenate([start, end]), np.concatenate([end, start]))), shape=(side * side, side * side))
sources = chance.integers(0, side * side, facilities)

best = float("inf")
for _ in range(3):
    begin = perf_counter()
    dijkstra(graph, directed=True, indices=sources, min_only=True, return_predecessors=True)
    best = min(best, perf_counter() - begin)
print(best)
