import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const Numbers = z.array(z.number().int());

/**
 * What DATA_DIR remembers: which communities had a school. An empty Redis is then told from one that has lost a school,
 * or from another one than it was.
 */
export class KnownSchools {
  readonly #path: string;

  constructor(dataDir: string) {
    this.#path = join(dataDir, 'schools.json');
  }

  has(groupId: number): boolean {
    return this.#read().includes(groupId);
  }

  remember(groupId: number): void {
    const known = this.#read();
    if (!known.includes(groupId)) this.#write([...known, groupId].sort((a, b) => a - b));
  }

  forget(groupId: number): void {
    const known = this.#read();
    if (known.includes(groupId)) this.#write(known.filter((one) => one !== groupId));
  }

  #read(): readonly number[] {
    try {
      return Numbers.parse(JSON.parse(readFileSync(this.#path, 'utf8')));
    } catch {
      return [];
    }
  }

  /** Beside its place and renamed: a start that is killed here leaves no half of it. */
  #write(known: readonly number[]): void {
    const aside = `${this.#path}.${process.pid}`;
    writeFileSync(aside, JSON.stringify(known), { mode: 0o600 });
    renameSync(aside, this.#path);
  }
}
