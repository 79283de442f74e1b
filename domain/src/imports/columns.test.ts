import { expect, test } from "vitest";
import { columnOf } from "./columns.js";

test.each([
  ["nameZh", "name_zh"], ["plannedAreaM2", "planned_area_m2"], ["emissionsTCO2e", "emissions_tco2e"], ["zone", "zone_id"], ["lon", "lon"], ["waterM3", "water_m3"],
])("the field %s goes into %s", (field, column) => {
  expect(columnOf(field)).toBe(column);
});
