import type { Transcript } from '../../../control-types.ts';
import { type NoTranscript, readTranscript, TRANSCRIPT_BYTES } from '../../../transcript.ts';

/** Why a file cannot be shown: it is no saved dialog, or too large, or it is gone by now. */
export type FileFault = NoTranscript | { why: 'size' } | { why: 'gone' };

/** Reads a file that somebody has chosen. */
export async function readFile(file: File): Promise<{ transcript: Transcript } | { fault: FileFault }> {
  if (file.size > TRANSCRIPT_BYTES) return { fault: { why: 'size' } };
  try {
    return readTranscript(await file.text());
  } catch {
    return { fault: { why: 'gone' } };
  }
}
