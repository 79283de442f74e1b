import type { FirmClass } from "./classes.js";
import { zoneRatio, type CityMix, type DistrictMix, type ZoneMix } from "./mix.js";
import type { Picker } from "./pick.js";

/** Firms to be expected by zone ('' : outside every zone) and class: what the firms of a seed are, apart from chance. */
export type ExpectedFirms = ReadonlyMap<string, ReadonlyMap<string, number>>;

type Shares = ReadonlyMap<string, number>;

/** Works out from the mix what `settle` draws from it. */
export function expectedFirms({ districts, zones, classes }: CityMix, count: number): ExpectedFirms {
  const found = new Map<string, Map<string, number>>();
  const put = (zone: string, firms: number, shares: Shares) => {
    const own = found.get(zone) ?? new Map<string, number>();
    found.set(zone, own);
    for (const [code, share] of shares) own.set(code, (own.get(code) ?? 0) + firms * share);
  };
  for (const [district, share] of districts.shares()) {
    const usual = usualShares(district, classes);
    const inZones = district.grounds ? (district.open ? zoneRatio : 1) : 0;
    put("", count * share * (1 - inZones), usual);
    for (const [ground, part] of district.grounds?.shares() ?? []) put(ground.zone.id, count * share * inZones * part, zoneShares(zones.get(ground.zone.id), usual));
  }
  return found;
}

function usualShares({ sections }: DistrictMix, classes: CityMix["classes"]): Shares {
  const drawn = sections.shares().flatMap(([section, part]) => (classes.get(section)?.shares() ?? []).map(([{ code }, share]): [string, number] => [code, part * share]));
  return whole(new Map(drawn));
}

/** Declared, planted and the usual in their parts; what the zone misses is drawn again. */
function zoneShares(zone: ZoneMix | undefined, usual: Shares): Shares {
  if (!zone) return usual;
  const all = new Map<string, number>();
  const add = (shares: Shares, part: number) => {
    for (const [code, share] of shares) if (!zone.missing.has(code)) all.set(code, (all.get(code) ?? 0) + part * share);
  };
  const own = zone.declared ? zone.declaredRatio : 0;
  const planted = zone.planted ? zone.plantedRatio : 0;
  add(byCode(zone.declared), own);
  add(byCode(zone.planted), planted);
  add(usual, 1 - own - planted);
  return whole(all);
}

const byCode = (picker: Picker<FirmClass> | undefined): Shares => new Map((picker?.shares() ?? []).map(([{ code }, share]) => [code, share]));

function whole(shares: Shares): Shares {
  const sum = [...shares.values()].reduce((total, share) => total + share, 0);
  return sum > 0 ? new Map([...shares].map(([code, share]) => [code, share / sum])) : shares;
}
