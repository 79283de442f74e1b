import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import exceljs from "exceljs";
import { strToU8, zipSync, type Zippable } from "fflate";
import initSqlJs from "sql.js";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import wkx from "wkx";
import { shapesOf, tableOf } from "../testing/shapefile.js";
import { openSource } from "./open-source.js";
import type { SourceFile, SourceRow } from "./source.js";

let folder: string;
beforeAll(async () => { folder = await mkdtemp(path.join(tmpdir(), "chengqi-import-")); });
afterAll(() => rm(folder, { recursive: true, force: true }));

async function opened(name: string, bytes: Uint8Array | string): Promise<SourceFile> {
  const file = path.join(folder, `${Math.random().toString(36).slice(2)}`);
  await writeFile(file, bytes);
  return openSource(file, name);
}
async function rowsOf(file: SourceFile, table = 0): Promise<SourceRow[]> {
  const rows: SourceRow[] = [];
  for await (const row of file.tables[table]?.rows() ?? []) rows.push(row);
  return rows;
}
const cells = async (file: SourceFile, table = 0) => (await rowsOf(file, table)).map((row) => row.cells);

/** “名称,产品” and a row in GBK: what spreadsheets of this country still save. */
const gbk = Buffer.concat([Buffer.from([0xc3, 0xfb, 0xb3, 0xc6]), Buffer.from(","), Buffer.from([0xb2, 0xfa, 0xc6, 0xb7]), Buffer.from("\r\n"), Buffer.from([0xd0, 0xbe, 0xc6, 0xac]), Buffer.from(",2\r\n")]);

const square = [[104, 30], [104, 31], [105, 31], [105, 30], [104, 30]] as const;

describe("rows come out of every form alike", () => {
  test("separated values in UTF-8, GBK, Windows-1252 and UTF-16, whatever separates them", async () => {
    const utf8 = await opened("a.csv", "\ufeff名称;产品\n\"芯片;厂\";2\n");
    expect([utf8.format, utf8.encoding, await cells(utf8)]).toEqual(["csv", "utf-8", [["名称", "产品"], ["芯片;厂", "2"]]]);
    const old = await opened("a.csv", gbk);
    expect([old.encoding, await cells(old)]).toEqual(["gb18030", [["名称", "产品"], ["芯片", "2"]]]);
    const western = await opened("a.csv", Buffer.from("Name\tPlace\nCafé Müller\tSüd\n", "latin1"));
    expect([western.encoding, await cells(western)]).toEqual(["windows-1252", [["Name", "Place"], ["Café Müller", "Süd"]]]);
    const wide = await opened("a.csv", Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from("名称,a\n甲,1\n", "utf16le")]));
    expect([wide.encoding, await cells(wide)]).toEqual(["utf-16le", [["名称", "a"], ["甲", "1"]]]);
  });

  test("workbooks: sheets by name, days, formulas by their results, rich texts and links as text", async () => {
    const workbook = new exceljs.Workbook();
    workbook.addWorksheet("说明").addRow(["x"]);
    const sheet = workbook.addWorksheet("企业");
    sheet.addRow(["名称", "日期", "数", "链接", "真"]);
    sheet.addRow([{ richText: [{ text: "甲" }, { text: "公司" }] }, new Date(Date.UTC(2020, 11, 31)), { formula: "1+1", result: 2 }, { text: "网", hyperlink: "http://a.example" }, true]);
    const file = await opened("a.xlsx", new Uint8Array(await workbook.xlsx.writeBuffer()));
    expect(file.tables.map(({ name }) => name)).toEqual(["说明", "企业"]);
    expect(await cells(file, 1)).toEqual([["名称", "日期", "数", "链接", "真"], ["甲公司", "2020-12-31", 2, "网", true]]);
  });

  test("GeoJSON with its properties as columns and the system it states", async () => {
    const file = await opened("a.geojson", JSON.stringify({
      type: "FeatureCollection", crs: { type: "name", properties: { name: "urn:ogc:def:crs:EPSG::4490" } },
      features: [{ type: "Feature", properties: { a: 1 }, geometry: { type: "Point", coordinates: [104, 30.5] } }, { type: "Feature", properties: { b: { c: 2 } }, geometry: null }],
    }));
    expect([file.crs, file.tables[0]?.columns, await rowsOf(file)]).toEqual(["urn:ogc:def:crs:EPSG::4490", ["a", "b"], [
      { line: 1, cells: [1, null], geometry: { type: "Point", coordinates: [104, 30.5] } }, { line: 2, cells: [null, '{"c":2}'], geometry: null },
    ]]);
  });

  test("shapefiles with names in GBK, their projection, and without rows marked as deleted", async () => {
    const gongchang = Buffer.from([0xb9, 0xa4, 0xb3, 0xa7]);
    const file = await opened("a.zip", zipSync({
      "in/zones.shp": shapesOf(5, [square, square]), "in/zones.dbf": tableOf("NAME", [gongchang, Buffer.from("B")], [1]),
      "in/zones.prj": strToU8('GEOGCS["GCS_China_Geodetic_Coordinate_System_2000"]'), "in/zones.cpg": strToU8("GBK"),
    }));
    expect([file.format, file.encoding, file.crs, file.tables[0]?.columns]).toEqual(["shapefile", "gb18030", 'GEOGCS["GCS_China_Geodetic_Coordinate_System_2000"]', ["NAME"]]);
    expect(await rowsOf(file)).toEqual([{ line: 1, cells: ["工厂"], geometry: expect.objectContaining({ type: "Polygon", coordinates: [square] }) as unknown }]);
  });

  test("GeoPackages: layers, tables, shapes", async () => {
    const engine = await initSqlJs();
    const database = new engine.Database();
    database.exec(`create table gpkg_contents (table_name, data_type); create table gpkg_geometry_columns (table_name, column_name, srs_id);
      create table gpkg_spatial_ref_sys (srs_id, organization, organization_coordsys_id); insert into gpkg_spatial_ref_sys values (4490, 'EPSG', 4490);
      create table parcels (fid integer primary key, code text, geom blob); insert into gpkg_contents values ('parcels', 'features');
      insert into gpkg_geometry_columns values ('parcels', 'geom', 4490)`);
    const blob = Buffer.concat([Buffer.from([0x47, 0x50, 0, 1, 0x0a, 0x11, 0, 0]), wkx.Geometry.parseGeoJSON({ type: "Point", coordinates: [104, 30] } as never).toWkb()]);
    database.run("insert into parcels values (1, 'P1', ?), (2, 'P2', null)", [blob]);
    const file = await opened("a.gpkg", database.export());
    expect([file.format, file.crs, file.tables[0]?.name, file.tables[0]?.columns]).toEqual(["geopackage", "EPSG:4490", "parcels", ["fid", "code"]]);
    expect(await rowsOf(file)).toEqual([{ line: 1, cells: [1, "P1"], geometry: expect.objectContaining({ type: "Point", coordinates: [104, 30] }) as unknown }, { line: 2, cells: [2, "P2"], geometry: null }]);
    await file.close();
  });
});

describe("hostile and broken files are refused with what was found and what was expected", () => {
  const whole = zipSync({ "a.shp": shapesOf(1, [[[104, 30]]]), "a.dbf": tableOf("N", [Buffer.from("A")]) });
  const zip = (content: Zippable) => zipSync(content);
  const changed = (bytes: Buffer, change: (bytes: Buffer) => void): Buffer => {
    change(bytes);
    return bytes;
  };
  const point = (coordinates: unknown, type = "Point") => JSON.stringify({ type: "FeatureCollection", features: [{ type: "Feature", properties: {}, geometry: { type, coordinates } }] });

  test.each<[string, () => Uint8Array | string, RegExp]>([
    ["an empty file", () => "", /an empty file/],
    ["an archive cut off", () => whole.subarray(0, whole.length - 30), /ZIP archive/],
    ["an archive of something else", () => zip({ "a.txt": strToU8("x") }), /a workbook, or a shapefile/],
    ["a bomb", () => zip({ "xl/workbook.xml": strToU8("x"), "bomb": new Uint8Array(80_000_000) }), /times its size/],
    ["an archive of too many files", () => zip(Object.fromEntries(Array.from({ length: 2001 }, (_, index) => [`f${index}`, strToU8("")]))), /2001 files/],
    ["an old workbook", () => Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 1, 2]), /XLS/],
    ["a PDF", () => "%PDF-1.7", /a PDF/],
    ["bytes", () => Buffer.from([1, 0, 2, 0, 3]), /no text/],
    ["a workbook that is none", () => zip({ "xl/workbook.xml": strToU8("<x") }), /workbook|sheet/],
    ["a shapefile without its table", () => zip({ "a.shp": shapesOf(1, [[[104, 30]]]) }), /\.dbf/],
    ["a shapefile cut short", () => zip({ "a.shp": shapesOf(1, [[[1, 2]], [[3, 4]]]).subarray(0, 130), "a.dbf": tableOf("N", [Buffer.from("A"), Buffer.from("B")]) }), /cut off/],
    ["a table cut short", () => zip({ "a.shp": shapesOf(1, [[[1, 2]]]), "a.dbf": tableOf("N", [Buffer.from("A")]).subarray(0, 70) }), /rows it says/],
    ["more rows than shapes", () => zip({ "a.shp": shapesOf(1, [[[1, 2]]]), "a.dbf": tableOf("N", [Buffer.from("A"), Buffer.from("B")]) }), /a row for every shape/],
    ["records that lead back to themselves", () => zip({ "a.shp": changed(shapesOf(1, [[[1, 2]], [[3, 4]]]), (bytes) => bytes.writeInt32BE(-4, 132)), "a.dbf": tableOf("N", [Buffer.from("A"), Buffer.from("B")]) }), /shape 2: found a record of -8 bytes/],
    ["parts that share points", () => zip({ "a.shp": changed(shapesOf(5, [[square, square]]), (bytes) => bytes.writeInt32LE(9, 152)), "a.dbf": tableOf("N", [Buffer.from("A")]) }), /part 1 from point 9/],
    ["more points than bytes", () => zip({ "a.shp": changed(shapesOf(5, [square]), (bytes) => bytes.writeInt32LE(2_000_000_000, 148)), "a.dbf": tableOf("N", [Buffer.from("A")]) }), /2000000000 points/],
    ["fields without bytes", () => zip({ "a.shp": shapesOf(1, [[[1, 2]]]), "a.dbf": changed(tableOf("N", [Buffer.from("A")]), (bytes) => bytes.writeUInt8(0, 48)) }), /a field "C" of 0 bytes/],
    ["properties too deep to be written out", () => `{"type":"FeatureCollection","features":[{"type":"Feature","geometry":null,"properties":{"a":${"[".repeat(100_000)}${"]".repeat(100_000)}}}]}`, /too deep/],
    ["a database that is no GeoPackage", () => Buffer.concat([Buffer.from("SQLite format 3\0"), Buffer.alloc(100)]), /GeoPackage/],
    ["JSON cut off", () => point([1, 2]).slice(0, -5), /whole/],
    ["JSON of something else", () => '{"type":"Topology"}', /FeatureCollection/],
    ["GeoJSON that is no list of features", () => '{"type":"FeatureCollection","features":[1]}', /feature 1/],
    ["a geometry of no known type", () => point([1, 2], "Circle"), /Circle/],
    ["coordinates that are no numbers", () => point(["a", 2]), /two numbers/],
    ["coordinates of the wrong depth", () => point([[1, 2]]), /numbers/],
    ["too many columns", () => `${Array.from({ length: 10_000 }, (_, index) => `c${index}`).join(",")}\n`, /10000 columns/],
    ["a huge cell", () => `a,b\n"${"x".repeat(40_000)}",1\n`, /40000 signs/],
    ["a quote never closed", () => `a,b\n"${"x,1\n".repeat(20)}`, /quote/],
    ["two encodings in one file", () => Buffer.concat([Buffer.from(`名称,数\n${`${"甲".repeat(1000)},1\n`.repeat(1400)}`), gbk]), /no text in utf-8/],
  ])("%s", async (name, bytes, expected) => {
    const read = async () => {
      const file = await opened(name, bytes());
      await rowsOf(file);
    };
    const fault = await read().then(() => null, (error: unknown) => error);
    expect(fault).toMatchObject({ name: "ImportFault", message: expect.stringMatching(expected) as string });
    expect(String(fault).length).toBeLessThan(400);
  });

  test("a GeoPackage whose layer is a query without end", async () => {
    const engine = await initSqlJs();
    const database = new engine.Database();
    database.exec(`create table gpkg_contents (table_name, data_type); create table gpkg_geometry_columns (table_name, column_name, srs_id);
      create table gpkg_spatial_ref_sys (srs_id, organization, organization_coordsys_id); insert into gpkg_contents values ('endless', 'attributes');
      create view endless as with recursive n (i) as (select 1 union all select i + 1 from n) select i from n`);
    await expect(opened("a.gpkg", database.export())).rejects.toMatchObject({ name: "ImportFault", found: "endless, which is no plain table" });
    database.close();
  });
});
