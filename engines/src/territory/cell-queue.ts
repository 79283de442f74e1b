/** Binary heap of (cell, owner) pairs by ascending priority; equal priorities by cell, then owner, so that order is total. */
export class CellQueue {
  readonly #priorities: number[] = [];
  readonly #cells: number[] = [];
  readonly #owners: number[] = [];

  get size(): number {
    return this.#cells.length;
  }

  push(priority: number, cell: number, owner: number): void {
    let at = this.#cells.length;
    this.#set(at, priority, cell, owner);
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (!this.#before(at, parent)) return;
      this.#swap(at, parent);
      at = parent;
    }
  }

  /** The pair of lowest priority; undefined when empty. */
  pop(): { cell: number; owner: number } | undefined {
    const last = this.#cells.length - 1;
    if (last < 0) return undefined;
    this.#swap(0, last);
    const cell = this.#cells.pop()!;
    const owner = this.#owners.pop()!;
    this.#priorities.pop();
    this.#sink();
    return { cell, owner };
  }

  #sink(): void {
    const size = this.#cells.length;
    for (let at = 0; ; ) {
      let least = at;
      for (const child of [2 * at + 1, 2 * at + 2]) if (child < size && this.#before(child, least)) least = child;
      if (least === at) return;
      this.#swap(at, least);
      at = least;
    }
  }

  #before(a: number, b: number): boolean {
    const byPriority = this.#priorities[a]! - this.#priorities[b]!;
    return (byPriority || this.#cells[a]! - this.#cells[b]! || this.#owners[a]! - this.#owners[b]!) < 0;
  }

  #set(at: number, priority: number, cell: number, owner: number): void {
    this.#priorities[at] = priority;
    this.#cells[at] = cell;
    this.#owners[at] = owner;
  }

  #swap(a: number, b: number): void {
    const [priority, cell, owner] = [this.#priorities[a]!, this.#cells[a]!, this.#owners[a]!];
    this.#set(a, this.#priorities[b]!, this.#cells[b]!, this.#owners[b]!);
    this.#set(b, priority, cell, owner);
  }
}
