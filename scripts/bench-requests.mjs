// What the bench asks a running platform, and how long the answers take.

const get = async (url, headers) => {
  const since = performance.now();
  const answer = await fetch(url, { headers });
  await answer.arrayBuffer();
  if (answer.status >= 400) throw new Error(`${url}: ${answer.status}`);
  return performance.now() - since;
};

const readJson = async (url) => (await fetch(url)).json();

const tileOf = ([lon, lat], zoom) => {
  const scale = 2 ** zoom;
  const sine = Math.sin((lat * Math.PI) / 180);
  return [Math.floor(((lon + 180) / 360) * scale), Math.floor((0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)) * scale)];
};

const every = (rows, wanted) => Array.from({ length: wanted }, (_, index) => rows[index % rows.length]);

/** Two neighbouring signs of a name, at a place that moves with its index. */
const twoSigns = (name, index) => name.slice(index % Math.max(1, name.length - 1)).slice(0, 2);

/** The questions, by kind: tiles where zones are, every zone's file, searches by signs, pinyin and code, first pages of filtered lists. */
export async function questions(address) {
  const api = `${address}/api/v1`;
  const [zones, districts, ecosystems, firms] = await Promise.all(
    ["/zones", "/districts", "/ecosystems", "/firms?limit=200&sort=name"].map(async (route) => (await readJson(api + route)).rows));
  const centres = zones.flatMap(({ centre }) => (centre ? [centre] : []));
  const tiles = [8, 9, 10, 11, 12, 13, 14].map((zoom) => [`tile z${zoom}`, every(centres, 132).map((centre) => {
    const [x, y] = tileOf(centre, zoom);
    return `${api}/tiles/firms/${zoom}/${x}/${y}.pbf`;
  })]);
  const words = [
    ...every(firms, 60).map(({ name }, index) => twoSigns(name.zh, index)), ...every(zones, 40).map(({ name }) => name.zh.slice(0, 4)),
    "tianfu", "jinjiang", "chengdu", "dianzi", "cd", "jj", "keji", ...every(firms, 20).map(({ creditCode, id }) => (creditCode ?? id).slice(0, 10)),
  ];
  const filters = [
    ...zones.map(({ id }) => `zone=${encodeURIComponent(id)}`), ...districts.map(({ code }) => `district=${code}&sort=employees&order=desc`),
    ...ecosystems.filter(({ nameOnly }) => !nameOnly).map(({ id }) => `ecosystem=${encodeURIComponent(id)}`),
    ...["C", "39", "I65", "3973", "6513", "F"].map((code) => `industry=${code.replace(/^[A-Z](?=\d)/, "")}`), "size=large", "size=micro&sort=founded&order=asc",
    "district=510107&industry=65&size=small", `zone=${encodeURIComponent(zones[0].id)}&industry=C`, `q=${encodeURIComponent("科技")}`, `q=${encodeURIComponent("天府")}&size=medium`,
  ];
  return [
    ...tiles,
    ["zone card", every(zones, 132).map(({ id }) => `${api}/zones/${encodeURIComponent(id)}`)],
    ["search", words.map((word) => `${api}/search?q=${encodeURIComponent(word)}&limit=24`)],
    ["filtered list, first page", filters.map((filter) => `${api}/firms?limit=50&${filter}`)],
  ];
}

const roles = [
  "visitor", "city-office", "department", "district", "zone", "enterprise", "assessor", "auditor", "system-admin", "security-admin", "audit-admin",
];

/** The cookie of a session with the demonstration's account of a role. */
export async function sessionOf(address, role) {
  const answer = await fetch(`${address}/api/v1/session/demonstration`, {
    method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify({ role }),
  });
  if (answer.status !== 204) throw new Error(`session of ${role}: ${answer.status}`);
  return answer.headers.getSetCookie().map((cookie) => cookie.split(";")[0]).join("; ");
}

/**
 * What the board asks, as each role of the demonstration, with the headers that make it that role's; and the same with a purpose
 * stated, which shows small sums to those who may see them and puts the look on record.
 */
export async function questionsOfRoles(address) {
  const api = `${address}/api/v1`;
  const { rows } = await readJson(`${api}/zones`);
  const [x, y] = tileOf(rows.find(({ centre }) => centre).centre, 10);
  const board = [`${api}/city`, `${api}/zones`, `${api}/zones.geojson`, `${api}/tiles/firms/10/${x}/${y}.pbf`];
  const urls = [...every(board, 40), ...every(rows, 40).map(({ id }) => `${api}/zones/${encodeURIComponent(id)}`)];
  const asked = [];
  for (const role of roles) {
    const headers = role === "visitor" ? {} : { cookie: await sessionOf(address, role) };
    asked.push([`board as ${role}`, urls, headers]);
    if (role === "department" || role === "zone") asked.push([`board as ${role}, for a purpose`, urls, { ...headers, "x-purpose": "statistics" }]);
  }
  return asked;
}

/** One question after the other, after a few that are not counted. */
export async function measure(urls, headers = {}) {
  for (const url of urls.slice(0, 5)) await get(url, headers);
  const times = [];
  for (const url of urls) times.push(await get(url, headers));
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share) => sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)];
  return { count: times.length, p50: at(0.5), p95: at(0.95), worst: sorted.at(-1) };
}
