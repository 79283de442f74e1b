import { array, assert, constantFrom, double, integer, nat, option, property, record, type Arbitrary } from "fast-check";
import { describe, expect, it } from "vitest";
import { composite, type Aggregate, type NodeStep, type Normalise, type Scheme } from "./index.js";

const leaf = (id: string, parent: string, weight = 1, direction = 1) => ({ id, parent, weight, direction });
const two = (values: Scheme["values"], rest: Partial<Scheme> = {}): Scheme => ({
  units: values.map((_, u) => `u${u}`),
  indicators: [leaf("a", "top"), leaf("b", "top")],
  groups: [{ id: "top", weight: 1, parent: null }],
  values, normalise: { method: "minmax" }, aggregate: "arithmetic", ...rest,
});

const five = [leaf("a", "x"), leaf("b", "x"), leaf("c", "y"), leaf("d", "y"), leaf("e", "top")];
const anyScheme: Arbitrary<Scheme> = record({
  rows: array(array(option(integer({ min: -50, max: 50 }), { freq: 6 }), { minLength: 5, maxLength: 5 }), { minLength: 1, maxLength: 7 }),
  weights: array(nat(4), { minLength: 7, maxLength: 7 }),
  directions: array(constantFrom(1, -1), { minLength: 5, maxLength: 5 }),
  method: constantFrom("minmax", "zscore", "rank", "goalposts"),
  range: option(constantFrom<[number, number]>([0, 100], [0.1, 0.3], [-1, 1])),
  aggregate: constantFrom<Aggregate>("arithmetic", "geometric", "harmonic"),
}).map(({ rows, weights, directions, method, range, aggregate }) => ({
  units: rows.map((_, u) => `u${u}`),
  indicators: five.map((node, i) => ({ ...node, weight: weights[i]!, direction: directions[i]!, goalposts: [-30, 40] })),
  groups: [{ id: "top", weight: 1, parent: null }, { id: "x", weight: weights[5]!, parent: "top" }, { id: "y", weight: weights[6]!, parent: "top" }],
  values: rows, normalise: { method, ...(range ? { range } : {}) } as Normalise, aggregate,
}));

/** The same said again: column by column, then down from the top, with the functions of the language. */
function naive({ indicators, groups, values, normalise: { method, range }, aggregate }: Scheme) {
  const spread = aggregate === "arithmetic" ? (range ?? (method === "minmax" || method === "goalposts" ? [0, 100] : null)) : range && range[0] > 0 ? range : [1, 100];
  const raw = indicators.map(({ direction }, i) => values.map((row) => (row[i] === null ? null : row[i]! * direction)));
  let columns = raw.map((column, i) => {
    const known = column.filter((value) => value !== null);
    const [low, high] = method === "goalposts" ? indicators[i]!.goalposts!.map((post) => post * indicators[i]!.direction).toSorted((a, b) => a - b) as [number, number] : [Math.min(...known), Math.max(...known)];
    const mean = known.reduce((sum, value) => sum + value, 0) / known.length;
    const deviation = Math.sqrt(known.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (known.length - 1));
    return column.map((value) => {
      if (value === null || (method !== "goalposts" && low === high)) return null;
      if (method === "zscore") return (value - mean) / deviation;
      const place = 1 + known.filter((other) => other < value).length;
      if (method === "rank") return spread ? (place - 1) / (known.length - 1) : place;
      return Math.min(1, Math.max(0, (value - low) / (high - low)));
    });
  });
  if (spread) {
    const all = columns.flat().filter((value) => value !== null);
    const [low, high] = method === "zscore" ? [Math.min(...all), Math.max(...all)] : [0, 1];
    columns = columns.map((column) => column.map((value) => (value === null ? null : spread[0] + ((value - low) / (high - low)) * (spread[1] - spread[0]))));
  }
  const score = (id: string, u: number): number | null => {
    const at = indicators.findIndex((node) => node.id === id);
    if (at >= 0) return columns[at]![u]!;
    const children = [...indicators, ...groups].filter(({ parent, weight }) => parent === id && weight > 0).map((node) => ({ weight: node.weight, y: score(node.id, u) })).filter(({ y }) => y !== null);
    const total = children.reduce((sum, { weight }) => sum + weight, 0);
    const mean = (f: (y: number) => number) => children.reduce((sum, { weight, y }) => sum + (weight * f(y!)) / total, 0);
    if (total === 0) return null;
    return aggregate === "arithmetic" ? mean((y) => y) : aggregate === "geometric" ? Math.exp(mean(Math.log)) : 1 / mean((y) => 1 / y);
  };
  return { normalised: values.map((_, u) => columns.map((column) => column[u]!)), scores: Object.fromEntries(groups.map(({ id }) => [id, values.map((_, u) => score(id, u))])) };
}

const close = (found: number | null, due: number | null, tolerance = 1e-9) =>
  found === null || due === null ? found === due : Math.abs(found - due) <= tolerance * Math.max(1, Math.abs(due));
const runs = { numRuns: 150, seed: 5 };

describe("composite", () => {
  it("gives what the definitions give, for every normalisation and aggregation, with values missing", () => {
    assert(property(anyScheme, (scheme) => {
      const found = composite(scheme);
      const due = naive(scheme);
      return found.normalised.every((row, u) => row.every((value, i) => close(value, due.normalised[u]![i]!)))
        && scheme.groups.every(({ id }) => found.scores[id]!.every((value, u) => close(value, due.scores[id]![u]!)));
    }), runs);
  });

  it("ranks by the unrounded score: one more than the units above, ties share the better rank", () => {
    assert(property(anyScheme, (scheme) => {
      const { scores, rank } = composite(scheme);
      return scores["top"]!.every((score, u) => rank[u] === (score === null ? null : 1 + scores["top"]!.filter((other) => other !== null && other > score).length));
    }), runs);
    const near = two([[1, 0], [1 + 2 ** -50, 0], [1 + 2 ** -50, 0], [3, 1]], { normalise: { method: "goalposts" }, indicators: [leaf("a", "top"), leaf("b", "top")].map((node) => ({ ...node, goalposts: [0, 4] as const })) });
    expect(composite(near).rank).toEqual([4, 2, 2, 1]);
  });

  it("gives the same bits whatever the order of the units, the unit of measurement (powers of two) or the sign with the direction turned", () => {
    assert(property(anyScheme, constantFrom(1 / 4, 8), (scheme, factor) => {
      // The mean of z-scores is a sum, whose last bit may depend on the order.
      const bits = scheme.normalise.method === "zscore" ? 1e-12 : 0;
      const same = (changed: Scheme, order: <T>(list: readonly T[]) => readonly T[] = (list) => list, tolerance = 0) => {
        const [one, other] = [composite(scheme), composite(changed)];
        return scheme.groups.every(({ id }) => order(one.scores[id]!).every((score, u) => close(score, other.scores[id]![u]!, tolerance)));
      };
      const mapped = (change: (value: number) => number) => scheme.values.map((row) => row.map((value) => (value === null ? null : change(value))));
      const measured = { ...scheme, values: mapped((value) => value * factor), indicators: scheme.indicators.map((node) => ({ ...node, goalposts: [-30 * factor, 40 * factor] as const })) };
      const turned = { ...scheme, values: mapped((value) => -value), indicators: scheme.indicators.map((node) => ({ ...node, direction: -node.direction, goalposts: [-40, 30] as const })) };
      const weighed = { ...scheme, indicators: scheme.indicators.map((node) => ({ ...node, weight: node.weight * 4 })), groups: scheme.groups.map((node) => ({ ...node, weight: node.weight * factor })) };
      // A common factor of the weights must reach all siblings: those of the top are of both kinds.
      const together = { ...weighed, groups: scheme.groups.map((node) => ({ ...node, weight: node.weight * 4 })) };
      return same({ ...scheme, values: scheme.values.toReversed() }, (list) => list.toReversed(), bits) && same(measured) && same(turned) && same(together);
    }), runs);
  });

  it("keeps every score between the lowest and highest of its children", () => {
    assert(property(anyScheme, (scheme) => {
      const { scores, normalised } = composite(scheme);
      const of = (id: string, u: number) => scores[id]?.[u] ?? normalised[u]![scheme.indicators.findIndex((node) => node.id === id)] ?? null;
      return scheme.groups.every(({ id }) => scores[id]!.every((score, u) => {
        const children = [...scheme.indicators, ...scheme.groups].filter((node) => node.parent === id && node.weight > 0).map((node) => of(node.id, u)).filter((value) => value !== null);
        return score === null ? children.length === 0 : score >= Math.min(...children) - 1e-9 && score <= Math.max(...children) + 1e-9;
      }));
    }), runs);
  });

  it("never lowers the score of a unit whose value gets better, with fixed goalposts", () => {
    assert(property(anyScheme, nat(6), nat(4), double({ min: 0, max: 30, noNaN: true }), (any, u, i, better) => {
      const scheme: Scheme = { ...any, normalise: { method: "goalposts" } };
      const unit = u % scheme.units.length;
      if (scheme.values[unit]![i] === null) return true;
      const values = scheme.values.map((row, at) => (at === unit ? row.with(i, row[i]! + better * scheme.indicators[i]!.direction) : row));
      const before = composite(scheme).scores["top"]![unit] ?? 0;
      return (composite({ ...scheme, values }).scores["top"]![unit] ?? 0) >= before - 1e-9;
    }), runs);
  });

  it("leaves a missing child out and gives its weight to its siblings in proportion", () => {
    const scheme = { ...two([[0, 0, 0], [100, null, 40], [100, 100, 100]]), indicators: [leaf("a", "top", 3), leaf("b", "top", 5), leaf("c", "top", 1)] };
    expect(composite(scheme).scores["top"]).toEqual([0, 0.75 * 100 + 0.25 * 40, 100]);
  });

  it("gives null, not 0, for a constant indicator, a unit without values and a group without anything below", () => {
    const scheme = two([[7, 1], [7, null], [null, 3]], { groups: [{ id: "top", weight: 1, parent: null }, { id: "empty", weight: 1, parent: "top" }] });
    const { normalised, scores, rank, constantIndicators } = composite(scheme);
    expect(normalised).toEqual([[null, 0], [null, null], [null, 100]]);
    expect(scores).toEqual({ top: [0, null, 100], empty: [null, null, null] });
    expect([rank, constantIndicators]).toEqual([[2, null, 1], ["a"]]);
    expect(composite({ ...scheme, units: [], values: [] }).scores).toEqual({ top: [], empty: [] });
    expect(composite(two([[5, 9]])).scores["top"]).toEqual([null]);
    const unweighted = composite(two([[1, 2], [2, 1]], { indicators: [leaf("a", "top", 0), leaf("b", "top", 0)] }));
    expect([unweighted.scores["top"], unweighted.weights[1]!.share]).toEqual([[null, null], null]);
  });

  it("holds values within the goalposts, places a constant indicator by them, and turns them for less is better", () => {
    const indicators = [{ ...leaf("a", "top"), goalposts: [10, 20] as const }, { ...leaf("b", "top", 1, -1), goalposts: [0, 4] as const }];
    expect(composite(two([[5, 1], [25, 1], [12, 1]], { indicators, normalise: { method: "goalposts" } })))
      .toMatchObject({ normalised: [[0, 75], [100, 75], [20, 75]], constantIndicators: ["b"], range: [0, 100] });
  });

  it("says on which range geometric and harmonic means are taken, and when the one asked for was not possible", () => {
    const of = (aggregate: Aggregate, range?: [number, number], method: Normalise["method"] = "minmax") => {
      const { range: taken, warnings } = composite(two([[1, 2], [2, 1]], { aggregate, normalise: { method, range } }));
      return [taken, warnings];
    };
    expect(of("arithmetic")).toEqual([[0, 100], []]);
    expect(of("arithmetic", undefined, "zscore")).toEqual([null, []]);
    expect(of("geometric")).toEqual([[1, 100], []]);
    expect(of("harmonic", [0, 100])).toEqual([[1, 100], ["rescaled-above-zero"]]);
    expect(of("geometric", [0.5, 2], "zscore")).toEqual([[0.5, 2], []]);
    // 1 · (0.3 − 0.1) + 0.1 is above 0.3 in doubles.
    expect(composite(two([[1, 2], [2, 1]], { normalise: { method: "minmax", range: [0.1, 0.3] } })).normalised).toEqual([[0.1, 0.3], [0.3, 0.1]]);
  });

  it("tells the weights of every level", () => {
    const scheme = two([[1, 2], [2, 1]], { indicators: [leaf("a", "g", 3), leaf("b", "g")], groups: [{ id: "g", weight: 1, parent: "top" }, { id: "h", weight: 3, parent: "top" }, { id: "top", weight: 9, parent: null }] });
    expect(composite(scheme).weights.map(({ id, level, share, shareOfTop }) => [id, level, share, shareOfTop]))
      .toEqual([["top", 0, 1, 1], ["g", 1, 0.25, 0.25], ["a", 2, 0.75, 0.1875], ["b", 2, 0.25, 0.0625], ["h", 1, 0.75, 0.75]]);
  });

  const good = two([[1, 2], [2, 1]]);
  it.each<[string, Partial<Scheme>]>([
    ["values[1][0] is Infinity, expected", { values: [[1, 2], [Number.POSITIVE_INFINITY, 1]] }],
    ["values[0][1] is 1e+200, expected", { values: [[1, 1e200], [2, 1]] }],
    ["values[1] has 1 values, expected one for each of 2 indicators", { values: [[1, 2], [2]] }],
    ["values has 1 rows, expected one for each of 2 units", { values: [[1, 2]] }],
    ["indicators[1].direction is 0, expected 1 or -1", { indicators: [leaf("a", "top"), leaf("b", "top", 1, 0)] }],
    ["indicators[0].weight is -1, expected a finite number ≥ 0", { indicators: [leaf("a", "top", -1), leaf("b", "top")] }],
    ['indicators[1].id is "a", expected an id used once', { indicators: [leaf("a", "top"), leaf("a", "top")] }],
    ['indicators[0].parent is "to", expected the id of a group', { indicators: [leaf("a", "to"), leaf("b", "top")] }],
    ["groups has 0 groups with parent null, expected 1", { groups: [{ id: "top", weight: 1, parent: "top" }] }],
    ['"g" is not below the top group', { groups: [...good.groups, { id: "g", weight: 1, parent: "h" }, { id: "h", weight: 1, parent: "g" }] }],
    ["indicators[0].goalposts is missing, expected two finite numbers", { normalise: { method: "goalposts" } }],
    ["normalise.range is [3, 3], expected two finite numbers [low, high] with low < high", { normalise: { method: "minmax", range: [3, 3] } }],
    ['aggregate is "median", expected one of arithmetic, geometric, harmonic', { aggregate: "median" as Aggregate }],
  ])("refuses: %s", (message, change) => {
    expect(() => composite({ ...good, ...change })).toThrow(RangeError);
    expect(() => composite({ ...good, ...change })).toThrow(message);
  });

  it("gives the bits written down here on every machine", () => {
    const values = [[0.1, 7, 3], [0.7, 3, null], [0.33, 5, 11], [0.9, 4, 5]];
    const indicators = [leaf("a", "top", 3), leaf("b", "g", 2, -1), leaf("c", "g", 5)];
    const groups = [{ id: "g", weight: 2, parent: "top" }, { id: "top", weight: 1, parent: null }];
    const scores = (["arithmetic", "geometric", "harmonic"] as const).flatMap((aggregate) =>
      (["minmax", "zscore"] as const).map((method) => composite(two(values, { indicators, groups, aggregate, normalise: { method } })).scores["top"]!.join(" ")));
    expect(scores).toMatchInlineSnapshot(`
      [
        "0 85 51.53571428571429 75.71428571428572",
        "-1.0585978150017132 0.7307629506993887 0.007645691757922457 0.6129591944289624",
        "1 84.31481715894543 44.42753324549246 65.69572287999982",
        "8.74725019480167 83.61149844542524 48.59454048722351 74.38901173943799",
        "1 83.51831298557158 39.23861869807014 53.721712809235086",
        "5.059086225795566 83.08291399252383 44.211818612550545 68.76595235471757",
      ]
    `);
  });
});

describe("the steps of composite", () => {
  const sum = (nodes: readonly NodeStep[], key: "contribution" | "contributionToTop") => nodes.reduce((all, node) => all + node[key]!, 0);

  it("add up to the score of the parent, to the last bit for arithmetic means, and to the top from every level", () => {
    assert(property(anyScheme, (scheme) => {
      const { steps, scores } = composite(scheme, true);
      return steps!.every(({ nodes, score }, u) => {
        const groups = nodes.filter(({ id, value }) => scores[id] && value !== null);
        const whole = groups.every(({ id, value }) => {
          const found = sum(scheme.indicators.concat(scheme.groups as never).flatMap((node) => (node.parent === id ? nodes.filter((step) => step.id === node.id) : [])), "contribution");
          return scheme.aggregate === "arithmetic" ? found === value : close(found, value);
        });
        const leaves = nodes.filter(({ id }) => !scores[id]);
        return score === scores["top"]![u] && whole && (score === null || close(sum(leaves, "contributionToTop"), score));
      });
    }), runs);
  });

  it("show what is missing, why, and where its weight went", () => {
    const indicators = [leaf("a", "top", 3), leaf("b", "top", 5), leaf("c", "top", 1), leaf("d", "top"), leaf("e", "top", 0)];
    const scheme = two([[0, 0, 0, 2, 1], [100, null, 40, 2, 0]], { indicators });
    const nodes = composite(scheme, true).steps![1]!.nodes;
    expect(nodes.map(({ id, missing, shareUsed, shareGained }) => [id, missing, shareUsed, shareGained])).toEqual([
      ["top", null, 1, 0], ["a", null, 0.75, 0.75 - 0.3], ["b", "not-measured", 0, -0.5], ["c", null, 0.25, 0.15], ["d", "constant", 0, -0.1], ["e", "no-weight", 0, 0],
    ]);
    expect(nodes.find(({ id }) => id === "a")).toMatchObject({ raw: 100, value: 100, contribution: 75, contributionToTop: 75, shareOfTopUsed: 0.75 });
  });

  it("are there only if asked for", () => expect(composite(two([[1, 2]]))).not.toHaveProperty("steps"));
});
