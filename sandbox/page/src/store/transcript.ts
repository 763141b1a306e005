import type { Transcript } from '../../../control-types.ts';

/** A file that was saved from a dialog's menu, or undefined for any other. */
export async function readTranscript(file: File): Promise<Transcript | undefined> {
  try {
    const read = JSON.parse(await file.text()) as Partial<Transcript>;
    const isOne = read.person?.name !== undefined && read.community?.name !== undefined;
    return isOne && Array.isArray(read.lines) ? (read as Transcript) : undefined;
  } catch {
    return undefined;
  }
}
