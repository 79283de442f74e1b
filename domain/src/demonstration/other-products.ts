import type { ClassFacts } from "./inputs.js";
import { tradesOf } from "./trades.js";

/** What a class is named for stands between these: 其他未列明食品制造 makes 食品. */
const beginnings = /^(其他|其它|未列明|非|及)+/u;
const endings = /(及相关|及其他|及|和|与)?(专用设备|设备|活动|服务|制造业|制造|加工|生产|批发|零售|种植|饲养|养殖|采集|采选|开采|业)$/u;

/** What a firm of the class may call its product where no chain names it: the matter of the class, else a word of its trade. */
export function otherProducts({ code, nameZh }: ClassFacts): string[] {
  const matter = nameZh.replace(beginnings, "").replace(endings, "");
  const plain = /^[\u4E00-\u9FFF]{2,10}$/u.test(matter) && !/未列明|其他|[及和与]$/u.test(matter) ? [matter] : [];
  return [...new Set([...plain, ...tradesOf(code).map(({ zh }) => zh)])];
}
