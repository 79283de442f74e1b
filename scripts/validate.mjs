// npm run validate: what was planted beside what is found, over seeds. --write puts the tables into docs/validation.md.
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { duplicationTruth, missingTruth, precision, recall, together } from "../domain/dist/chains/validation.js";
import { chanceBelow, duplicateFrom } from "../domain/dist/chains/duplication.js";
import { seedCity, seedResult } from "../server/dist/testing/seed-city.js";
import { at, say } from "./machine.mjs";

const { values } = parseArgs({ options: { write: { type: "boolean" }, firms: { type: "string", default: "16577" }, only: { type: "string" } } });
const count = Number(values.firms);
const chosenOn = Array.from({ length: 10 }, (_, index) => 101 + index);
const reported = Array.from({ length: 20 }, (_, index) => 1 + index);
const unplanted = [21, 22, 23, 24, 25];
const steps = [0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.35];
/** A pair that nobody planted is alike all the same where the firms to be expected are so by this much, in classes alone. */
const madeFrom = 0.1;

const percent = (value) => (value === null ? "—" : `${(100 * value).toFixed(0)} %`);
const table = (head, rows) => [head, head.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n");

const city = await seedCity();
/** Seeds are worked out once; only what is judged is kept. */
function judged(seed, plant) {
  const since = performance.now();
  const result = seedResult(city, { seed, count, plant });
  const told = result.pairs.filter(({ score, chance }) => score >= duplicateFrom && chance < chanceBelow);
  const made = told.filter(({ a, b }) => (result.made.get(`${a} ${b}`) ?? 0) >= madeFrom).length;
  say(`seed ${seed}: ${((performance.now() - since) / 1000).toFixed(1)} s`);
  return {
    seed, strength: result.manifest.strengthRatio, made, missing: missingTruth(result.manifest, result.links),
    atSteps: steps.map((least) => duplicationTruth(result.manifest, result.pairs, least, chanceBelow)),
    duplication: duplicationTruth(result.manifest, result.pairs, duplicateFrom, chanceBelow),
  };
}

const wanted = values.only ? values.only.split(",").map(Number) : reported;
const chosen = values.only ? [] : chosenOn.map((seed) => judged(seed, true));
const seeds = wanted.map((seed) => judged(seed, true));
const none = values.only ? [] : unplanted.map((seed) => judged(seed, false));

const curve = table(["least score", "planted", "told", "of them planted", "recall", "planted among told"], steps.map((least, step) => {
  const all = together(chosen.map(({ atSteps }) => atSteps[step]));
  return [least, all.planted, all.told, all.hit, percent(recall(all)), percent(precision(all))];
}));

const rowOf = ({ seed, strength, made, duplication: d, missing: m }) => [
  seed, strength.toFixed(2), d.planted, d.hit, d.told, d.told === 0 ? "—" : percent(made / d.told), m.planted, m.hit, m.told, m.told === 0 ? "—" : percent((m.hit + m.emptyByChance) / m.told),
];
const head = ["seed", "strength", "pairs planted", "found", "told", "told and alike by making", "links planted", "found", "told missing", "told and empty"];
const sums = (rows) => {
  const [d, m] = [together(rows.map((one) => one.duplication)), together(rows.map((one) => one.missing))];
  const made = rows.reduce((sum, one) => sum + one.made, 0);
  const empty = rows.reduce((sum, one) => sum + one.missing.hit + one.missing.emptyByChance, 0);
  return ["**all**", "", d.planted, `${d.hit} (${percent(recall(d))})`, d.told, d.told === 0 ? "—" : percent(made / d.told), m.planted, `${m.hit} (${percent(recall(m))})`, m.told, percent(empty / m.told)];
};
const missedPairs = table(["seed", "pair", "declared by", "score", "likelihood of chance"], seeds.flatMap(({ seed, duplication }) =>
  duplication.missed.map(({ pair, declaredBy, score, chance }) => [seed, pair.replace(" ", " × "), declaredBy, score === null ? "nothing shared" : score.toFixed(3), chance === null ? "—" : chance.toPrecision(2)])));
const missedLinks = table(["seed", "link", "told", "firms placed"], seeds.flatMap(({ seed, missing }) => missing.missed.map(({ link, status, wholeFirms }) => [seed, link, status, wholeFirms])));

const text = [
  `<!-- tables: npm run validate -- --write -->`,
  `${count.toLocaleString("en")} firms a seed, ${execFileSync("git", ["rev-parse", "--short", "HEAD"], { cwd: at("."), encoding: "utf8" }).trim()}, Node ${process.versions.node}.`,
  `### Where the threshold comes from (seeds ${chosenOn[0]} to ${chosenOn.at(-1)})`, curve,
  `### Seeds ${reported[0]} to ${reported.at(-1)}`, table(head, [...seeds.map(rowOf), sums(seeds)]),
  `### Nothing planted at all`, none.length > 0 ? table(head, [...none.map(rowOf), sums(none)]) : "",
  `### Planted pairs that were missed`, missedPairs, `### Planted links that were missed`, missedLinks,
  `<!-- end of tables -->`,
].join("\n\n");

if (values.write) {
  const file = at("docs/validation.md");
  writeFileSync(file, readFileSync(file, "utf8").replace(/<!-- tables:[\s\S]*<!-- end of tables -->/u, () => text));
} else process.stdout.write(`${text}\n`);
