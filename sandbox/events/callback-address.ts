import { BlockList, isIP } from 'node:net';

const own = new BlockList();
own.addSubnet('127.0.0.0', 8, 'ipv4');
own.addAddress('::1', 'ipv6');

/** An IPv6 address without the brackets that a URL puts around it. */
export const bare = (hostname: string): string => hostname.replace(/^\[(.*)\]$/, '$1');

/** Whether a URL's hostname can mean this machine only. Names are not looked up: they may change their mind. */
export function isLoopback(hostname: string): boolean {
  if (hostname === 'localhost') return true;
  const address = bare(hostname);
  const family = isIP(address);
  return family !== 0 && own.check(address, family === 6 ? 'ipv6' : 'ipv4');
}

/**
 * VK posts to any server of the internet. The sandbox posts to its own machine only: whoever may call a method
 * must not be able to send it around the network that it stands in.
 */
export function isCallbackAddress(url: string): boolean {
  if (/\s/.test(url) || !URL.canParse(url)) return false;
  const { protocol, hostname } = new URL(url);
  return (protocol === 'http:' || protocol === 'https:') && isLoopback(hostname);
}
