import type { ReactNode } from 'react';
import type { LoaderFunctionArgs } from 'react-router';
import { totpAt } from '#app/crypto/totp.server.ts';
import type { PortalContext } from '#app/load-context.ts';
import * as signIn from '#app/routes/oversight/sign-in.tsx';
import { createAccount } from '#app/use-cases/create-account.server.ts';
import { renderPage } from '#tests/components/render-page.tsx';
import { testKeys } from '#tests/support/keys.ts';

export type Sent = { path: string; cookie?: string; fields?: Record<string, string> | FormData; reference?: string };

/** What a loader or an action of a route gets: a POST where there are fields. */
export function argsOf(context: PortalContext, { path, cookie, fields, reference }: Sent): LoaderFunctionArgs {
  const url = new URL(path, 'http://localhost');
  const headers: HeadersInit = cookie ? { Cookie: cookie } : {};
  const body = fields instanceof FormData ? fields : fields && new URLSearchParams(fields);
  const request = new Request(url, { method: body ? 'POST' : 'GET', headers, body });
  return { context, request, url, pattern: url.pathname, params: { reference } };
}

/** An inspector of the county and the cookie of the session that begins now. */
export async function aSignedInInspector(context: PortalContext): Promise<{ cookie: string; accountId: number }> {
  const now = context.clock();
  const made = await createAccount(
    { db: context.db, now, keys: testKeys },
    { userName: 'wangfang', displayName: '王芳', department: 'jjw', role: 'inspector', email: null },
  );
  if (!made.ok) throw new Error(made.reason);
  const fields = { userName: 'wangfang', password: made.password, code: totpAt(made.totpSecret, now) };
  const answer = await signIn.action(argsOf(context, { path: '/oversight/sign-in', fields }));
  if (!(answer instanceof Response)) throw new Error('not signed in');
  return { cookie: answer.headers.get('Set-Cookie')?.split(';')[0] ?? '', accountId: made.accountId };
}

/** What a loader or an action answers, thrown or returned, as status, place to go and data. */
export async function outcomeOf<Data>(
  run: () => Promise<unknown>,
): Promise<{ status: number; location: string | null; headers: Headers; data: Data }> {
  const answer = await run().catch((thrown: unknown) => thrown);
  if (answer instanceof Response) {
    const { status, headers } = answer;
    return { status, location: headers.get('Location'), headers, data: undefined as Data };
  }
  if (answer instanceof Error) throw answer;
  const { data, init } = isWithInit(answer) ? answer : { data: answer, init: null };
  const headers = new Headers(init?.headers);
  return { status: init?.status ?? 200, location: null, headers, data: data as Data };
}

type WithInit = { type: 'DataWithResponseInit'; data: unknown; init: ResponseInit | null };

function isWithInit(answer: unknown): answer is WithInit {
  return typeof answer === 'object' && answer !== null && 'type' in answer && answer.type === 'DataWithResponseInit';
}

/** The page as HTML, as seen under this path. */
export function pageOf(page: ReactNode, path: string): string {
  return renderPage(page, path);
}
