import type { LoaderFunctionArgs } from 'react-router';
import { totpAt } from '#app/crypto/totp.server.ts';
import type { PortalContext } from '#app/load-context.ts';
import * as signIn from '#app/routes/admin/sign-in.tsx';
import { createAccount } from '#app/use-cases/create-account.server.ts';
import { testKeys } from '#tests/support/keys.ts';

export type Sent = {
  path: string;
  cookie?: string;
  fields?: Record<string, string> | [string, string][];
  params?: Record<string, string>;
};

/** What a loader or an action of a route gets: a POST where there are fields. */
export function argsOf(context: PortalContext, { path, cookie, fields, params = {} }: Sent): LoaderFunctionArgs {
  const url = new URL(path, 'http://localhost');
  const headers: HeadersInit = cookie ? { Cookie: cookie } : {};
  const body = fields ? new URLSearchParams(fields) : undefined;
  const request = new Request(url, { method: body ? 'POST' : 'GET', headers, body });
  return { context, request, url, pattern: url.pathname, params };
}

/** An administrator of the county and the cookie of the session that begins now. */
export async function aSignedInAdmin(context: PortalContext): Promise<{ cookie: string; accountId: number }> {
  const now = context.clock();
  const made = await createAccount(
    { db: context.db, now, keys: testKeys },
    { userName: 'qinchuan', displayName: '秦川', department: 'xzfb', role: 'system_admin', email: null },
  );
  if (!made.ok) throw new Error(made.reason);
  const fields = { userName: 'qinchuan', password: made.password, code: totpAt(made.totpSecret, now) };
  const answer = await signIn.action(argsOf(context, { path: '/admin/sign-in', fields }));
  if (!(answer instanceof Response)) throw new Error('not signed in');
  return { cookie: answer.headers.get('Set-Cookie')?.split(';')[0] ?? '', accountId: made.accountId };
}
