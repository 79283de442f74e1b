import { complexity } from "@chengqi/engines/complexity";
import { z } from "zod";
import { method } from "./method.js";
import { list, rows } from "./rows.js";

export const complexityMethod = method({
  name: "complexity",
  title: { zh: "经济复杂度与产品空间", en: "Economic complexity of regions and products, and the space of products" },
  input: z.object({
    regions: z.array(z.string()).describe("names of the regions"),
    products: z.array(z.string()).describe("names of the products or industries"),
    values: z.array(z.array(z.number())).describe("values[region][product] ≥ 0, one unit throughout"),
    fitnessIterations: z.number().optional().describe("steps of fitness and quality, a whole number ≥ 0; 100 if not given"),
    tables: z.boolean().optional().describe("false leaves out proximity and density, which are very large for thousands of products"),
    explain: z.boolean().optional().describe("true adds steps"),
  }),
  gives: {
    droppedRegions: "names of regions without any value, left out",
    droppedProducts: "names of products without any value, left out",
    regions: "names of the regions kept; [region] below follows them",
    products: "names of the products kept; [product] below follows them",
    diversity: "[region], number of products with a revealed comparative advantage of at least 1",
    ubiquity: "[product], number of regions with such an advantage",
    eci: "[region], economic complexity index, mean 0, population standard deviation 1; null if undefined, see warnings",
    pci: "[product], product complexity index on the same scale: a region's eci is the mean pci of its products; null if undefined",
    proximity: "[product][product], 0 to 1, diagonal 1; left out if tables is false",
    density: "[region][product], 0 to 1, which part of what is near the product the region makes; left out if tables is false",
    fitness: "[region], mean 1",
    quality: "[product], mean 1",
    outlook: "[region], complexity outlook: Σ density · pci over what the region does not make; compare ranks only; null if pci is",
    warnings: "list of: empty, disconnected, same-products, repeated-eigenvalue (each leaves eci and pci null), sign-undetermined",
    steps: "if asked for: advantage[region][product] (RCA), made[region][product] (1 where RCA ≥ 1), secondEigenvalue or null",
  },
  example: {
    regions: ["东区", "西区", "南区", "北区"],
    products: ["芯片", "软件", "汽车", "食品"],
    values: [[30, 20, 45, 5], [0, 20, 30, 10], [0, 5, 30, 25], [0, 0, 5, 35]],
    explain: true,
  },
  compute: (input) => {
    const { diversity, ubiquity, eci, pci, proximity, density, fitness, quality, outlook, ...rest } = complexity(input);
    const lists = { diversity: list(diversity), ubiquity: list(ubiquity), eci: list(eci), pci: list(pci) };
    const tables = input.tables === false ? {} : { proximity: rows(proximity), density: rows(density) };
    return { ...rest, ...lists, ...tables, fitness: list(fitness), quality: list(quality), outlook: list(outlook) };
  },
});
