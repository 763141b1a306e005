import { Agent as HttpAgent, request as httpRequest, type IncomingMessage } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import { text } from 'node:stream/consumers';

/*
 * JSON by connections that stay open. The platform's own `fetch` takes about a millisecond of the one thread to begin, and
 * long poll begins anew between an update and its answer; node-fetch, by which vk-io calls, takes a tenth of the CPU under
 * load.
 */
const plain = new HttpAgent({ keepAlive: true });
const secure = new HttpsAgent({ keepAlive: true });

/**
 * What is at an address.
 *
 * @throws what the network or the signal says, and SyntaxError for what is no JSON
 */
export const getJson = (url: URL, signal: AbortSignal): Promise<unknown> => ask(url, { signal });

/**
 * The answer to a form.
 *
 * @param ms  the longest time until all of it is there
 * @throws as above, and when the time is over
 */
export async function postForm(
  url: URL,
  fields: Readonly<Record<string, string>>,
  ms: number,
  headers: Readonly<Record<string, string>> = {},
): Promise<unknown> {
  const late = new AbortController();
  const timer = setTimeout(() => late.abort(), ms);
  try {
    return await ask(url, { signal: late.signal, form: { body: formOf(fields), headers } });
  } finally {
    clearTimeout(timer);
  }
}

interface Asking {
  readonly signal: AbortSignal;
  readonly form?: { readonly body: Buffer; readonly headers: Readonly<Record<string, string>> };
}

async function ask(url: URL, { signal, form }: Asking): Promise<unknown> {
  const type = 'application/x-www-form-urlencoded;charset=UTF-8';
  const posted = form && {
    method: 'POST',
    headers: { ...form.headers, 'content-type': type, 'content-length': form.body.length },
  };
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    const asked =
      url.protocol === 'http:'
        ? httpRequest(url, { agent: plain, signal, ...posted }, resolve)
        : httpsRequest(url, { agent: secure, signal, ...posted }, resolve);
    asked.once('error', reject);
    asked.end(form?.body);
  });
  return JSON.parse(await text(response));
}

const [percent, plus, space] = [0x25, 0x2b, 0x20];
const isLeft = new Uint8Array(256);
for (const byte of Buffer.from('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789*-._'))
  isLeft[byte] = 1;
const digits = Buffer.from('0123456789ABCDEF');

/**
 * As URLSearchParams writes it. That goes letter by letter, and a call that carries twenty-five answers has fifty thousand
 * of them.
 */
export function formOf(fields: Readonly<Record<string, string>>): Buffer {
  const parts = Object.entries(fields).flatMap(([name, value], i) => [
    Buffer.from(i === 0 ? '' : '&'),
    encoded(name),
    Buffer.from('='),
    encoded(value),
  ]);
  return Buffer.concat(parts);
}

function encoded(said: string): Buffer {
  const bytes = Buffer.from(said);
  const out = Buffer.allocUnsafe(bytes.length * 3);
  let at = 0;
  for (const byte of bytes) {
    if (isLeft[byte] === 1 || byte === space) {
      out[at] = byte === space ? plus : byte;
      at += 1;
      continue;
    }
    out[at] = percent;
    out[at + 1] = digits[byte >> 4] ?? 0;
    out[at + 2] = digits[byte & 15] ?? 0;
    at += 3;
  }
  return out.subarray(0, at);
}
