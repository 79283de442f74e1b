import exceljs from "exceljs";
import { strToU8, zipSync } from "fflate";
import initSqlJs from "sql.js";
import wkx from "wkx";
import { shapesOf, tableOf } from "@chengqi/server/testing/shapefile";

/** A file that is sound, and its parts where it is an archive. */
export interface SoundFile {
  readonly name: string;
  readonly bytes: Buffer;
  readonly parts?: Readonly<Record<string, Uint8Array>>;
}

const gbkName = Buffer.from([0xc3, 0xfb, 0xb3, 0xc6]);
const header = "名称,统一社会信用代码,行业代码,区（市）县,经度,纬度,成立日期,营业收入（万元）";
const rows = Array.from({ length: 40 }, (_, index) => `"成都第${index}芯片,厂",91510100MA6${String(index).padStart(7, "0")}X,397${index % 4},武侯区,104.0${index},30.6${index},2010-0${1 + (index % 9)}-11,"1,2${index}0.5"`);

const ring = (x: number, y: number, size: number) => [[x, y], [x, y + size], [x + size, y + size], [x + size, y], [x, y]] as [number, number][];
const outlines = {
  sound: [ring(104, 30, 1), ring(104.2, 30.2, 0.1)],
  insideOut: [ring(104, 30, 1).toReversed(), ring(104.2, 30.2, 0.1)],
  crossing: [[[104, 30], [105, 31], [105, 30], [104, 31], [104, 30]] as [number, number][]],
  swapped: [ring(30, 104, 1)],
  open: [ring(104, 30, 1).slice(0, 3)],
};

const geoJson = () => Buffer.from(JSON.stringify({
  type: "FeatureCollection", crs: { type: "name", properties: { name: "urn:ogc:def:crs:EPSG::4490" } },
  features: [
    ...Object.entries(outlines).map(([name, coordinates], index) => ({ type: "Feature", properties: { 名称: name, 面积: index * 1.5, 标签: ["a"] }, geometry: { type: "Polygon", coordinates } })),
    { type: "Feature", properties: { 名称: "多", flag: true }, geometry: { type: "MultiPolygon", coordinates: [outlines.sound, outlines.crossing] } },
    { type: "Feature", properties: null, geometry: { type: "Point", coordinates: [104, 30.5, 500] } },
    { type: "Feature", properties: { 名称: null }, geometry: null },
  ],
}));

async function workbook(): Promise<Buffer> {
  const book = new exceljs.Workbook();
  book.addWorksheet("说明").addRow(["填报说明"]);
  const sheet = book.addWorksheet("企业");
  sheet.addRow(header.split(","));
  for (let index = 0; index < 20; index += 1) {
    sheet.addRow([{ richText: [{ text: "甲" }, { text: `公司${index}` }] }, "91510100MA6000000X", 3971, "武侯区", 104.1, 30.6, new Date(Date.UTC(2020, 1, index + 1)), { formula: "1+1", result: index }, true, { error: "#N/A" }]);
  }
  sheet.mergeCells("A30:C30");
  return Buffer.from(await book.xlsx.writeBuffer());
}

function shapefile(): Readonly<Record<string, Uint8Array>> {
  const polygons = Object.values(outlines);
  return {
    "zones.shp": shapesOf(5, polygons), "zones.dbf": tableOf("NAME", polygons.map((_, index) => Buffer.concat([gbkName, Buffer.from(String(index))])), [1]),
    "zones.prj": strToU8('GEOGCS["GCS_China_Geodetic_Coordinate_System_2000"]'), "zones.cpg": strToU8("GBK"),
    "firms.shp": shapesOf(1, [[[104, 30]], [[104.5, 30.5]]]), "firms.dbf": tableOf("NAME", [Buffer.from("A"), Buffer.from("B")]),
  };
}

async function geoPackage(): Promise<Buffer> {
  const engine = await initSqlJs();
  const database = new engine.Database();
  database.exec(`create table gpkg_contents (table_name, data_type); create table gpkg_geometry_columns (table_name, column_name, srs_id);
    create table gpkg_spatial_ref_sys (srs_id, organization, organization_coordsys_id); insert into gpkg_spatial_ref_sys values (4490, 'EPSG', 4490);
    create table parcels (fid integer primary key, code text, area real, geom blob); insert into gpkg_contents values ('parcels', 'features'), ('figures', 'attributes');
    insert into gpkg_geometry_columns values ('parcels', 'geom', 4490); create table figures (name text, year integer); insert into figures values ('甲', 2020), ('乙', null)`);
  for (const [name, coordinates] of Object.entries(outlines)) {
    const body = wkx.Geometry.parseGeoJSON({ type: "Polygon", coordinates } as never).toWkb();
    database.run("insert into parcels (code, area, geom) values (?, 1.5, ?)", [name, Buffer.concat([Buffer.from([0x47, 0x50, 0, 1, 0x0a, 0x11, 0, 0]), body])]);
  }
  const bytes = Buffer.from(database.export());
  database.close();
  return bytes;
}

/** Sound files of every form that is read; what is done to them is chance. */
export async function soundFiles(unpacked: (bytes: Buffer) => Record<string, Uint8Array>): Promise<SoundFile[]> {
  const text = `${[header, ...rows].join("\r\n")}\r\n`;
  const book = await workbook();
  const shapes = shapefile();
  return [
    { name: "firms.csv", bytes: Buffer.from(text) },
    { name: "firms-gbk.csv", bytes: Buffer.concat([gbkName, Buffer.from(",n\r\n"), ...Array.from({ length: 30 }, (_, index) => Buffer.concat([gbkName, Buffer.from(`${index},${index}\r\n`)]))]) },
    { name: "firms-wide.csv", bytes: Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, "utf16le")]) },
    { name: "firms.xlsx", bytes: book, parts: unpacked(book) },
    { name: "zones.geojson", bytes: geoJson() },
    { name: "zones.zip", bytes: Buffer.from(zipSync(shapes)), parts: shapes },
    { name: "parcels.gpkg", bytes: await geoPackage() },
  ];
}
