"""Every measure of specialisation, concentration and similarity with numpy. Prints the best seconds of three."""
import sys
import time

import numpy as np

zones, industries = int(sys.argv[1]), int(sys.argv[2])
chance = np.random.default_rng(11)
values = np.floor(1000 * chance.random((zones, industries)) * chance.random((zones, industries)))
values[chance.random(values.shape) < 1 / 3] = 0


def measures(x):
    by_zone, by_industry, total = x.sum(1), x.sum(0), x.sum()
    share, together, ground = x / by_zone[:, None], by_industry / total, by_zone / total
    quotient = share / together
    filled = np.where(share > 0, share, 1)
    distance = np.array([np.abs(share - row).sum(1) for row in share])
    overlap = np.array([np.minimum(share, row).sum(1) for row in share])
    dots = share @ share.T
    length = np.sqrt(np.diag(dots))
    own = x / by_industry
    order = np.argsort(own / ground[:, None], axis=0, kind="stable")
    sorted_own = np.take_along_axis(own, order, 0)
    before = np.cumsum(sorted_own, 0) - sorted_own
    return (
        quotient,
        np.abs(share - together).sum(1),
        (share**2).sum(1),
        -(share * np.log(filled)).sum(1),
        1 / (share * quotient).sum(1),
        dots / np.outer(length, length),
        overlap,
        distance,
        ((own - ground[:, None]) ** 2).sum(0) / (1 - (ground**2).sum()),
        1 - (ground[order] * (2 * before + sorted_own)).sum(0),
    )


best = np.inf
for _ in range(3):
    start = time.perf_counter()
    measures(values)
    best = min(best, time.perf_counter() - start)
print(best)
