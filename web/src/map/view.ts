/** Where a map looks. */
export interface View {
  readonly centre: readonly [lon: number, lat: number];
  readonly zoom: number;
}

/** A view in an address: `104.07,30.66,9.5`. */
export const viewText = ({ centre: [lon, lat], zoom }: View): string => `${lon.toFixed(4)},${lat.toFixed(4)},${zoom.toFixed(2)}`;

/** The view of such a text; null if it is none. */
export function viewOf(text: string): View | null {
  const [lon, lat, zoom, ...rest] = text.split(",").map(Number);
  if (rest.length > 0 || lon === undefined || lat === undefined || zoom === undefined) return null;
  const sound = Math.abs(lon) <= 180 && Math.abs(lat) <= 85 && zoom >= 0 && zoom <= 24;
  return sound ? { centre: [lon, lat], zoom } : null;
}
