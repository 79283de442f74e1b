import { importKind, type ImportKindId } from "../imports/kinds.js";
import { columnOf, type ExportColumn } from "./columns.js";

export const exportFormats = ["xlsx", "csv", "geojson", "gpkg"] as const;
export type ExportFormat = (typeof exportFormats)[number];

/** A list that can be taken away as a file. */
export interface ExportList {
  readonly id: string;
  readonly zh: string;
  readonly en: string;
  readonly columns: readonly ExportColumn[];
  readonly geometry: boolean;
  /** Narrowed as the page of firms is. */
  readonly filters: boolean;
  /** The import that takes the file back. */
  readonly kind: ImportKindId | null;
  /** Whoever takes it says what for, and that is recorded. */
  readonly purpose: boolean;
}

const text = (key: string, zh: string, en: string): ExportColumn => ({ key, zh, en, type: "text" });
const number = (key: string, zh: string, en: string, unit?: ExportColumn["unit"]): ExportColumn => ({ key, zh, en, type: "number", ...(unit !== undefined && { unit }) });
const flag = (key: string, zh: string, en: string): ExportColumn => ({ key, zh, en, type: "flag" });
const list = (key: string, zh: string, en: string): ExportColumn => ({ key, zh, en, type: "list" });

const id = text("id", "标识", "Identifier");
const dataset = text("dataset", "数据集", "Dataset");
const synthetic = flag("synthetic", "演示数据", "Synthetic");
const placeBasis = text("placeBasis", "位置依据", "Basis of the place");
const period = [text("validFrom", "起", "In force since"), text("validTo", "止", "In force until")];
const bothNames = [text("nameZh", "名称", "Name"), text("nameEn", "英文名称", "English name")];
const chainLink = [text("chain", "产业链", "Chain"), text("chainName", "产业链名称", "Name of the chain"), text("link", "环节", "Link"), text("linkName", "环节名称", "Name of the link")];

/** Columns of an import that we know values for, in its order. */
function known(kind: ImportKindId, keys?: readonly string[]): ExportColumn[] {
  return importKind(kind).fields.filter(({ key }) => keys === undefined || keys.includes(key)).map(columnOf);
}

interface Extra { readonly geometry?: boolean; readonly filters?: boolean; readonly kind?: ImportKindId; readonly purpose?: boolean }
const made = (name: string, zh: string, en: string, columns: readonly ExportColumn[], { geometry = false, filters = false, kind, purpose = false }: Extra = {}): ExportList =>
  ({ id: name, zh, en, columns, geometry, filters, kind: kind ?? null, purpose });

const firmKeys = ["firmId", "creditCode", "nameZh", "nameEn", "industry", "products", "district", "zone", "lon", "lat", "foundedYear", "closedYear", "address"];
const publicFigures = ["creditCode", "nameZh", "year", "revenueCny", "employees"];
const returned = ["creditCode", "nameZh", "year", "valueAddedCny", "taxCny", "rdCny", "landM2", "energyTce", "waterM3", "emissionsTCO2e"];
const firm = text("firm", "企业标识", "Firm");

const basics: readonly ExportList[] = [
  made("firms", "企业", "Firms", [
    ...known("firms", firmKeys), text("zoneName", "所在功能区名称", "Name of the zone"), text("size", "规模", "Size"),
    number("latestYear", "数据年份", "Year of figures"), number("revenueCny", "营业收入", "Revenue", "cny"), number("employees", "从业人员", "Employees", "person"), placeBasis, synthetic, dataset,
  ], { geometry: true, filters: true, kind: "firms" }),
  made("firm-years", "企业年度数据", "Annual figures of firms", [...known("firm-years", publicFigures), firm, synthetic, dataset], { kind: "firm-years" }),
  made("firm-returns", "企业报送数据", "Returns of firms", [...known("firm-years", returned), firm, synthetic, dataset], { kind: "firm-years", purpose: true }),
  made("zones", "产业功能区", "Zones", [
    ...known("zones", ["id", "nameZh", "nameEn", "kind", "district", "ecosystems", "leadingIndustries"]), text("status", "状态", "Status"), text("evidence", "依据", "Evidence"),
    flag("schematic", "示意轮廓", "Schematic outline"), ...period, dataset,
  ], { geometry: true, kind: "zones" }),
  made("communities", "产业社区", "Industrial communities", [id, text("zone", "产业功能区", "Zone"), ...bothNames, number("areaM2", "面积", "Area", "m2"), synthetic, dataset], { geometry: true }),
  made("districts", "区（市）县", "Districts", [text("code", "行政区划代码", "Code"), ...bothNames, dataset], { geometry: true }),
  made("ecosystems", "产业生态圈", "Ecosystems", [id, ...bothNames, text("family", "门类", "Family"), list("zones", "产业功能区", "Zones"), text("evidence", "依据", "Evidence"), ...period, dataset]),
  made("bodies", "管理机构", "Bodies", [id, ...bothNames, text("type", "类型", "Type"), text("district", "区（市）县", "District"), ...period, dataset]),
  made("observations", "指标数据", "Observations", [...known("observations"), text("mark", "性质", "Kind of value")], { kind: "observations" }),
  made("parcels", "地块", "Parcels", [...known("parcels"), dataset], { geometry: true, kind: "parcels" }),
  made("facilities", "设施", "Facilities", [...known("facilities"), dataset], { geometry: true, kind: "facilities" }),
  made("projects", "项目", "Projects", [...known("projects"), dataset], { geometry: true, kind: "projects" }),
  made("companies", "外地企业名单", "Companies elsewhere", [...known("companies"), dataset], { kind: "companies" }),
  made("acts", "留痕", "Acts", [
    number("seq", "序号", "Number"), text("at", "时间", "Time"), text("role", "角色", "Role"), text("body", "机构", "Body"), text("person", "人员", "Person"), text("kind", "事项", "Act"),
    text("subject", "对象", "Subject"), text("reason", "理由", "Reason"), text("data", "内容", "Data"), text("hash", "哈希", "Hash"),
  ]),
  made("datasets", "数据集", "Datasets", [
    id, text("titleZh", "名称", "Title"), text("titleEn", "英文名称", "English title"), text("source", "来源", "Source"), text("licence", "许可", "Licence"), text("asOf", "数据日期", "As of"),
    text("owner", "责任单位", "Owner"), text("mark", "性质", "Kind of value"), synthetic, number("rows", "行数", "Rows"),
  ]),
];

const ofChains: readonly ExportList[] = [
  made("link-states", "产业链环节", "Links of chains", [
    ...chainLink, number("year", "年份", "Year"), text("status", "状态", "Status"), number("statusConfidence", "状态置信度", "Confidence of the status"), number("importance", "重要性", "Importance"),
    number("firms", "企业数（期望）", "Firms (expected)"), number("wholeFirms", "企业数", "Firms"), number("employees", "从业人员", "Employees", "person"), number("revenueCny", "营业收入", "Revenue", "cny"),
    number("locationQuotient", "区位商", "Location quotient"),
  ]),
  made("placements", "企业所在环节", "Firms on links", [
    text("chain", "产业链", "Chain"), number("version", "版本", "Version"), text("link", "环节", "Link"), firm, text("nameZh", "企业名称", "Name of the firm"), number("confidence", "置信度", "Confidence"),
    number("share", "份额", "Share"), text("basis", "依据", "Basis"), text("word", "产品词", "Product word"), synthetic,
  ]),
  made("gaps", "弱链缺链", "Weak and missing links", [
    number("rank", "排序", "Rank"), ...chainLink, list("ecosystems", "产业生态圈", "Ecosystems"), number("year", "年份", "Year"), text("status", "状态", "Status"), number("score", "得分", "Score"), list("hosts", "可承接功能区", "Zones that could host it"),
  ]),
  made("supply", "本地配套", "Local supply", [
    ...chainLink, number("year", "年份", "Year"), number("ratio", "本地配套率（估算）", "Local supply ratio (estimate)"), number("needCny", "所需", "Needed", "cny"), number("suppliedCny", "本地可供", "Met locally", "cny"),
    text("reason", "未定原因", "Why it is undefined"),
  ]),
  made("next", "下一步可发展", "What could come next", [
    text("zone", "产业功能区", "Zone"), number("year", "年份", "Year"), text("level", "层次", "Level"), text("code", "行业或环节", "Class or link"), text("chain", "产业链", "Chain"), text("name", "名称", "Name"),
    number("rank", "排序", "Rank"), number("score", "得分", "Score"),
  ]),
  made("roadmaps", "产业生态发展路径", "Roadmaps of chains", [
    text("chain", "产业链", "Chain"), text("chainName", "产业链名称", "Name of the chain"), number("version", "版本", "Version"), number("place", "序号", "Number"), text("part", "部分", "Part"), text("text", "内容", "Text"),
    number("year", "年份", "Year"), text("measure", "指标", "Measure"), number("value", "目标值", "Goal"), text("unit", "单位", "Unit"), text("link", "环节", "Link"), text("body", "责任单位", "Body"), text("due", "完成日期", "Due"),
    number("progress", "进度", "Progress"), text("note", "说明", "Note"), text("savedAt", "保存时间", "Saved at"),
  ]),
  made("targets", "补链目标", "Targets", [
    id, ...chainLink, text("zone", "产业功能区", "Zone"), list("candidates", "目标企业", "Firms to call"), text("reason", "理由", "Reason"), text("status", "状态", "Status"), text("lead", "牵头单位", "Responsible body"), text("due", "办结期限", "Due"), text("createdAt", "建立时间", "Made at"), text("body", "机构", "Body"),
  ]),
  made("duplication", "同质化", "Duplication", [
    text("a", "功能区甲", "Zone A"), text("b", "功能区乙", "Zone B"), number("year", "年份", "Year"), number("score", "得分", "Score"), number("output", "按营收得分", "Score by revenue"),
    number("chance", "偶然概率", "Chance"), flag("duplicate", "判为同质化", "Told as duplication"), number("declared", "规划重合度", "Declared overlap"), text("state", "情形", "State"),
  ]),
];

export const exportLists: readonly ExportList[] = [...basics, ...ofChains];
export const exportList = (name: string): ExportList | undefined => exportLists.find((one) => one.id === name);
export const formatsOf = ({ geometry }: ExportList): readonly ExportFormat[] => (geometry ? exportFormats : ["xlsx", "csv"]);
