import domain from "@chengqi/domain/words/zh.json";
import { mergeWords, type Words } from "./words.js";

const files = import.meta.glob<Words>(["./zh/*.json", "!./zh/rules.json"], { eager: true, import: "default" });

export default mergeWords(domain, files);
