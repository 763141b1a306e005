import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

/** Closes what may hold words of people; only who has the community's key opens it. */
export interface Seal {
  close(text: string): string;
  /** @returns undefined for what was closed under another key, or is damaged */
  open(sealed: string): string | undefined;
}

const cipher = 'aes-256-gcm';
const ivBytes = 12;
const tagBytes = 16;

/** @param key  LOG_KEY; each community has its own key from it */
export function createSeal(key: string, groupId: number): Seal {
  const secret = Buffer.from(hkdfSync('sha256', key, String(groupId), 'what is set aside', 32));
  return {
    close(text) {
      const iv = randomBytes(ivBytes);
      const closing = createCipheriv(cipher, secret, iv);
      const closed = Buffer.concat([closing.update(text, 'utf8'), closing.final()]);
      return Buffer.concat([iv, closing.getAuthTag(), closed]).toString('base64');
    },
    open(sealed) {
      const bytes = Buffer.from(sealed, 'base64');
      const closed = bytes.subarray(ivBytes + tagBytes);
      try {
        const opening = createDecipheriv(cipher, secret, bytes.subarray(0, ivBytes));
        opening.setAuthTag(bytes.subarray(ivBytes, ivBytes + tagBytes));
        return Buffer.concat([opening.update(closed), opening.final()]).toString('utf8');
      } catch {
        return undefined;
      }
    },
  };
}
