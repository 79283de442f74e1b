declare module "vt-pbf" {
  interface Layer {
    features: { id?: number; type: 1; geometry: [x: number, y: number][]; tags: Record<string, string | number | boolean | null> }[];
  }
  export function fromGeojsonVt(layers: Record<string, Layer>, options: { version: 2; extent: number }): Uint8Array;
}
