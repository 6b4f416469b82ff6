import { describe, expect, test } from 'vitest';
import { NEUTRAL_SITE, securityHeaders } from '#app/http/security-headers.server.ts';

const HEADERS = securityHeaders({ nonce: 'bm9uY2U=', https: true });
const directives = new Map(
  (HEADERS['Content-Security-Policy'] ?? '').split('; ').map((directive) => {
    const [name = '', ...values] = directive.split(' ');
    return [name, values.join(' ')] as const;
  }),
);

describe('the security headers', () => {
  test.each([
    ['default-src', "'none'"],
    ['script-src', "'nonce-bm9uY2U='"],
    ['style-src', "'self' 'nonce-bm9uY2U='"],
    ['img-src', "'self'"],
    ['font-src', "'none'"],
    ['connect-src', "'self'"],
    ['form-action', `'self' ${NEUTRAL_SITE}`],
    ['base-uri', "'none'"],
    ['frame-ancestors', "'none'"],
    ['object-src', "'none'"],
    ['upgrade-insecure-requests', ''],
  ])('allow %s only %s', (name, value) => expect(directives.get(name)).toBe(value));

  test('allow no inline code, no eval and no wildcard', () => {
    expect(HEADERS['Content-Security-Policy']).not.toMatch(/unsafe|\*|data:|blob:/);
  });

  test.each([
    ['Referrer-Policy', 'same-origin'],
    ['X-Content-Type-Options', 'nosniff'],
    ['X-Frame-Options', 'DENY'],
    ['Cross-Origin-Opener-Policy', 'same-origin'],
    ['Cross-Origin-Resource-Policy', 'same-origin'],
    ['Strict-Transport-Security', 'max-age=31536000; includeSubDomains'],
  ])('say %s: %s', (name, value) => expect(HEADERS[name]).toBe(value));

  test('ask for TLS only where people come over TLS', () => {
    const plain = securityHeaders({ nonce: 'x', https: false });
    expect(plain['Strict-Transport-Security']).toBeUndefined();
    expect(plain['Content-Security-Policy']).not.toContain('upgrade-insecure-requests');
  });
});
