/** Nodes waiting in the order of their keys: a heap of four branches in which a node moves forward as its key falls. */
export class NodeHeap {
  private readonly heap: Int32Array;
  /** Place in the heap; −1 when the node does not wait. */
  private readonly place: Int32Array;
  private key: Float64Array = new Float64Array(0);
  private size = 0;

  constructor(nodes: number) {
    this.heap = new Int32Array(nodes);
    this.place = new Int32Array(nodes).fill(-1);
  }

  /** Work on these keys from now on; no node may wait. */
  begin(key: Float64Array): void {
    this.key = key;
  }

  /** Let the node wait, or move it forward to its present key. */
  put(node: number): void {
    const { heap, place, key } = this;
    let at = place[node]!;
    if (at < 0) {
      at = this.size;
      this.size += 1;
    }
    const own = key[node]!;
    while (at > 0) {
      const parent = (at - 1) >> 2;
      const other = heap[parent]!;
      if (key[other]! <= own) break;
      heap[at] = other;
      place[other] = at;
      at = parent;
    }
    heap[at] = node;
    place[node] = at;
  }

  /** The node with the smallest key; −1 when none waits. */
  take(): number {
    if (this.size === 0) return -1;
    const first = this.heap[0]!;
    this.place[first] = -1;
    this.size -= 1;
    if (this.size > 0) this.sink(this.heap[this.size]!);
    return first;
  }

  private sink(node: number): void {
    const { heap, place, key, size } = this;
    const own = key[node]!;
    let at = 0;
    for (let child = 1; child < size; child = 4 * at + 1) {
      let least = child;
      const end = Math.min(child + 4, size);
      for (let c = child + 1; c < end; c += 1) if (key[heap[c]!]! < key[heap[least]!]!) least = c;
      const other = heap[least]!;
      if (key[other]! >= own) break;
      heap[at] = other;
      place[other] = at;
      at = least;
    }
    heap[at] = node;
    place[node] = at;
  }
}
