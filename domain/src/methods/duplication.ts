import { completeClusters, duplications, type ZoneItems } from "@chengqi/engines/duplication";
import { z } from "zod";
import { method } from "./method.js";

const row = (values: readonly number[]): ZoneItems => {
  const items = values.flatMap((value, item) => (value === 0 ? [] : [item]));
  return { items, values: items.map((item) => values[item]!) };
};

export const duplicationMethod = method({
  name: "duplication",
  title: { zh: "功能区同质化", en: "Duplication: what zones do alike beyond the city's mix" },
  input: z.object({
    zones: z.array(z.string()).describe("names of the zones"),
    items: z.array(z.string()).describe("names of what is compared: classes, links or product words"),
    values: z.array(z.array(z.number())).describe("values[zone][item] ≥ 0: firms"),
    outside: z.array(z.number()).describe("[item] ≥ 0: firms of the city outside these zones"),
    reliabilityFirms: z.number().optional().describe("firms at which the mix of a zone counts by half, ≥ 0; 10 if not given"),
    least: z.number().optional().describe("score from which zones form clusters; 0.15 if not given"),
    chanceBelow: z.number().optional().describe("pairs that may be chance with this likelihood or more form none; 0.01 if not given"),
  }),
  gives: {
    pairs: "the highest score first: a, b (zones), score (0 to below 1), chance (0 to 1: at most how likely the most telling item is chance), items: item, part (they sum to the score), chance; pairs that share nothing are left out",
    clusters: "lists of zones of which every two duplicate each other",
  },
  example: {
    zones: ["东区", "西区", "南区"],
    items: ["芯片", "软件", "零售"],
    values: [[24, 4, 12], [16, 0, 14], [0, 20, 20]],
    outside: [20, 116, 364],
  },
  compute({ zones, items, values, outside, reliabilityFirms = 10, least = 0.15, chanceBelow = 0.01 }) {
    if (values.length !== zones.length) throw new RangeError(`duplication: values has ${values.length} rows, expected one for each of ${zones.length} zones`);
    [outside, ...values].forEach((found, at) => {
      const name = at === 0 ? "outside" : `values[${at - 1}]`;
      if (found.length !== items.length) throw new RangeError(`duplication: ${name} has ${found.length} values, expected one for each of ${items.length} items`);
    });
    const city = items.map((_, item) => values.reduce((sum, own) => sum + own[item]!, outside[item]!));
    const found = duplications({ zones: values.map(row), city, reliabilityFirms });
    const told = found.filter(({ score, chance }) => score >= least && chance < chanceBelow);
    return {
      pairs: found.toSorted((x, y) => y.score - x.score).map((pair) =>
        ({ a: zones[pair.a]!, b: zones[pair.b]!, score: pair.score, chance: pair.chance, items: pair.items.map(({ item, part, chance }) => ({ item: items[item]!, part, chance })) })),
      clusters: completeClusters(zones.length, told, least).map((group) => group.map((at) => zones[at]!)),
    };
  },
});
