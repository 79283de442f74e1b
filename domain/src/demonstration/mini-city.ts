import type { DemonstrationInputs, DistrictFacts, LinkFacts, MultiPolygon, Position, ZoneFacts } from "./inputs.js";

/** A small made-up city, for tests: three districts in a row and sixteen zones in two rows, some of them across a border. */
export const miniCity: DemonstrationInputs = {
  years: [2016, 2017, 2018, 2019, 2020],
  ...industries(),
  districts: [
    district("900101", 104, 200_000, { C: 0.3, F: 0.2, I: 0.1, L: 0.1, M: 0.1, A: 0.2 }),
    district("900102", 104.2, 500_000, { C: 0.1, F: 0.25, H: 0.15, I: 0.2, J: 0.1, L: 0.1, R: 0.1 }),
    district("900103", 104.4, 100_000, { A: 0.4, C: 0.2, F: 0.2, G: 0.1, E: 0.1 }),
  ],
  zones: [
    zone("M1", "manufacturing", ["900101"], [104.02, 30.05], ["397", "652", "392"]),
    zone("M2", "manufacturing", ["900101", "900102"], [104.17, 30.05], ["276", "272", "358"]),
    zone("M3", "manufacturing", ["900102"], [104.25, 30.05], ["361", "367", "384"]),
    zone("M4", "manufacturing", ["900102"], [104.31, 30.05], ["391", "397", "652"]),
    zone("S1", "services", ["900102", "900103"], [104.37, 30.05], ["651", "642", "653"]),
    zone("S2", "services", ["900103"], [104.43, 30.05], ["543", "592", "582"]),
    zone("S3", "services", ["900103"], [104.49, 30.05], ["671", "662", "681"]),
    zone("A1", "agriculture", ["900103"], [104.54, 30.05], ["014", "015", "051"]),
    zone("M5", "manufacturing", ["900101"], [104.02, 30.13], ["276", "358"]),
    zone("S4", "services", ["900101"], [104.09, 30.13], ["51", "52"]),
    zone("S5", "services", ["900102"], [104.23, 30.13], ["61", "62", "88"]),
    zone("M6", "manufacturing", ["900102"], [104.29, 30.13], ["39", "652"]),
    zone("S6", "services", ["900102"], [104.35, 30.13], ["72", "73", "74"]),
    zone("S7", "services", ["900103"], [104.43, 30.13], ["54", "59"]),
    zone("S8", "services", ["900103"], [104.49, 30.13], ["65", "64"]),
    zone("A2", "agriculture", ["900103"], [104.55, 30.13], ["01"]),
  ],
  attractors: [[104.1, 30.1], [104.3, 30.15]],
  links: [
    link("chips/fabs", ["晶圆代工", "集成电路制造"], ["3973"], []),
    link("chips/design", ["芯片设计", "模拟芯片设计"], ["6520"], []),
    link("chips/power", ["功率器件", "碳化硅器件"], [], ["3972", "3979"]),
    link("chips/optical", ["光电器件", "激光器"], [], ["3974", "3979"]),
    link("chips/boards", ["印制板组件"], [], ["3979", "3912"]),
    link("medicine/vaccines", ["疫苗", "人用疫苗"], ["2762"], []),
    link("medicine/antibodies", ["单克隆抗体"], [], ["2761"]),
    link("medicine/proteins", ["重组蛋白", "胰岛素"], [], ["2761"]),
    link("cars/whole", ["新能源乘用车", "纯电动客车"], ["3612"], []),
    link("cars/parts", ["制动器", "线束", "座椅总成"], [], ["3670"]),
    link("cars/control", ["整车控制器", "域控制器"], [], ["3670", "6513"]),
    link("software/industrial", ["工业软件", "仿真软件"], [], ["6513", "6511"]),
    link("software/services", ["信息系统运维", "数据治理"], ["6531"], ["6532"]),
    link("farming/citrus", ["春见", "爱媛柑橘"], [], ["0153", "0159"]),
    link("trade/food", ["预包装食品", "生鲜配送"], [], ["5127", "5221"]),
    link("trade/stays", ["民宿", "度假酒店"], [], ["6110", "6121"]),
  ],
};

function link(key: string, words: readonly string[], whole: readonly string[], partial: readonly string[]): LinkFacts {
  return { key, words, classes: [...whole.map((code) => ({ code, partial: false })), ...partial.map((code) => ({ code, partial: true }))] };
}

function box(west: number, south: number, east: number, north: number): MultiPolygon {
  return [[[[west, south], [east, south], [east, north], [west, north], [west, south]]]];
}

function district(code: string, west: number, employedResidents: number, sectionShares: Readonly<Record<string, number>>): DistrictFacts {
  // A slanted border: no grid line coincides with it.
  const polygon: MultiPolygon = [[[[west, 30], [west + 0.2, 30], [west + 0.21, 30.2], [west + 0.01, 30.2], [west, 30]]]];
  return { code, employedResidents, sectionShares, centre: [west + 0.1, 30.1], polygon };
}

function zone(
  id: string, kind: ZoneFacts["kind"], districts: readonly string[], [west, south]: Position, leadingCodes: readonly string[],
): ZoneFacts {
  return {
    id, kind, districts, leadingCodes,
    polygon: box(west, south, west + 0.045, south + 0.04),
    communities: [
      { id: "c1", polygon: box(west, south, west + 0.02, south + 0.04) },
      { id: "c2", polygon: box(west + 0.02, south, west + 0.045, south + 0.02) },
    ],
  };
}

function industries(): Pick<DemonstrationInputs, "classes" | "divisions"> {
  const codes = {
    A: "0141 0142 0143 0151 0153 0159 0511 0519", C: "2720 2761 2762 3581 3586 3611 3612 3670 3841 3911 3912 3921 3922 3972 3973 3974 3979",
    E: "4710 4811 4910 5011", F: "5111 5127 5154 5211 5221 5292", G: "5431 5432 5821 5822 5921 5929", H: "6110 6121 6210 6220",
    I: "6421 6429 6511 6512 6513 6520 6531 6532", J: "6621 6629 6711 6712 6811 6812", L: "7111 7211 7231 7251", M: "7310 7320 7481 7491",
    R: "8710 8810 8930 9011",
  };
  const classes = Object.values(codes).flatMap((list) => list.split(" "))
    .map((code) => ({ code, nameZh: code.endsWith("9") ? `其他${code}` : code, division: code.slice(0, 2) }));
  const divisions = Object.entries(codes).flatMap(([section, list]) =>
    [...new Set(list.split(" ").map((code) => code.slice(0, 2)))].map((code) => ({
      code, section, employees10k: 100 + Number(code), revenuePerEmployeeCny: 10_000 * Number(code), valueAddedRatio: 0.2 + Number(code) / 200,
      taxRatio: 0.03, energyTcePerCny: 1e-5, emissionsTCO2ePerCny: 2e-5,
    })));
  return { classes, divisions };
}
