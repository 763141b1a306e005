import type { SentFile } from '#src/messenger/did.ts';
import type { Downloaded } from '#src/messenger/port.ts';

const patienceMs = 20_000;
/** `vk.com/doc…` leads on to where the file lies. */
const mostRedirects = 3;
/** Where VK keeps documents; anything else is not fetched, whatever an update or a redirect says. */
const vkHosts = /(^|\.)(vk\.com|vk\.ru|userapi\.com|vkuserphoto\.ru|vk-cdn\.net|mycdn\.me)$/;

const unreadable: Downloaded = { ok: false, refusal: 'unreadable' };
const tooLarge: Downloaded = { ok: false, refusal: 'too-large' };

/** @param apiBaseUrl  the API's own host may keep files too */
export function createDownload(apiBaseUrl: string): (file: SentFile, most: number) => Promise<Downloaded> {
  const ownHost = new URL(apiBaseUrl).host;
  const isOwn = ({ protocol, hostname, host }: URL): boolean =>
    host === ownHost || (protocol === 'https:' && vkHosts.test(hostname));

  return async ({ url, size }, most) => {
    if (size > most) return tooLarge;
    const signal = AbortSignal.timeout(patienceMs);
    try {
      let address = new URL(url);
      for (let hops = 0; hops <= mostRedirects; hops += 1) {
        if (!isOwn(address)) return unreadable;
        const answer = await fetch(address, { signal, redirect: 'manual' });
        const onward = answer.headers.get('location');
        if (answer.status < 300 || answer.status >= 400 || onward === null) return await read(answer, most);
        await answer.body?.cancel();
        address = new URL(onward, address);
      }
      return unreadable;
    } catch {
      return unreadable;
    }
  };
}

/** Stops reading as soon as it is too much: what a server says about the length may be less than it sends. */
async function read(answer: Response, most: number): Promise<Downloaded> {
  if (!answer.ok || !answer.body || Number(answer.headers.get('content-length') ?? 0) > most) {
    await answer.body?.cancel();
    return answer.ok ? tooLarge : unreadable;
  }
  const chunks: Uint8Array[] = [];
  let length = 0;
  // Leaving the loop ends the transfer.
  for await (const chunk of answer.body) {
    length += chunk.byteLength;
    if (length > most) return tooLarge;
    chunks.push(chunk);
  }
  return { ok: true, bytes: new Uint8Array(Buffer.concat(chunks)) };
}
