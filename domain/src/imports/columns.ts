/** Columns of the tables that are not called as the field in small letters with strokes. */
const columnNames: Readonly<Record<string, string>> = { industry: "industry_code", district: "district_code", zone: "zone_id", firm: "investor", emissionsTCO2e: "emissions_tco2e", subject: "subject_id", dataset: "dataset_id" };

/** The column that a field of a kind goes into. */
export const columnOf = (field: string): string => columnNames[field] ?? field.replaceAll(/[A-Z][a-z]*|\d+/g, (part) => (/\d/.test(part) ? part : `_${part.toLowerCase()}`));
