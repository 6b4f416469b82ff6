import { BlockList, isIP, isIPv6 } from 'node:net';

// Whatever a client or an unknown proxy says about where a request comes from, or which host or path was meant.
const FORWARDING_HEADERS = [
  'forwarded',
  'x-real-ip',
  'x-client-ip',
  'x-cluster-client-ip',
  'true-client-ip',
  'cf-connecting-ip',
  'cf-connecting-ipv6',
  'fastly-client-ip',
  'x-original-url',
  'x-original-host',
  'x-rewrite-url',
  'x-host',
  'x-http-method-override',
  'x-request-id',
  'via',
];

export type TrustedProxies = { trusts: (address: string) => boolean };

/** The proxies whose forwarding headers are believed: IP addresses or CIDR ranges, as checked by parseEnv. */
export function trustProxies(entries: readonly string[]): TrustedProxies {
  const list = new BlockList();
  for (const entry of entries) {
    const [address = '', prefix] = entry.split('/');
    const family = isIPv6(address) ? 'ipv6' : 'ipv4';
    if (prefix === undefined) list.addAddress(address, family);
    else list.addSubnet(address, Number(prefix), family);
  }
  return { trusts: (address) => isIP(address) !== 0 && list.check(address, isIPv6(address) ? 'ipv6' : 'ipv4') };
}

/**
 * The address a request comes from: the peer itself, or, behind trusted proxies only, the rightmost entry of
 * X-Forwarded-For that is no trusted proxy. An entry that is no address ends the search.
 */
export function clientAddressOf(
  peer: string | undefined,
  forwardedFor: string | null,
  proxies: TrustedProxies,
): string {
  const peerAddress = plainAddress(peer ?? '');
  if (peerAddress === null) return 'unknown';
  if (forwardedFor === null || !proxies.trusts(peerAddress)) return peerAddress;
  let nearest = peerAddress;
  for (const entry of forwardedFor.split(',').reverse()) {
    const address = plainAddress(entry.trim());
    if (address === null) return nearest;
    nearest = address;
    if (!proxies.trusts(address)) return nearest;
  }
  return nearest;
}

/** Removes every forwarding header, so that nothing behind the guard can believe one. */
export function stripForwardingHeaders(headers: Headers): void {
  for (const name of [...headers.keys()]) {
    if (name.startsWith('x-forwarded') || FORWARDING_HEADERS.includes(name)) headers.delete(name);
  }
}

function plainAddress(text: string): string | null {
  const address = text.replace(/^::ffff:(?=\d+\.\d+\.\d+\.\d+$)/i, '').replace(/%.*$/, '');
  return isIP(address) === 0 ? null : address.toLowerCase();
}
