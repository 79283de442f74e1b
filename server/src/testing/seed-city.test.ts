import { chanceBelow, duplicateFrom } from "@chengqi/domain/chains/duplication";
import { duplicationTruth, missingTruth, together } from "@chengqi/domain/chains/validation";
import { expect, it } from "vitest";
import { seedCity, seedResult } from "./seed-city.js";

it("finds most of what is planted, and tells no pair of zones that the generator does not make alike", async () => {
  const city = await seedCity();
  const results = [3, 8].map((seed) => seedResult(city, { seed, count: 16_577 }));
  const duplication = together(results.map(({ manifest, pairs }) => duplicationTruth(manifest, pairs, duplicateFrom, chanceBelow)));
  const missing = together(results.map(({ manifest, links }) => missingTruth(manifest, links)));
  expect(duplication.planted).toBeGreaterThan(5);
  expect(duplication.hit / duplication.planted).toBeGreaterThanOrEqual(0.75);
  expect(missing.planted).toBeGreaterThan(10);
  expect(missing.hit / missing.planted).toBeGreaterThanOrEqual(0.75);
  const none = seedResult(city, { seed: 5, count: 16_577, plant: false });
  expect(none.manifest.deviations).toEqual([]);
  for (const { pairs, made } of [...results, none]) {
    const told = pairs.filter(({ score, chance }) => (score ?? 0) >= duplicateFrom && chance < chanceBelow);
    expect(told.length).toBeGreaterThan(0);
    // Half of the threshold in classes alone: words and links may add the rest.
    expect(told.filter(({ a, b }) => (made.get(`${a} ${b}`) ?? 0) >= duplicateFrom / 2).length / told.length).toBeGreaterThanOrEqual(0.8);
  }
}, 300_000);
