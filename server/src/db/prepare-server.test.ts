import { expect, test } from "vitest";
import { refuseOldPostgis, refuseOldPostgres } from "./prepare-server.js";

test.each([
  [90_624, "9.6.24"], [130_022, "13.22 (Debian 13.22-1.pgdg120+1)"], [140_019, "14.19 (Ubuntu 14.19-0ubuntu0.22.04.1)"], [0, "unknown"],
])("PostgreSQL %d is refused by what it calls itself: %s", (number, version) => {
  expect(() => refuseOldPostgres(number, version)).toThrow(`DATABASE_URL: the server is PostgreSQL ${version}; version 15 or newer is needed.`);
});

test.each([[150_000, "15.0"], [150_018, "15.18 (Debian 15.18-0+deb12u1)"], [170_006, "17.6"], [180_000, "18beta1"]])("PostgreSQL %d, %s, is taken", (number, version) => {
  expect(() => refuseOldPostgres(number, version)).not.toThrow();
});

test.each(["2.5.11", "3.0.0", "3.1.4", "3.2.1", "3.2.0dev"])("PostGIS %s is refused", (version) => {
  expect(() => refuseOldPostgis(version)).toThrow(`DATABASE_URL: the server has PostGIS ${version}; version 3.3 or newer is needed.`);
});

test.each(["3.3.0", "3.3.2", "3.5.3", "3.6.0rc1", "3.10.0", "4.0.0"])("PostGIS %s is taken", (version) => {
  expect(() => refuseOldPostgis(version)).not.toThrow();
});
