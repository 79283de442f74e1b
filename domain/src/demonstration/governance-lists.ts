import { powerCategories, type PowerCategory, type PowerState } from "../governance/bodies.js";
import type { Contract } from "../governance/posts.js";
import type { DutySide } from "../governance/duties.js";
import type {
  GovernanceInputs, GovernedZone, MadeAppointment, MadeDuty, MadeEstablishment, MadeForm, MadePost, MadePower,
} from "./governance-inputs.js";

const powerTexts: Readonly<Record<PowerCategory, readonly string[]>> = {
  "investment-promotion": ["招商项目洽谈与签约", "招商项目预审", "招商政策兑现初审"],
  "land-use": ["产业用地出让方案拟订", "低效用地处置方案审核", "产业用地准入条件拟订"],
  "project-management": ["企业投资项目备案", "重点项目开工协调", "项目竣工联合验收组织"],
  "use-of-funds": ["年度产业扶持资金安排", "基础设施建设资金拨付审核", "专项资金项目申报"],
  "cadre-incentives": ["中层岗位聘任", "绩效薪酬分配方案拟订", "专业人才协议薪酬"],
};
const categories = Object.keys(powerCategories) as PowerCategory[];
const states: readonly PowerState[] = ["accepted", "offered", "accepted", "declined", "accepted", "withdrawn"];

/** Six powers of each zone's latest body: one of each category and one more, in all states. */
export function powersOf(forms: readonly MadeForm[], index: number): MadePower[] {
  const form = forms.at(-1);
  if (!form) return [];
  return states.map((state, at) => {
    const category = categories[(at + index) % categories.length]!;
    const texts = powerTexts[category];
    return {
      id: `${form.zoneId}-power-${at + 1}`, category, power: texts[(index + Math.floor(at / categories.length)) % texts.length]!, giverId: form.parentId, receiverId: form.bodyId, state,
      validFrom: form.validFrom, validTo: form.validTo,
    };
  });
}

const dutyItems: readonly (readonly [item: string, main: DutySide, cooperating: DutySide | null])[] = [
  ["招商引资与项目落地", "zone", null], ["企业服务", "zone", "town"], ["规划编制与开发建设", "zone", "town"], ["园区运营与配套", "zone", null],
  ["安全生产监管", "town", "zone"], ["征地拆迁与安置", "town", "zone"], ["城市管理与环境卫生", "town", null], ["社会治理与民生保障", "town", null],
];

/** The list of duties between each zone's latest body and a town of its district; without a town there is none. */
export function dutiesOf({ districts }: GovernedZone, forms: readonly MadeForm[], towns: GovernanceInputs["towns"], index: number): { duties: MadeDuty[]; towns: GovernanceInputs["towns"] } {
  const form = forms.at(-1);
  const near = towns.filter(({ district }) => district === districts[0]).toSorted((a, b) => (a.code < b.code ? -1 : 1));
  const town = near[index % Math.max(1, near.length)];
  if (!form || !town) return { duties: [], towns: [] };
  return {
    towns: [town],
    duties: dutyItems.map(([item, main, cooperating], at) => ({
      id: `${form.zoneId}-duty-${at + 1}`, zoneBodyId: form.bodyId, townId: town.code, item, main, cooperating,
      basis: `职责事项划分清单（演示）第${at + 1}项`, validFrom: form.validFrom, validTo: form.validTo,
    })),
  };
}

const heads = [["主任", "Director", 1, "regular"], ["副主任", "Deputy director", 2, "regular"]] as const;
const work = [["投资促进岗", "Investment promotion"], ["规划建设岗", "Planning and building"], ["企业服务岗", "Services to firms"], ["综合管理岗", "General affairs"]] as const;

/** Posts of a zone's body, by the work; the establishment is a number of its own. A leading group has neither establishment nor staff, but people who do it beside another office. */
export function postsOf(form: MadeForm, index: number): { posts: MadePost[]; establishment: MadeEstablishment[]; appointments: MadeAppointment[] } {
  const { bodyId, validFrom, validTo } = form;
  const days = { validFrom, validTo };
  const group = form.type === "group-and-platform";
  const wanted: readonly (readonly [zh: string, en: string, number: number, contract: Contract])[] = group
    ? [["组长", "Head of the group", 1, "concurrent"], ["专班成员", "Member of the working team", 4, "concurrent"]]
    : [...heads, ...work.map(([zh, en], at) => [zh, en, 1 + ((index + at * 2) % 4), at % 2 === 0 ? "contract" : index % 3 === 0 ? "seconded" : "contract"] as const)];
  const posts = wanted.map(([titleZh, titleEn, number], at) => ({ id: `${bodyId}-post-${at + 1}`, bodyId, titleZh, titleEn, number, ...days }));
  const appointments = wanted.flatMap(([, , number, contract], at) => {
    const vacant = (index + at) % 4 === 0 && number > 1 ? 1 : 0;
    return Array.from({ length: number - vacant }, (_, nth) => ({
      id: `${bodyId}-post-${at + 1}-${nth + 1}`, postId: `${bodyId}-post-${at + 1}`, holder: `${bodyId}-${at + 1}${String(nth + 1).padStart(2, "0")}`, contract, ...days,
    }));
  });
  return { posts, appointments, establishment: group ? [] : [{ bodyId, kind: form.type === "statutory-agency" ? "public-institution" : "administrative", number: 5 + (index % 4), ...days }] };
}
