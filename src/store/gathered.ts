/**
 * What was made of whole collections, as long as nothing of them has changed. Each commit that touches a collection
 * raises its mark in Redis, and what was made is taken again only under the very same marks.
 */
export class Gathered {
  readonly #kept = new Map<string, { readonly marks: string; readonly value: unknown }>();
  #connection = 0;

  /** By which connection something was read; a Redis that was away may have lost its last commits, and count them anew. */
  get connection(): number {
    return this.#connection;
  }

  forget(): void {
    this.#connection += 1;
    this.#kept.clear();
  }

  /** @param gather  reads nothing that was read before the marks were */
  async take<T>(name: string, marks: string, connection: number, gather: () => Promise<T>): Promise<T> {
    const known = this.#kept.get(name);
    // Under one name one thing is made.
    if (known?.marks === marks && connection === this.#connection) return known.value as T;
    const value = await gather();
    if (connection === this.#connection) this.#kept.set(name, { marks, value });
    return value;
  }
}
