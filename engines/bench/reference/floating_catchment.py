"""Two-step floating catchment over pairs found by a k-d tree. Prints the best seconds of 3."""
import sys
from time import perf_counter

import numpy as np
from scipy.spatial import cKDTree

people, sites = int(sys.argv[1]), int(sys.argv[2])
chance = np.random.default_rng(1)
demand = 40000 * chance.random((people, 2))
supply = 40000 * chance.random((sites, 2))
population = np.floor(5000 * chance.random(people))
capacity = np.floor(500 * chance.random(sites))

best = float("inf")
for _ in range(3):
    begin = perf_counter()
    tree = cKDTree(demand)
    around = tree.query_ball_point(supply, 5000)
    access = np.zeros(people)
    for site, reached in enumerate(around):
        asked = population[reached].sum()
        if asked > 0:
            access[reached] += capacity[site] / asked
    cKDTree(supply).query(demand)
    best = min(best, perf_counter() - begin)
print(best)
