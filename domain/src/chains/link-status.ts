/** How a link stands in an area: 强、有、弱、有断链风险、缺、不能判断. */
export const linkStatuses = ["strong", "present", "weak", "at-risk", "missing", "unknown"] as const;
export type LinkStatus = (typeof linkStatuses)[number];
