import { describe, expect, test } from 'vitest';
import { clientAddressOf, stripForwardingHeaders, trustProxies } from '#app/http/client-address.server.ts';

const PROXIES = trustProxies(['10.0.0.5', '192.168.0.0/16', 'fd00::/8']);

describe('the address of a client', () => {
  test.each<[string | undefined, string | null, string]>([
    ['203.0.113.9', null, '203.0.113.9'],
    ['::ffff:203.0.113.9', null, '203.0.113.9'],
    ['2001:DB8::1', null, '2001:db8::1'],
    [undefined, null, 'unknown'],
    [undefined, '198.51.100.1', 'unknown'],
    // A client that is no proxy says what it likes.
    ['203.0.113.9', '198.51.100.1', '203.0.113.9'],
    ['10.0.0.6', '198.51.100.1', '10.0.0.6'],
    ['10.0.0.5', null, '10.0.0.5'],
    ['10.0.0.5', '198.51.100.1', '198.51.100.1'],
    ['::ffff:10.0.0.5', '198.51.100.1', '198.51.100.1'],
    // What the client sent itself stands left of what the proxy added.
    ['10.0.0.5', '1.2.3.4, 198.51.100.1', '198.51.100.1'],
    ['10.0.0.5', '1.2.3.4, 198.51.100.1, 192.168.7.7', '198.51.100.1'],
    ['10.0.0.5', '192.168.7.7', '192.168.7.7'],
    ['fd00::1', '2001:db8::5', '2001:db8::5'],
    ['10.0.0.5', 'unknown', '10.0.0.5'],
    ['10.0.0.5', '1.2.3.4, garbage, 192.168.7.7', '192.168.7.7'],
    ['10.0.0.5', '', '10.0.0.5'],
    ['10.0.0.5', '198.51.100.1:4711', '10.0.0.5'],
  ])('of peer %j with X-Forwarded-For %j is %s', (peer, forwardedFor, address) => {
    expect(clientAddressOf(peer, forwardedFor, PROXIES)).toBe(address);
  });

  test('without trusted proxies is always the peer', () => {
    expect(clientAddressOf('127.0.0.1', '198.51.100.1', trustProxies([]))).toBe('127.0.0.1');
  });
});

test('forwarding headers are removed, others stay', () => {
  const headers = new Headers({
    Forwarded: 'for=1.2.3.4;host=evil.example',
    'X-Forwarded-For': '1.2.3.4',
    'X-Forwarded-Host': 'evil.example',
    'X-Forwarded-Proto': 'https',
    'X-Forwarded-Port': '1',
    'X-Forwarded-Prefix': '/x',
    'X-Real-IP': '1.2.3.4',
    'X-Original-URL': '/admin',
    'X-HTTP-Method-Override': 'DELETE',
    Via: '1.1 x',
    Accept: 'text/html',
    Cookie: 'a=b',
  });
  stripForwardingHeaders(headers);
  expect([...headers.keys()].sort()).toEqual(['accept', 'cookie']);
});
