/** Where /exit leads: a neutral public weather site (experience.md P21). */
export const NEUTRAL_SITE = 'https://www.weather.com.cn';

const ONE_YEAR_SECONDS = 31_536_000;

const CONSTANT_HEADERS: Readonly<Record<string, string>> = {
  'Referrer-Policy': 'same-origin',
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Origin-Agent-Cluster': '?1',
  'X-Permitted-Cross-Domain-Policies': 'none',
  'Permissions-Policy':
    'accelerometer=(), bluetooth=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), hid=(), ' +
    'magnetometer=(), microphone=(), midi=(), payment=(), serial=(), usb=(), browsing-topics=()',
};

/** What a response gets unless it sets its own: nothing is kept in any cache. Static assets override it. */
export const DEFAULT_CACHE_CONTROL = 'no-store';

/** The security headers of every response. `https`: whether people reach the portal over TLS (ORIGIN), not this hop. */
export function securityHeaders({ nonce, https }: { nonce: string; https: boolean }): Record<string, string> {
  const headers: Record<string, string> = {
    'Content-Security-Policy': contentSecurityPolicy(nonce, https),
    ...CONSTANT_HEADERS,
  };
  if (https) headers['Strict-Transport-Security'] = `max-age=${ONE_YEAR_SECONDS}; includeSubDomains`;
  return headers;
}

function contentSecurityPolicy(nonce: string, https: boolean): string {
  const directives = [
    "default-src 'none'",
    `script-src 'nonce-${nonce}'`,
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self'",
    "font-src 'none'",
    "connect-src 'self'",
    // Chromium checks the target of a redirect after a POST too, and leaving the page is a POST that ends elsewhere.
    `form-action 'self' ${NEUTRAL_SITE}`,
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "object-src 'none'",
  ];
  if (https) directives.push('upgrade-insecure-requests');
  return directives.join('; ');
}
