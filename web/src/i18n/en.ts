import domain from "@chengqi/domain/words/en.json";
import { mergeWords, type Words } from "./words.js";

const files = import.meta.glob<Words>(["./en/*.json", "!./en/rules.json"], { eager: true, import: "default" });

export default mergeWords(domain, files);
