/** Rings or points of a shape, as `[x, y]`. */
type Ring = readonly (readonly [number, number])[];

/** A .shp of points (a ring of one each) or of polygons, as its specification writes them. */
export function shapesOf(type: 1 | 5, records: readonly (Ring | readonly Ring[])[]): Buffer {
  const bodies = records.map((record) => (type === 1 ? pointBody(record as Ring) : polygonBody(isRing(record) ? [record] : record)));
  const parts = bodies.flatMap((body, index) => {
    const head = Buffer.alloc(8);
    head.writeInt32BE(index + 1, 0);
    head.writeInt32BE(body.length / 2, 4);
    return [head, body];
  });
  const header = Buffer.alloc(100);
  header.writeInt32BE(9994, 0);
  header.writeInt32BE((100 + Buffer.concat(parts).length) / 2, 24);
  header.writeInt32LE(1000, 28);
  header.writeInt32LE(type, 32);
  return Buffer.concat([header, ...parts]);
}

const isRing = (record: Ring | readonly Ring[]): record is Ring => typeof record[0]?.[0] === "number";

function pointBody([point]: Ring): Buffer {
  const body = Buffer.alloc(20);
  body.writeInt32LE(1, 0);
  body.writeDoubleLE(point![0], 4);
  body.writeDoubleLE(point![1], 12);
  return body;
}

function polygonBody(rings: readonly Ring[]): Buffer {
  const points = rings.flat();
  const start = 44 + 4 * rings.length;
  const body = Buffer.alloc(start + 16 * points.length);
  body.writeInt32LE(5, 0);
  body.writeInt32LE(rings.length, 36);
  body.writeInt32LE(points.length, 40);
  let before = 0;
  for (const [index, ring] of rings.entries()) {
    body.writeInt32LE(before, 44 + 4 * index);
    before += ring.length;
  }
  for (const [index, [x, y]] of points.entries()) {
    body.writeDoubleLE(x, start + 16 * index);
    body.writeDoubleLE(y, start + 8 + 16 * index);
  }
  return body;
}

/** A .dbf of one text column of 20 bytes. */
export function tableOf(column: string, values: readonly Buffer[], deleted: readonly number[] = []): Buffer {
  const header = Buffer.alloc(65);
  header[0] = 3;
  header.writeUInt32LE(values.length, 4);
  header.writeUInt16LE(65, 8);
  header.writeUInt16LE(21, 10);
  header.write(column, 32, "latin1");
  header.write("C", 43, "latin1");
  header[48] = 20;
  header[64] = 13;
  const rows = values.map((value, index) => Buffer.concat([Buffer.from(deleted.includes(index) ? "*" : " "), value, Buffer.alloc(20 - value.length, 32)]));
  return Buffer.concat([header, ...rows, Buffer.from([0x1a])]);
}
