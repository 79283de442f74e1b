const most = 4096;

/**
 * A queue of nodes for Dijkstra's method, for keys that never fall below the floor: the keys of the nodes given before.
 * Nodes wait unsorted in a ring of buckets of equal width. Of the bucket in turn, a node whose key is less than the floor plus
 * the cheapest way into it cannot be improved any more and is given at once, in whatever order suits the memory; the others
 * stand in a heap of four branches in the order of (key, tie, node). So a node is given once, when nothing improves it.
 * A queue works on the key and tie columns of its owner.
 * Source: Goldberg (2008), A practical shortest path algorithm with linear expected time, SIAM J. Comput. 37.
 */
export class HotQueue {
  /** The first ticket of each bucket's list; −1 where it is empty. */
  private readonly ring: Int32Array;
  /** A ticket stands for a node in a bucket's list: its node, and the ticket behind it there or in the list of free ones. */
  private ticketNode: Int32Array;
  private ticketNext: Int32Array;
  private free = -1;
  private tickets = 0;
  /** The ticket that counts for each node, others are void; −1 for none. A node that moves forward takes a new one. */
  private readonly ticket: Int32Array;
  private readonly heap: Int32Array;
  /** The place of each node in the heap; −1 when it is not there. */
  private readonly place: Int32Array;
  private readonly sure: Int32Array;
  private perKey = 1;
  private width = 1;
  private size = 0;
  private sureCount = 0;
  /** Tickets in the ring, void ones too. */
  private waiting = 0;
  private hot = 0;
  private floor = 0;

  /** @param entry cheapest way into each node; Infinity where there is none. */
  constructor(private readonly key: Float64Array, private readonly tie: Int32Array, private readonly entry: Float64Array, spread: number) {
    const nodes = key.length;
    let length = 4;
    while (length < spread + 3 && length < most) length *= 2;
    this.ring = new Int32Array(length).fill(-1);
    this.ticketNode = new Int32Array(nodes + 1);
    this.ticketNext = new Int32Array(nodes + 1);
    this.ticket = new Int32Array(nodes).fill(-1);
    this.heap = new Int32Array(nodes);
    this.place = new Int32Array(nodes).fill(-1);
    this.sure = new Int32Array(nodes);
  }

  /** Make ready for keys from 0 on, in buckets of this width. The queue must be empty. */
  start(width: number): void {
    const perKey = 1 / width;
    this.perKey = perKey < Infinity && perKey > 0 ? perKey : 0;
    this.width = width;
    this.hot = 0;
    this.floor = 0;
  }

  /** Let a node wait at its present key, or, if it waits already, move it forward to it. */
  put(node: number): void {
    const bucket = this.bucketOf(node);
    if (bucket !== this.hot) this.enter(node, bucket);
    else if (this.place[node]! >= 0) this.rise(this.place[node]!, node);
    else this.admit(node);
  }

  /** Take a node that nothing can improve; −1 when none waits. */
  take(): number {
    if (this.sureCount === 0 && this.size === 0) this.advance();
    if (this.sureCount > 0) {
      this.sureCount -= 1;
      return this.sure[this.sureCount]!;
    }
    if (this.size === 0) return -1;
    const first = this.heap[0]!;
    this.floor = this.key[first]!;
    this.place[first] = -1;
    this.size -= 1;
    if (this.size > 0) this.sink(this.heap[this.size]!);
    return first;
  }

  /** Go to the next bucket in which a node waits. */
  private advance(): void {
    while (this.waiting > 0 && this.sureCount === 0 && this.size === 0) {
      this.hot += 1;
      if (this.ring[this.hot & (this.ring.length - 1)]! >= 0) this.heat();
    }
  }

  /** Take the nodes of the bucket in turn out of its list. */
  private heat(): void {
    // Rounding may put a key that is a hair below the bucket into it.
    this.floor = this.hot * this.width * (1 - 1e-15);
    const slot = this.hot & (this.ring.length - 1);
    let at = this.ring[slot]!;
    this.ring[slot] = -1;
    while (at >= 0) {
      const after = this.ticketNext[at]!;
      const node = this.ticketNode[at]!;
      this.waiting -= 1;
      this.ticketNext[at] = this.free;
      this.free = at;
      if (this.ticket[node] === at) {
        const bucket = this.bucketOf(node);
        if (bucket === this.hot) this.admit(node);
        else this.enter(node, bucket);
      }
      at = after;
    }
  }

  /** The bucket of a node's key, no farther ahead than the ring reaches: it is sorted in again when its turn comes. */
  private bucketOf(node: number): number {
    const bucket = Math.floor(this.key[node]! * this.perKey);
    const last = this.hot + this.ring.length - 1;
    return bucket < last ? bucket : last;
  }

  /** Give a node a ticket in a bucket that is still to come. */
  private enter(node: number, bucket: number): void {
    let at = this.free;
    if (at >= 0) this.free = this.ticketNext[at]!;
    else {
      at = this.tickets;
      this.tickets += 1;
      if (at === this.ticketNode.length) this.printTickets();
    }
    const slot = bucket & (this.ring.length - 1);
    this.ticketNode[at] = node;
    this.ticketNext[at] = this.ring[slot]!;
    this.ring[slot] = at;
    this.ticket[node] = at;
    this.waiting += 1;
  }

  private printTickets(): void {
    const [nodes, next] = [this.ticketNode, this.ticketNext];
    this.ticketNode = new Int32Array(2 * nodes.length);
    this.ticketNode.set(nodes);
    this.ticketNext = new Int32Array(2 * next.length);
    this.ticketNext.set(next);
  }

  /** Put a node of the bucket in turn among those that are sure, or into the heap. */
  private admit(node: number): void {
    this.ticket[node] = -1;
    if (this.key[node]! < this.floor + this.entry[node]!) {
      this.sure[this.sureCount] = node;
      this.sureCount += 1;
    } else {
      this.size += 1;
      this.rise(this.size - 1, node);
    }
  }

  private before(one: number, other: number): boolean {
    const a = this.key[one]!;
    const b = this.key[other]!;
    if (a !== b) return a < b;
    return this.tie[one] === this.tie[other] ? one < other : this.tie[one]! < this.tie[other]!;
  }

  private rise(from: number, node: number): void {
    const { heap, place } = this;
    let i = from;
    while (i > 0) {
      const parent = (i - 1) >> 2;
      const other = heap[parent]!;
      if (!this.before(node, other)) break;
      heap[i] = other;
      place[other] = i;
      i = parent;
    }
    heap[i] = node;
    place[node] = i;
  }

  private sink(node: number): void {
    const { heap, place, size } = this;
    let i = 0;
    for (let child = 1; child < size; child = 4 * i + 1) {
      let least = child;
      const end = Math.min(child + 4, size);
      for (let c = child + 1; c < end; c += 1) if (this.before(heap[c]!, heap[least]!)) least = c;
      const other = heap[least]!;
      if (!this.before(other, node)) break;
      heap[i] = other;
      place[other] = i;
      i = least;
    }
    heap[i] = node;
    place[node] = i;
  }
}
