import { type AppLoadContext, redirect } from 'react-router';
import { challengeCookie } from '#app/auth/investor-session.server.ts';
import { localeOfPath, pathFor } from '#app/i18n/index.ts';
import { investorContext } from '#app/routes/public/own-case.server.ts';
import { askSignInCode, mailHashOf } from '#app/use-cases/sign-in-investor.server.ts';

/** Refused for now: so many seconds to wait. */
export type Busy = { retrySeconds: number };

/** Counts a try of this network address. */
export async function takeCodeTry(context: AppLoadContext): Promise<Busy | null> {
  const taken = await context.limits.accountCode.take(context.clientAddress);
  return taken.ok ? null : { retrySeconds: taken.retrySeconds };
}

/** Sends a code and leads on to its page: the same for an address with an account, without one, and one that is no mailbox. */
export async function sendCode(context: AppLoadContext, request: Request, email: string): Promise<Response | Busy> {
  const taken = await context.limits.accountMail.take(mailHashOf(context.keys, email));
  if (!taken.ok) return { retrySeconds: taken.retrySeconds };
  const locale = localeOfPath(new URL(request.url).pathname);
  const token = await askSignInCode(investorContext(context), { email, locale });
  const headers = { 'Set-Cookie': challengeCookie(token) };
  return redirect(pathFor(locale, '/sign-in/code'), { status: 303, headers });
}
