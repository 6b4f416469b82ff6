import { data, redirect } from 'react-router';
import { z } from 'zod';
import { readStaffToken, signedOutHeaders, staffCookie } from '#app/auth/staff-session.server.ts';
import type { SignInProblem } from '#app/components/staff/sign-in-form.tsx';
import type { StaffArea } from '#app/domain/staff-area.ts';
import type { PortalContext } from '#app/load-context.ts';
import { signIn } from '#app/use-cases/sign-in.server.ts';
import { signOut } from '#app/use-cases/sign-out.server.ts';

// Longer ones are nobody's and only cost work.
const SignInSchema = z.object({
  userName: z.string().trim().min(1).max(100),
  password: z.string().min(1).max(1000),
  code: z.string().trim().min(1).max(40),
});

type Asked = { context: PortalContext; request: Request };
export type RefusedSignIn = { userName: string; problem: SignInProblem };

/** The POST of a sign-in page: throttled by address, then the use case, then the cookie. */
export async function signInTo(area: StaffArea, { context, request }: Asked) {
  const fields = Object.fromEntries(await request.formData().catch(() => new FormData()));
  const userName = typeof fields.userName === 'string' ? fields.userName.slice(0, 100) : '';
  const parsed = SignInSchema.safeParse(fields);
  if (!parsed.success) return refuse({ userName, problem: { reason: 'incomplete' } }, 400);
  const taken = await context.limits.signIn.take(context.clientAddress);
  if (!taken.ok) {
    const { retrySeconds } = taken;
    const headers = { 'Retry-After': String(retrySeconds) };
    return refuse({ userName, problem: { reason: 'throttled', retrySeconds } }, 429, headers);
  }
  const previousToken = readStaffToken(request, area);
  const signed = await signIn(
    { db: context.db, now: context.clock(), keys: context.keys },
    { area, ...parsed.data, previousToken },
  );
  if (!signed.ok) return refuse({ userName, problem: signed }, 400);
  await context.limits.signIn.giveBack(context.clientAddress);
  return redirect(`/${area}`, { status: 303, headers: { 'Set-Cookie': staffCookie(area, signed.token) } });
}

function refuse(refusal: RefusedSignIn, status: number, headers?: HeadersInit) {
  return data(refusal, { status, headers });
}

/** The POST of the button 退出. */
export async function signOutOf(area: StaffArea, { context, request }: Asked): Promise<Response> {
  const token = readStaffToken(request, area);
  if (token) await signOut({ db: context.db, now: context.clock(), keys: context.keys }, { area, token });
  const headers = signedOutHeaders(area);
  headers.set('Location', `/${area}/sign-in`);
  return new Response(null, { status: 303, headers });
}
