/** What the generator assumes of the firms of a section of GB/T 4754. */
export interface SectionAssumptions {
  /** Share of the employed persons who work in enterprises, not on family farms, alone or in public institutions. */
  readonly enterpriseShare: number;
  /** Mean employees of an enterprise. */
  readonly meanEmployees: number;
  readonly landM2PerEmployee: number;
  readonly waterM3Per10kValueAdded: number;
  /** Gross margin of trade: its output in the input–output table is the margin, its revenue the turnover. Elsewhere 1. */
  readonly marginRatio: number;
}

const columns = (
  enterpriseShare: number, meanEmployees: number, landM2PerEmployee: number, waterM3Per10kValueAdded: number, marginRatio = 1,
): SectionAssumptions => ({ enterpriseShare, meanEmployees, landM2PerEmployee, waterM3Per10kValueAdded, marginRatio });

/**
 * By section, A to R; S and T hold no enterprises. Mean employees of B, C, D and E follow the fourth economic census (2018:
 * bulletins 2 and 3 of the National Bureau of Statistics); everything else is an estimate. docs/demonstration-data.md tells more.
 */
export const sectionAssumptions: Readonly<Record<string, SectionAssumptions>> = {
  A: columns(0.02, 15, 2000, 464),
  B: columns(0.95, 85.6, 300, 33),
  C: columns(0.85, 32, 130, 33),
  D: columns(0.9, 41.9, 200, 90),
  E: columns(0.8, 48.7, 15, 6),
  F: columns(0.5, 7, 25, 6, 0.1),
  G: columns(0.65, 23, 80, 8),
  H: columns(0.45, 13, 35, 25),
  I: columns(0.95, 11, 15, 3),
  J: columns(0.95, 30, 15, 2),
  K: columns(0.9, 17, 40, 5),
  L: columns(0.9, 10, 15, 5),
  M: columns(0.7, 10, 25, 5),
  N: columns(0.5, 15, 100, 60),
  O: columns(0.4, 7, 20, 20),
  P: columns(0.3, 20, 50, 15),
  Q: columns(0.3, 25, 45, 15),
  R: columns(0.6, 8, 50, 15),
};

/** Research spending over revenue by division, in the order of the published national figures; estimated. Others: 0.001. */
const researchByDivision: Readonly<Record<string, number>> = {
  "01": 0.004, "14": 0.006, "15": 0.006, "25": 0.004, "26": 0.013, "27": 0.031, "28": 0.016, "29": 0.016, "30": 0.009, "31": 0.011,
  "32": 0.009, "33": 0.014, "34": 0.025, "35": 0.029, "36": 0.019, "37": 0.034, "38": 0.023, "39": 0.0235, "40": 0.034, "41": 0.015,
  "43": 0.01, "44": 0.003, "47": 0.006, "48": 0.008, "63": 0.012, "64": 0.04, "65": 0.06, "73": 0.12, "74": 0.03, "75": 0.04, "77": 0.012,
};

export const researchRatio = (division: string): number => researchByDivision[division] ?? 0.001;

/** Classes that no enterprise of an inland city belongs to: regulators, central bank, public duties, sea and nuclear works. */
const closedClasses = ["253", "463", "483", "571", "661", "665", "675", "687", "741", "742", "743", "886"];

export const isOpenClass = (code: string): boolean => !closedClasses.some((prefix) => code.startsWith(prefix));
