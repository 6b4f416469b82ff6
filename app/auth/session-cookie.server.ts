type SameSite = 'Strict' | 'Lax';

/** The value of a cookie of the request; null when there is none or it is sent twice. */
export function readCookie(request: Request, name: string): string | null {
  const pairs = (request.headers.get('Cookie') ?? '').split(';').map((pair) => pair.trim());
  const values = pairs.filter((pair) => pair.startsWith(`${name}=`)).map((pair) => pair.slice(name.length + 1));
  return values.length === 1 ? (values[0] ?? null) : null;
}

/** A session cookie: gone with the browser, never read by scripts. `name` begins with `__Host-` (ASVS 3.3). */
export function sessionCookie(name: string, value: string, sameSite: SameSite): string {
  return `${name}=${value}; Path=/; Secure; HttpOnly; SameSite=${sameSite}`;
}

/** Takes a session cookie back. */
export function expiredCookie(name: string, sameSite: SameSite): string {
  return `${sessionCookie(name, '', sameSite)}; Max-Age=0`;
}
