import { openBox } from '#app/crypto/box.server.ts';
import { hashToken, newToken } from '#app/crypto/code.server.ts';
import type { KeyRing } from '#app/crypto/keys.server.ts';
import { verifyAgainstNothing, verifyPassword } from '#app/crypto/password.server.ts';
import { verifyTotp } from '#app/crypto/totp.server.ts';
import type { StaffActor } from '#app/domain/permissions.ts';
import { afterFailure, lockedUntil, NO_FAILURES, type SignInLock } from '#app/domain/sign-in-lock.ts';
import { LONGEST_SESSION_MS, rolesOfArea, type StaffArea } from '#app/domain/staff-area.ts';
import { appendAudit, auditOf } from '#app/use-cases/audit.server.ts';
import { normalUserName, totpPlace } from '#app/use-cases/create-account.server.ts';
import { type Db, writeTransaction } from '#db/client.server.ts';
import { type AccountSecrets, findAccountSecrets, updateSignInState } from '#db/repositories/accounts.server.ts';
import {
  deleteStaffSession,
  deleteStaffSessionsBefore,
  insertStaffSession,
} from '#db/repositories/staff-sessions.server.ts';

export type SignInContext = { db: Db; now: Date; keys: KeyRing };

export type SignInAttempt = {
  area: StaffArea;
  userName: string;
  password: string;
  /** Six digits of the authenticator app. */
  code: string;
  /** The token of the session this browser had in the area: it ends with the new one. */
  previousToken: string | null;
};

/** `wrong` says no more than that: any part, an unknown or disabled account, or one of the other area. */
export type SignInResult =
  | { ok: true; token: string; actor: StaffActor }
  | { ok: false; reason: 'wrong' }
  | { ok: false; reason: 'locked'; until: Date };

/**
 * Signs a person in to an area with all three parts at once. The answer, its cost and its lock are the same for an
 * account that does not exist (security.md T16, ASVS 6.3.8). The caller throttles by address first.
 */
export async function signIn(ctx: SignInContext, attempt: SignInAttempt): Promise<SignInResult> {
  const userName = normalUserName(attempt.userName);
  const known = await findAccountSecrets(ctx.db, userName);
  const until = lockedUntil(known ?? strangerLock(ctx.db, userName), ctx.now);
  if (until) return { ok: false, reason: 'locked', until };
  if (!known) {
    await verifyAgainstNothing(attempt.password);
    return refuseStranger(ctx, userName);
  }
  const isRightPassword = await verifyPassword(known.passwordHash, attempt.password);
  return writeTransaction(ctx.db, async (trx): Promise<SignInResult> => {
    // Read again: attempts that ran side by side count one after the other, and no code is taken twice.
    const account = await findAccountSecrets(trx, userName);
    if (!account) throw new Error('an account vanished while its owner signed in');
    const lockedMeanwhile = lockedUntil(account, ctx.now);
    if (lockedMeanwhile) return { ok: false, reason: 'locked', until: lockedMeanwhile };
    const step = usedStep(ctx, account, attempt.code);
    const isAdmitted = !account.disabled && rolesOfArea(attempt.area).includes(account.role);
    const isUnchanged = account.passwordHash === known.passwordHash;
    if (!isRightPassword || !isUnchanged || step === null || !isAdmitted) return refuse(trx, ctx, account);
    return admit(trx, ctx, { account, attempt, step });
  });
}

function usedStep(ctx: SignInContext, account: AccountSecrets, code: string): number | null {
  const secret = openBox(ctx.keys.totp, account.totpBox, totpPlace(account.userName)).toString('utf8');
  return verifyTotp(secret, code, ctx.now, account.totpLastStep);
}

async function admit(
  trx: Db,
  ctx: SignInContext,
  { account, attempt, step }: { account: AccountSecrets; attempt: SignInAttempt; step: number },
): Promise<SignInResult> {
  const { area, previousToken } = attempt;
  const token = newToken();
  const actor: StaffActor = {
    kind: 'staff',
    accountId: account.id,
    departmentId: account.departmentId,
    role: account.role,
  };
  await updateSignInState(trx, account.id, { ...NO_FAILURES, totpLastStep: step });
  await deleteStaffSessionsBefore(trx, new Date(ctx.now.getTime() - LONGEST_SESSION_MS));
  if (previousToken) await deleteStaffSession(trx, hashToken(previousToken));
  await insertStaffSession(trx, { tokenHash: hashToken(token), area, accountId: account.id, startedAt: ctx.now });
  await appendAudit(trx, ctx.keys, auditOf(actor, { act: 'sign_in', caseId: null, at: ctx.now, subject: area }));
  return { ok: true, token, actor };
}

async function refuse(trx: Db, ctx: SignInContext, account: AccountSecrets): Promise<SignInResult> {
  const lock = afterFailure(account, ctx.now);
  await updateSignInState(trx, account.id, lock);
  await appendRefusal(trx, ctx, { accountId: account.id, departmentId: account.departmentId });
  return answerOf(lock, ctx.now);
}

async function refuseStranger(ctx: SignInContext, userName: string): Promise<SignInResult> {
  const lock = afterFailure(strangerLock(ctx.db, userName), ctx.now);
  rememberStranger(ctx.db, userName, lock);
  // Without the name that was typed: people type their password there by mistake.
  await writeTransaction(ctx.db, (trx) => appendRefusal(trx, ctx, { accountId: null, departmentId: null }));
  return answerOf(lock, ctx.now);
}

function answerOf(lock: SignInLock, now: Date): SignInResult {
  const until = lockedUntil(lock, now);
  return until ? { ok: false, reason: 'locked', until } : { ok: false, reason: 'wrong' };
}

function appendRefusal(
  trx: Db,
  ctx: SignInContext,
  who: { accountId: number | null; departmentId: string | null },
): Promise<void> {
  return appendAudit(trx, ctx.keys, {
    at: ctx.now,
    actorKind: 'staff',
    ...who,
    act: 'sign_in',
    caseId: null,
    subject: null,
    result: 'refused',
  });
}

// Names without an account lock like real ones, or the lock would tell which accounts exist. Kept in memory, by hash,
// the latest few thousand: nobody needs them after a restart.
const MOST_STRANGERS = 10_000;
const strangers = new WeakMap<Db, Map<string, SignInLock>>();

function strangerLock(db: Db, userName: string): SignInLock {
  return strangers.get(db)?.get(hashToken(userName)) ?? NO_FAILURES;
}

function rememberStranger(db: Db, userName: string, lock: SignInLock): void {
  const locks = strangers.get(db) ?? new Map<string, SignInLock>();
  const key = hashToken(userName);
  locks.delete(key);
  locks.set(key, lock);
  const oldest = locks.keys().next().value;
  if (locks.size > MOST_STRANGERS && oldest !== undefined) locks.delete(oldest);
  strangers.set(db, locks);
}
