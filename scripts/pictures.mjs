// npm run pictures: draws the picture of every method from the result of its own example. Names draw those alone.
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { methods } from "../domain/dist/methods/methods.js";
import { loadSolver } from "../server/dist/computing/solver.js";
import { at, say } from "./machine.mjs";

const drawingOf = (name) => at("scripts/pictures", `${name}.mjs`);

/** Where the picture of a method is kept. */
export const pictureFile = (name) => at("docs/methods/pictures", `${name}.svg`);

/** The picture of a method as its script draws it now; undefined where there is no script. */
export async function drawPicture(name) {
  if (!existsSync(drawingOf(name))) return undefined;
  const { draw } = await import(`./pictures/${name}.mjs`);
  const method = methods.get(name);
  const tools = { solve: await loadSolver(), mustStop: () => false };
  // A picture shows what a reader of the printed result sees.
  return draw(JSON.parse(JSON.stringify(method.compute(method.example, tools))), method.example);
}

if (process.argv[1] === at("scripts/pictures.mjs")) {
  mkdirSync(at("docs/methods/pictures"), { recursive: true });
  const wanted = process.argv.slice(2);
  for (const name of wanted.length > 0 ? wanted : methods.keys()) {
    const text = await drawPicture(name);
    if (text) writeFileSync(pictureFile(name), text);
    say(text ? `docs/methods/pictures/${name}.svg` : `${name} has no scripts/pictures/${name}.mjs`);
  }
}
