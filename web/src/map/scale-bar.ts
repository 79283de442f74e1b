const earthCircumferenceM = 40_075_016.686;

/** Metres on the ground of one CSS pixel of a web-mercator map with tiles of 512 pixels. */
export const metresPerPixel = (latitude: number, zoom: number): number =>
  (earthCircumferenceM * Math.cos((latitude * Math.PI) / 180)) / (512 * 2 ** zoom);

/** The longest round length (1, 2 or 5 times a power of ten) that fits into `maxPx`. */
export function scaleBar(latitude: number, zoom: number, maxPx: number): { lengthM: number; widthPx: number } {
  const perPixel = metresPerPixel(latitude, zoom);
  const most = perPixel * maxPx;
  const power = 10 ** Math.floor(Math.log10(most));
  const lengthM = [5, 2, 1].map((digit) => digit * power).find((length) => length <= most) ?? power;
  return { lengthM, widthPx: lengthM / perPixel };
}
