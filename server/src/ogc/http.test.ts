import { expect, test } from "vitest";
import { ask } from "../testing/city.js";

interface Items {
  readonly type: string;
  readonly numberMatched: number;
  readonly numberReturned: number;
  readonly timeStamp: string;
  readonly links: readonly { readonly rel: string; readonly href: string; readonly type?: string }[];
  readonly features: readonly { readonly id: string; readonly geometry: { readonly type: string; readonly coordinates: never[] } | null; readonly properties: Record<string, unknown> }[];
}
const items = async (path: string): Promise<Items> => {
  const answer = await ask(`/api/ogc/collections/${path}`);
  expect([answer.statusCode, answer.headers["content-type"]]).toEqual([200, "application/geo+json; charset=utf-8"]);
  return answer.json() as Items;
};
const ids = ({ features }: Items) => features.map(({ id }) => id);

test("the way in names the interface, what it conforms to, and the layers", async () => {
  const { links } = (await ask("/api/ogc")).json() as Items;
  expect(links.map(({ rel }) => rel)).toEqual(expect.arrayContaining(["self", "service-desc", "service-doc", "conformance", "data"]));
  for (const { href } of links) expect((await ask(href.replace(/^https?:\/\/[^/]+/, ""))).statusCode).toBe(200);
  const { conformsTo } = (await ask("/api/ogc/conformance")).json() as { conformsTo: string[] };
  expect(conformsTo).toContain("http://www.opengis.net/spec/ogcapi-features-2/1.0/conf/crs");
  const { collections } = (await ask("/api/ogc/collections")).json() as { collections: { id: string; extent?: { spatial: { bbox: number[][] } } }[] };
  expect(collections.map(({ id }) => id)).toEqual(["zones", "communities", "districts", "metro-lines", "metro-stations", "firms"]);
  for (const { extent } of collections) expect(extent?.spatial.bbox[0]).toHaveLength(4);
});

test("pages follow each other without a gap and without a repetition", async () => {
  const all = await items("zones/items?limit=1000");
  expect(all.numberReturned).toBe(all.numberMatched);
  expect(all.numberMatched).toBeGreaterThan(60);
  const seen: string[] = [];
  for (let path: string | undefined = "zones/items?limit=25"; path !== undefined;) {
    const page: Items = await items(path);
    seen.push(...ids(page));
    path = page.links.find(({ rel }) => rel === "next")?.href.split("/collections/")[1];
  }
  expect(seen).toEqual(ids(all));
});

test("a box takes what it touches, and the order of axes follows its reference system", async () => {
  const one = await items("metro-stations/items?limit=1");
  const [lon = 0, lat = 0] = one.features[0]?.geometry?.coordinates ?? [];
  const box = [lon - 0.001, lat - 0.001, lon + 0.001, lat + 0.001];
  expect(ids(await items(`metro-stations/items?bbox=${box.join(",")}`))).toContain(one.features[0]?.id);
  const flipped = [box[1], box[0], box[3], box[2]].join(",");
  expect(await items(`metro-stations/items?bbox=${flipped}&bbox-crs=http://www.opengis.net/def/crs/EPSG/0/4326`)).toMatchObject({ features: (await items(`metro-stations/items?bbox=${box.join(",")}`)).features });
  expect((await items("firms/items?bbox=0,0,1,1")).numberMatched).toBe(0);
  const city = await items("firms/items?bbox=102,29,106,33&limit=5");
  expect(city.numberMatched).toBe((await items("firms/items?limit=5")).numberMatched);
  const over = await items(`firms/items?limit=5&bbox=${lon},-90,-170,90`);
  const under = await items(`firms/items?limit=5&bbox=-170,-90,${lon},90`);
  // Over the date line and not: together all, but for what lies on the line itself.
  expect(over.numberMatched + under.numberMatched).toBe(city.numberMatched);
});

test("features come in the reference system asked for, which the answer names", async () => {
  const place = async (crs: string) => {
    const answer = await ask(`/api/ogc/collections/metro-stations/items?limit=1&crs=${encodeURIComponent(crs)}`);
    expect(answer.headers["content-crs"]).toBe(`<${crs}>`);
    return (answer.json() as Items).features[0]?.geometry?.coordinates as unknown as [number, number];
  };
  const [lon, lat] = await place("http://www.opengis.net/def/crs/OGC/1.3/CRS84");
  expect(await place("http://www.opengis.net/def/crs/EPSG/0/4326")).toEqual([lat, lon]);
  const [y, x] = await place("http://www.opengis.net/def/crs/EPSG/0/4490");
  expect([x.toFixed(6), y.toFixed(6)]).toEqual([lon.toFixed(6), lat.toFixed(6)]);
  const [east, north] = await place("http://www.opengis.net/def/crs/EPSG/0/3857");
  expect(east).toBeCloseTo((lon * 20_037_508.342789244) / 180, 0);
  expect(north).toBeCloseTo((Math.log(Math.tan(Math.PI / 4 + (lat * Math.PI) / 360)) * 20_037_508.342789244) / Math.PI, 0);
});

test("a day, an instant or a span says when; the city's day holds otherwise", async () => {
  const count = async (datetime: string) => (await items(`zones/items?limit=1&datetime=${datetime}`)).numberMatched;
  const today = (await items("zones/items?limit=1")).numberMatched;
  expect(await count("1999-01-01")).toBeLessThanOrEqual(today);
  expect(await count("../1999-01-01")).toBe(await count("1999-01-01"));
  expect(await count("1999-01-01/..")).toBeGreaterThanOrEqual(today);
  expect(await count("2020-06-01T00:00:00Z")).toBe(await count("2020-06-01"));
  const firms = async (datetime: string) => (await items(`firms/items?limit=1&datetime=${datetime}`)).numberMatched;
  expect(await firms("2000-01-01")).toBeLessThan(await firms("2020-01-01"));
});

test("one feature by its id, the same as in its list", async () => {
  const list = await items("communities/items?limit=1");
  const one = list.features[0];
  const answer = await ask(`/api/ogc/collections/communities/items/${encodeURIComponent(one?.id ?? "")}`);
  expect(answer.json()).toMatchObject({ type: "Feature", id: one?.id, geometry: one?.geometry, properties: one?.properties });
});

test("browsers get pages, whose texts are escaped", async () => {
  for (const path of ["", "/conformance", "/collections", "/collections/zones", "/collections/zones/items", "/collections/zones/items/Z01"]) {
    const answer = await ask(`/api/ogc${path}?f=html`);
    expect([path, answer.statusCode, answer.headers["content-type"]]).toEqual([path, 200, "text/html; charset=utf-8"]);
    expect(answer.body).not.toMatch(/<script/);
  }
  expect((await ask("/api/ogc/collections/zones/items?f=html")).body).toContain("成都电子信息产业功能区");
  expect((await ask("/api/ogc/collections/zones/items?f=html&lang=en&after=%3Cb%3E")).body).not.toContain("<b>");
});

test.each([
  ["collections/nothing", 404], ["collections/nothing/items", 404], ["collections/zones/items/nobody", 404], ["collections/zones/items?bbox=1,2,3", 400],
  ["collections/zones/items?bbox=1,9,3,4", 400], ["collections/zones/items?limit=0", 400], ["collections/zones/items?limit=20000", 400], ["collections/zones/items?crs=EPSG:1", 400],
  ["collections/zones/items?datetime=soon", 400], ["collections/zones/items?datetime=2020-01-01/2019-01-01", 400], ["collections/zones/items?datetime=../..", 400], ["collections/zones/items?unknown=1", 400],
  ["?f=xml", 400],
])("%s is refused with %i and what was expected", async (path, status) => {
  const answer = await ask(`/api/ogc${path.startsWith("?") ? "" : "/"}${path}`);
  expect(answer.statusCode).toBe(status);
  expect((answer.json() as { errors: { expected: string }[] }).errors[0]?.expected).toBeTruthy();
});
