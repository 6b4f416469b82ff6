import { randomUUID } from 'node:crypto';
import { openDraft, sealDraft } from '#app/auth/draft-box.server.ts';
import { expiredCookie, readCookie, sessionCookie } from '#app/auth/session-cookie.server.ts';
import { hashQueryCode, hashToken, newQueryCode, newToken } from '#app/crypto/code.server.ts';
import type { Receipt } from '#app/domain/receipt.ts';
import { parseQueryCode } from '#app/domain/reference.ts';
import type { ReportLocale } from '#app/domain/report.ts';
import type { ApplicationAnswers } from '#app/domain/service/application.ts';
import type { PortalContext } from '#app/load-context.ts';
import { type Db, writeTransaction } from '#db/client.server.ts';
import {
  deleteOldServiceDrafts,
  deleteServiceDraft,
  type FoundServiceDraft,
  findServiceDraft,
  insertServiceDraft,
  listAccountDrafts,
  moveServiceDraft,
  setDraftAccount,
  setResumeHash,
  updateServiceDraft,
} from '#db/repositories/service-drafts.server.ts';

/**
 * An application being written, kept on the server alone, sealed. As with a report, submission id and query code are made
 * once, so that a retry or a second tab sends the same request under the same code.
 */
export type ApplicationDraft = {
  submissionId: string;
  code: string;
  locale: ReportLocale;
  serviceId: string;
  /** The version of the catalogue that the papers were ticked in. */
  serviceVersion: string;
  answers: ApplicationAnswers;
  receipt: Receipt | null;
};
/** `isKept`: by a code, or by the account that comes back to it. */
export type ApplicationSession = {
  tokenHash: string;
  draft: ApplicationDraft;
  isKept: boolean;
  accountId: number | null;
};

const COOKIE = '__Host-apply';
// Lax, so that the link back from WeChat or from a messenger still finds the answers.
const SAME_SITE = 'Lax';
const IDLE_MS = 4 * 60 * 60_000;
/** With a code to come back by. */
const KEPT_MS = 30 * 24 * 60 * 60_000;
/** A code nobody has: what is no code costs the same look-up as a wrong one. */
const NO_CODE = '00000000000000000000';

/** Starts an application in place of the browser's earlier one, and clears old ones. Returns the `Set-Cookie` value. */
export async function startApplication(
  context: PortalContext,
  request: Request,
  given: Pick<ApplicationDraft, 'locale' | 'serviceId' | 'serviceVersion'>,
): Promise<string> {
  const earlier = applicationTokenHash(request);
  const token = newToken();
  const tokenHash = hashToken(token);
  const draft = { submissionId: randomUUID(), code: newQueryCode(), ...given, answers: {}, receipt: null };
  await writeTransaction(context.db, async (trx) => {
    await deleteOldServiceDrafts(trx, context.clock());
    if (earlier) await deleteServiceDraft(trx, earlier, { exceptKept: true });
    await insertServiceDraft(trx, { ...stored(context, { tokenHash, draft, isKept: false }), resumeHash: null });
  });
  return sessionCookie(COOKIE, token, SAME_SITE);
}

/** The application of this browser; null when there is none, its time is over, or it cannot be read. */
export async function findApplication(context: PortalContext, request: Request): Promise<ApplicationSession | null> {
  const tokenHash = applicationTokenHash(request);
  return tokenHash === null ? null : readApplication(context, context.db, { tokenHash });
}

/**
 * Changes an application in one transaction, so that two tabs never undo each other. `change` is pure. Returns its result;
 * null when the application is gone meanwhile.
 */
export async function changeApplication<Result>(
  context: PortalContext,
  tokenHash: string,
  change: (draft: ApplicationDraft) => { draft: ApplicationDraft; result: Result },
): Promise<Result | null> {
  return writeTransaction(context.db, async (trx) => {
    const session = await readApplication(context, trx, { tokenHash });
    if (session === null) return null;
    const { draft, result } = change(session.draft);
    await updateServiceDraft(trx, stored(context, { ...session, draft }));
    return result;
  });
}

/** Works on what lies beside an application, in one transaction; its time counts anew. The draft is null when it is gone. */
export async function withApplication<Result>(
  context: PortalContext,
  tokenHash: string,
  work: (trx: Db, draft: ApplicationDraft | null) => Promise<Result>,
): Promise<Result> {
  return writeTransaction(context.db, async (trx) => {
    const session = await readApplication(context, trx, { tokenHash });
    const result = await work(trx, session?.draft ?? null);
    if (session) await updateServiceDraft(trx, stored(context, session));
    return result;
  });
}

/**
 * Puts the receipt in place of the answers, inside the transaction that files the request: only code and dates stay until
 * the code is confirmed.
 */
export async function leaveRequestReceipt(
  trx: Db,
  context: PortalContext,
  sent: ApplicationSession & { receipt: Receipt },
): Promise<void> {
  const { tokenHash, draft, receipt } = sent;
  await updateServiceDraft(
    trx,
    stored(context, { tokenHash, draft: { ...draft, answers: {}, receipt }, isKept: false }),
  );
}

/** Makes a code that comes back to the application within 30 days; only its hash is kept. An earlier code ends. */
export async function makeResumeCode(context: PortalContext, { tokenHash }: ApplicationSession): Promise<string> {
  const code = newQueryCode();
  const resumeHash = hashQueryCode(context.keys.pepper, code);
  const keptUntil = new Date(context.clock().getTime() + KEPT_MS);
  await writeTransaction(context.db, (trx) => setResumeHash(trx, { tokenHash, resumeHash, keptUntil }));
  return code;
}

/**
 * Opens an application by its code for this browser, under a new token. Null for a wrong, an unknown and a malformed code
 * alike, after the same work.
 */
export async function resumeApplication(
  context: PortalContext,
  typed: string,
): Promise<{ cookie: string; serviceId: string } | null> {
  const code = parseQueryCode(typed);
  const resumeHash = hashQueryCode(context.keys.pepper, code ?? NO_CODE);
  const token = newToken();
  return writeTransaction(context.db, async (trx) => {
    const session = await readApplication(context, trx, { resumeHash });
    if (session === null || code === null || session.draft.receipt) return null;
    return moveHere(trx, context, session, token);
  });
}

/** An application that waits in an account. `submissionId` names it, and opens nothing. */
export type WaitingApplication = { submissionId: string; serviceId: string };

/** Lets an account come back to the application within 30 days, from any device. */
export async function keepInAccount(
  context: PortalContext,
  { tokenHash }: ApplicationSession,
  accountId: number,
): Promise<void> {
  const keptUntil = new Date(context.clock().getTime() + KEPT_MS);
  await writeTransaction(context.db, (trx) => setDraftAccount(trx, { tokenHash, accountId, keptUntil }));
}

/** The unsent applications of an account, the last touched first. */
export async function listWaitingApplications(
  context: PortalContext,
  accountId: number,
): Promise<WaitingApplication[]> {
  const sessions = await waitingSessions(context, context.db, accountId);
  return sessions.map(({ draft: { submissionId, serviceId } }) => ({ submissionId, serviceId }));
}

/** Opens an account's application for this browser, under a new token. Null when it is gone or sent. */
export async function resumeFromAccount(
  context: PortalContext,
  accountId: number,
  submissionId: string,
): Promise<{ cookie: string; serviceId: string } | null> {
  const token = newToken();
  return writeTransaction(context.db, async (trx) => {
    const waiting = await waitingSessions(context, trx, accountId);
    const session = waiting.find(({ draft }) => draft.submissionId === submissionId);
    return session ? moveHere(trx, context, session, token) : null;
  });
}

async function waitingSessions(context: PortalContext, db: Db, accountId: number): Promise<ApplicationSession[]> {
  const found = await listAccountDrafts(db, accountId, context.clock());
  return found.flatMap((one) => toSession(context, one) ?? []).filter(({ draft }) => !draft.receipt);
}

async function moveHere(trx: Db, context: PortalContext, session: ApplicationSession, token: string) {
  await moveServiceDraft(trx, session.tokenHash, stored(context, { ...session, tokenHash: hashToken(token) }));
  return { cookie: sessionCookie(COOKIE, token, SAME_SITE), serviceId: session.draft.serviceId };
}

/** Deletes an application for good. Returns the `Set-Cookie` value that takes the cookie back. */
export async function deleteApplication(context: PortalContext, tokenHash: string): Promise<string> {
  await writeTransaction(context.db, (trx) => deleteServiceDraft(trx, tokenHash));
  return endedApplicationCookie();
}

/** The hash of the application's token that the browser sent, if any. */
export function applicationTokenHash(request: Request): string | null {
  const token = readCookie(request, COOKIE);
  return token ? hashToken(token) : null;
}

/** Takes the application's cookie back. */
export function endedApplicationCookie(): string {
  return expiredCookie(COOKIE, SAME_SITE);
}

async function readApplication(
  context: PortalContext,
  db: Db,
  by: { tokenHash: string } | { resumeHash: string },
): Promise<ApplicationSession | null> {
  return toSession(context, await findServiceDraft(db, by, context.clock()));
}

/** What was stored, opened; null for what cannot be read any more. */
function toSession(context: PortalContext, found: FoundServiceDraft | undefined): ApplicationSession | null {
  const draft = found && openDraft<ApplicationDraft>(context, found.tokenHash, found.box);
  if (!found || !draft) return null;
  const { tokenHash, isKept, accountId } = found;
  return { tokenHash, draft, isKept, accountId };
}

type Kept = Omit<ApplicationSession, 'accountId'>;

function stored(context: PortalContext, { tokenHash, draft, isKept }: Kept) {
  const touchedAt = context.clock();
  const keptUntil = new Date(touchedAt.getTime() + (isKept ? KEPT_MS : IDLE_MS));
  return { tokenHash, box: sealDraft(context, tokenHash, draft), touchedAt, keptUntil };
}
