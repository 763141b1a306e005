import { get as getHttp, Agent as HttpAgent, type IncomingMessage } from 'node:http';
import { get as getHttps, Agent as HttpsAgent } from 'node:https';
import { text } from 'node:stream/consumers';

const plain = new HttpAgent({ keepAlive: true });
const secure = new HttpsAgent({ keepAlive: true });

/**
 * What is at an address, by a connection that stays open. The platform's own `fetch` takes about a millisecond of the one
 * thread to begin, and long poll begins anew between an update and its answer.
 *
 * @throws what the network or the signal says, and SyntaxError for what is no JSON
 */
export async function getJson(url: URL, signal: AbortSignal): Promise<unknown> {
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    const asked =
      url.protocol === 'http:'
        ? getHttp(url, { agent: plain, signal }, resolve)
        : getHttps(url, { agent: secure, signal }, resolve);
    asked.once('error', reject);
  });
  return JSON.parse(await text(response));
}
