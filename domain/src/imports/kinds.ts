import type { CellType } from "./cells.js";

/** A field that a file may bring. */
export interface ImportField {
  readonly key: string;
  readonly type: CellType;
  readonly zh: string;
  readonly en: string;
  /** Must be there in every row. */
  readonly required?: boolean;
  /** Unit that the value is kept in; a header may state a larger one. */
  readonly unit?: "cny" | "person" | "m2" | "tce" | "m3" | "tCO2e";
  /** Other names of the column as files have them. */
  readonly also?: readonly string[];
}

/** What can be imported: its fields, what tells rows apart, and the shapes it may have. */
export interface ImportKind {
  readonly id: string;
  readonly zh: string;
  readonly en: string;
  readonly fields: readonly ImportField[];
  /** Fields that together tell one row from another; the first set that a row fills counts. */
  readonly keys: readonly (readonly string[])[];
  readonly geometry: "none" | "point" | "polygon";
}

const names: readonly ImportField[] = [
  { key: "nameZh", type: "text", zh: "名称", en: "Name", required: true, also: ["中文名称", "企业名称", "单位名称", "机构名称", "name_zh", "name", "名 称", "trading name"] },
  { key: "nameEn", type: "text", zh: "英文名称", en: "English name", also: ["name_en", "英文名"] },
];
const place: readonly ImportField[] = [
  { key: "lon", type: "number", zh: "经度", en: "Longitude", also: ["lng", "longitude", "x坐标", "x", "x coordinate"] },
  { key: "lat", type: "number", zh: "纬度", en: "Latitude", also: ["latitude", "y坐标", "y", "y coordinate"] },
];
/** `district` where an export says that only the district is known. */
const placeBasis: ImportField = { key: "placeBasis", type: "text", zh: "位置依据", en: "Basis of the place", also: ["place_basis"] };
const district: ImportField = { key: "district", type: "text", zh: "区（市）县", en: "District", also: ["行政区划", "行政区划代码", "区县", "所在区县", "district_code", "district code", "所属区县"] };
const zone: ImportField = { key: "zone", type: "text", zh: "产业功能区", en: "Zone", also: ["功能区", "所属功能区", "zone_id", "园区", "所属园区"] };
const industry: ImportField = { key: "industry", type: "text", zh: "行业代码", en: "Industry code", also: ["行业", "行业分类", "国民经济行业代码", "行业小类代码", "industry_code", "anzsic", "industry (anzsic4) code"] };
const creditCode: ImportField = { key: "creditCode", type: "credit-code", zh: "统一社会信用代码", en: "Unified social credit code", also: ["社会信用代码", "信用代码", "credit_code", "uscc", "统一信用代码"] };
const year: ImportField = { key: "year", type: "year", zh: "年份", en: "Year", required: true, also: ["年度", "统计年度", "报告期", "census year"] };

const figures: readonly ImportField[] = [
  { key: "revenueCny", type: "number", unit: "cny", zh: "营业收入", en: "Revenue", also: ["主营业务收入", "营收", "revenue_cny", "产值", "营业总收入"] },
  { key: "employees", type: "integer", unit: "person", zh: "从业人员", en: "Employees", also: ["从业人数", "员工人数", "期末从业人数", "用工人数", "职工人数", "jobs"] },
  { key: "valueAddedCny", type: "number", unit: "cny", zh: "增加值", en: "Value added", also: ["工业增加值", "value_added_cny"] },
  { key: "taxCny", type: "number", unit: "cny", zh: "税收", en: "Tax", also: ["实缴税金", "入库税收", "纳税总额", "税收总额", "tax_cny"] },
  { key: "rdCny", type: "number", unit: "cny", zh: "研发费用", en: "R&D expenditure", also: ["研发投入", "r&d", "rd_cny", "研究开发费用"] },
  { key: "landM2", type: "number", unit: "m2", zh: "用地面积", en: "Land", also: ["占地面积", "土地面积", "land_m2"] },
  { key: "energyTce", type: "number", unit: "tce", zh: "能源消费量", en: "Energy", also: ["综合能耗", "能耗", "energy_tce"] },
  { key: "waterM3", type: "number", unit: "m3", zh: "用水量", en: "Water", also: ["取水量", "water_m3"] },
  { key: "emissionsTCO2e", type: "number", unit: "tCO2e", zh: "碳排放量", en: "Emissions", also: ["二氧化碳排放", "emissions_tco2e"] },
];

/** Every kind that can be imported, and exported in the same columns. */
export const importKinds = [
  {
    id: "firms", zh: "企业", en: "Firms", geometry: "point", keys: [["creditCode"], ["firmId"], ["nameZh", "district"], ["nameZh"]],
    fields: [
      creditCode, ...names, industry,
      { key: "products", type: "list", zh: "主要产品", en: "Products", also: ["产品", "主营产品", "经营范围"] },
      { key: "address", type: "text", zh: "地址", en: "Address", also: ["经营地址", "注册地址", "住所", "business address", "street address"] },
      district, zone, ...place,
      { key: "foundedYear", type: "year", zh: "成立年份", en: "Founded", also: ["成立日期", "注册日期", "founded_year"] },
      { key: "closedYear", type: "year", zh: "注销年份", en: "Closed", also: ["注销日期", "closed_year"] },
      placeBasis,
      { key: "synthetic", type: "flag", zh: "演示数据", en: "Synthetic", also: ["is_synthetic"] },
      { key: "firmId", type: "text", zh: "企业标识", en: "Firm identifier", also: ["firm_id", "登记编号"] },
    ],
  },
  {
    id: "firm-years", zh: "企业年度数据", en: "Annual figures of firms", geometry: "none", keys: [["creditCode", "year"], ["nameZh", "year"]],
    fields: [creditCode, { ...names[0], required: false } as ImportField, year, ...figures],
  },
  {
    id: "zones", zh: "产业功能区", en: "Zones", geometry: "polygon", keys: [["id"], ["nameZh"]],
    fields: [
      { key: "id", type: "text", zh: "编号", en: "Id", also: ["功能区编号", "代码", "code"] }, ...names,
      { key: "kind", type: "text", zh: "类别", en: "Kind", also: ["类型", "功能区类型"] }, { ...district, type: "list" },
      { key: "ecosystems", type: "list", zh: "产业生态圈", en: "Ecosystems", also: ["所属产业生态圈", "生态圈"] },
      { key: "leadingIndustries", type: "list", zh: "主导产业", en: "Leading industries" },
      { key: "plannedAreaM2", type: "number", unit: "m2", zh: "规划面积", en: "Planned area", also: ["面积", "规划总面积", "area"] },
      { key: "startAreaM2", type: "number", unit: "m2", zh: "起步区面积", en: "Start-up area" },
    ],
  },
  {
    id: "parcels", zh: "地块", en: "Parcels", geometry: "polygon", keys: [["id"]],
    fields: [
      { key: "id", type: "text", zh: "地块编号", en: "Parcel id", required: true, also: ["宗地编号", "编号", "地块代码", "block id"] }, zone, district,
      { key: "landUse", type: "text", zh: "用途代码", en: "Land use", also: ["土地用途", "用地性质", "规划用途"] },
      { key: "areaM2", type: "number", unit: "m2", zh: "面积", en: "Area", also: ["宗地面积", "用地面积"] },
      { key: "status", type: "text", zh: "状态", en: "Status", also: ["供应状态"] },
      { key: "plotRatio", type: "number", zh: "容积率", en: "Plot ratio" },
    ],
  },
  {
    id: "facilities", zh: "设施", en: "Facilities", geometry: "point", keys: [["id"], ["nameZh", "kind"]],
    fields: [
      { key: "id", type: "text", zh: "编号", en: "Id", also: ["设施编号"] }, ...names,
      { key: "kind", type: "text", zh: "设施类别", en: "Kind", required: true, also: ["类别", "类型"] },
      { key: "capacity", type: "number", zh: "容量", en: "Capacity", also: ["规模"] },
      { key: "areaM2", type: "number", unit: "m2", zh: "建筑面积", en: "Floor space", also: ["面积"] }, zone, district, ...place, placeBasis,
    ],
  },
  {
    id: "projects", zh: "项目", en: "Projects", geometry: "point", keys: [["id"], ["nameZh"]],
    fields: [
      { key: "id", type: "text", zh: "项目编号", en: "Project id", also: ["项目代码", "编号"] }, ...names,
      { key: "firm", type: "text", zh: "投资主体", en: "Investor", also: ["企业名称", "项目单位", "投资方"] }, industry, zone, district,
      { key: "investmentCny", type: "number", unit: "cny", zh: "总投资", en: "Investment", also: ["计划总投资", "投资额"] },
      { key: "stage", type: "text", zh: "阶段", en: "Stage", also: ["项目阶段", "进展"] },
      { key: "signedOn", type: "date", zh: "签约日期", en: "Signed on", also: ["签约时间"] }, ...place, placeBasis,
    ],
  },
  {
    id: "companies", zh: "外地企业名单", en: "Companies elsewhere", geometry: "none", keys: [["id"], ["nameZh"]],
    fields: [
      { key: "id", type: "text", zh: "编号", en: "Id", also: ["统一社会信用代码", "证券代码", "企业编号"] }, ...names, industry,
      { key: "products", type: "list", zh: "主要产品", en: "Products", also: ["产品", "主营产品"] },
      { key: "seat", type: "text", zh: "所在地", en: "Seat", also: ["省市", "总部所在地", "注册地", "地区"] },
    ],
  },
  {
    id: "observations", zh: "指标数据", en: "Observations", geometry: "none", keys: [["subjectKind", "subject", "measure", "period", "dataset"], ["subjectKind", "subject", "measure", "period"]],
    fields: [
      { key: "subjectKind", type: "text", zh: "对象类别", en: "Kind of subject", required: true },
      { key: "subject", type: "text", zh: "对象", en: "Subject", required: true, also: ["对象编号", "名称"] },
      { key: "measure", type: "text", zh: "指标", en: "Measure", required: true, also: ["指标名称", "指标代码"] },
      { key: "period", type: "text", zh: "时期", en: "Period", required: true, also: ["年份", "统计期", "报告期"] },
      { key: "value", type: "number", zh: "数值", en: "Value", also: ["值"] },
      { key: "unit", type: "text", zh: "单位", en: "Unit", also: ["计量单位"] },
      { key: "source", type: "text", zh: "来源", en: "Source", also: ["数据来源"] },
      { key: "dataset", type: "text", zh: "数据集", en: "Dataset", also: ["dataset_id"] },
    ],
  },
] as const satisfies readonly ImportKind[];

export type ImportKindId = (typeof importKinds)[number]["id"];

export const importKind = (id: ImportKindId): ImportKind => importKinds.find((kind) => kind.id === id) as ImportKind;
