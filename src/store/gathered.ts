/**
 * What was made of whole collections, as long as nothing of them has changed. Each commit that touches a collection
 * leaves a mark of its own in Redis, and what was made is taken again only under the very same marks. No mark comes
 * twice, so that nothing old is taken for new where Redis has lost its last commits, or everything.
 */
export class Gathered {
  readonly #kept = new Map<string, { readonly marks: string; readonly value: unknown }>();

  /** @param gather  reads nothing that was read before the marks were */
  async take<T>(name: string, marks: string, gather: () => Promise<T>): Promise<T> {
    const known = this.#kept.get(name);
    // Under one name one thing is made.
    if (known?.marks === marks) return known.value as T;
    const value = await gather();
    this.#kept.set(name, { marks, value });
    return value;
  }
}
