import { totpAt } from '#app/crypto/totp.server.ts';
import type { StaffActor, StaffRole } from '#app/domain/permissions.ts';
import type { PortalContext } from '#app/load-context.ts';
import * as signIn from '#app/routes/desk/sign-in.tsx';
import { createAccount } from '#app/use-cases/create-account.server.ts';
import { argsOf } from '#tests/routes/oversight/oversight-browser.tsx';
import { testKeys } from '#tests/support/keys.ts';

let people = 0;

/** A person of a unit, signed in at the desk: the cookie for the routes, and the same person for the use cases. */
export async function aSignedInOfficer(
  context: PortalContext,
  seat: { department: string; role: StaffRole },
): Promise<{ cookie: string; actor: StaffActor }> {
  people += 1;
  const now = context.clock();
  const account = { ...seat, userName: `desk${people}`, displayName: `经办${people}`, email: null };
  const made = await createAccount({ db: context.db, now, keys: testKeys }, account);
  if (!made.ok) throw new Error(made.reason);
  const fields = { userName: account.userName, password: made.password, code: totpAt(made.totpSecret, now) };
  const answer = await signIn.action(argsOf(context, { path: '/desk/sign-in', fields }));
  if (!(answer instanceof Response)) throw new Error('not signed in');
  const cookie = answer.headers.get('Set-Cookie')?.split(';')[0] ?? '';
  const actor = { kind: 'staff', accountId: made.accountId, departmentId: seat.department, role: seat.role } as const;
  return { cookie, actor };
}
