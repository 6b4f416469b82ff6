import { openBox, sealBox } from '#app/crypto/box.server.ts';
import { hashToken, isSameSecret, newToken } from '#app/crypto/code.server.ts';
import { keyedHash } from '#app/crypto/keyed-hash.server.ts';
import type { KeyRing } from '#app/crypto/keys.server.ts';
import type { ReportLocale } from '#app/domain/report.ts';
import { codeOfHash, isCodeOver, MOST_TRIES, parseCode } from '#app/domain/sign-in-code.ts';
import { appendAudit, auditOf } from '#app/use-cases/audit.server.ts';
import type { UseCaseContext } from '#app/use-cases/use-case.server.ts';
import { type Db, writeTransaction } from '#db/client.server.ts';
import { findInvestorAccount, insertInvestorAccount } from '#db/repositories/investor-accounts.server.ts';
import { insertInvestorSession } from '#db/repositories/investor-sessions.server.ts';
import { insertOutbox } from '#db/repositories/outbox.server.ts';
import {
  countTry,
  deleteChallenge,
  findChallenge,
  insertChallenge,
  type SignInChallenge,
} from '#db/repositories/sign-in-challenges.server.ts';

/** The mail with the code: the outbox holds the hash of the challenge, the code is made again when it is sent. */
export const SIGN_IN_CODE = 'sign_in_code';

/** `wrong`: this many tries are left. `over`: too old, guessed too often, used, or asked for in another browser. */
export type SignedIn =
  | { ok: true; token: string }
  | { ok: false; reason: 'wrong'; left: number }
  | { ok: false; reason: 'over' };

/** How an address is found again without being stored readably; also what its number of mails is counted by. */
export function mailHashOf(keys: KeyRing, email: string): string {
  return keyedHash(keys.pepper, 'account_mail', email);
}

/**
 * Sends a code to an address, whether or not somebody has an account there: nothing tells one from the other. Returns the
 * token of the challenge, which the browser keeps: the code works in no other.
 */
export async function askSignInCode(
  ctx: UseCaseContext,
  asked: { email: string; locale: ReportLocale },
): Promise<string> {
  const { keys, now } = ctx;
  const { email, locale } = asked;
  const token = newToken();
  const challengeHash = hashToken(token);
  const mailHash = mailHashOf(keys, email);
  const mailBox = sealBox(keys.contact, Buffer.from(email), placeOf(mailHash));
  const messageKey = keyedHash(keys.pepper, 'mail_message', challengeHash).slice(0, 32);
  await writeTransaction(ctx.db, async (trx) => {
    await insertChallenge(trx, { challengeHash, mailHash, mailBox, locale, createdAt: now });
    await insertOutbox(trx, [{ messageKey, template: SIGN_IN_CODE, relayKey: challengeHash, createdAt: now }]);
  });
  return token;
}

/** Signs in with the code of this browser's challenge; the first time opens the account. A code works once. */
export async function signInInvestor(
  ctx: UseCaseContext,
  attempt: { challengeToken: string; typed: string },
): Promise<SignedIn> {
  const { keys, now } = ctx;
  return writeTransaction(ctx.db, async (trx): Promise<SignedIn> => {
    const challenge = await findChallenge(trx, hashToken(attempt.challengeToken));
    if (!challenge || isCodeOver(challenge, now)) return { ok: false, reason: 'over' };
    const code = parseCode(attempt.typed);
    if (code === null || !isSameSecret(code, codeOf(keys, challenge.challengeHash))) {
      await countTry(trx, challenge.challengeHash);
      const left = MOST_TRIES - challenge.tries - 1;
      return left > 0 ? { ok: false, reason: 'wrong', left } : { ok: false, reason: 'over' };
    }
    await deleteChallenge(trx, challenge.challengeHash);
    const accountId = await accountOf(trx, challenge, now);
    const token = newToken();
    await insertInvestorSession(trx, { tokenHash: hashToken(token), accountId, startedAt: now });
    await appendAudit(trx, keys, auditOf(ctx.actor, { act: 'investor_sign_in', caseId: null, at: now }));
    return { ok: true, token };
  });
}

/** The six digits of a challenge: never stored, made from its hash with the server's key whenever they are needed. */
export function codeOf(keys: KeyRing, challengeHash: string): string {
  return codeOfHash(keyedHash(keys.pepper, 'sign_in_code', challengeHash));
}

/** The address behind a sealed box of an account or a challenge. Throws BoxError for one that was tampered with. */
export function openMailBox(keys: KeyRing, sealed: { mailHash: string; mailBox: Buffer }): string {
  return openBox(keys.contact, sealed.mailBox, placeOf(sealed.mailHash)).toString('utf8');
}

async function accountOf(trx: Db, challenge: SignInChallenge, createdAt: Date): Promise<number> {
  const { mailHash, mailBox, locale } = challenge;
  const known = await findInvestorAccount(trx, mailHash);
  return known ?? insertInvestorAccount(trx, { mailHash, mailBox, locale, createdAt });
}

function placeOf(mailHash: string): string {
  return `account_mail:${mailHash}`;
}

/** Where the code of a challenge was sent, for a new one; null when it was used or cleared. */
export async function mailOfChallenge(ctx: UseCaseContext, challengeToken: string): Promise<string | null> {
  const challenge = await findChallenge(ctx.db, hashToken(challengeToken));
  return challenge ? openMailBox(ctx.keys, challenge) : null;
}
