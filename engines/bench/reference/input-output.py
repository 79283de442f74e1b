"""Everything of an input-output table: both inverses, linkages, extraction losses. Prints the best seconds of three."""
import sys
import time

import numpy as np

sectors = int(sys.argv[1])
chance = np.random.default_rng(11)
z = chance.random((sectors, sectors))
x = sectors * (0.7 + 0.6 * chance.random(sectors))


def everything():
    a, b = z / x, z / x[:, None]
    leontief = np.linalg.inv(np.eye(sectors) - a)
    ghosh = np.linalg.inv(np.eye(sectors) - b)
    multiplier, rows, forward = leontief.sum(0), leontief.sum(1), ghosh.sum(1)
    return {
        "finalDemand": x - z.sum(1),
        "valueAdded": x - z.sum(0),
        "directBackward": a.sum(0),
        "directForward": b.sum(1),
        "powerOfDispersion": multiplier / multiplier.mean(),
        "sensitivityLeontief": rows / rows.mean(),
        "sensitivityGhosh": forward / forward.mean(),
        "backwardSpread": leontief.std(0, ddof=1) / leontief.mean(0),
        "extractionLoss": multiplier / np.diag(leontief) * x,
    }


def seconds():
    start = time.perf_counter()
    everything()
    return time.perf_counter() - start


print(min(seconds() for _ in range(3)))
