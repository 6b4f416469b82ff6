import { randomUUID } from 'node:crypto';
import { redirect } from 'react-router';
import { openDraft, sealDraft } from '#app/auth/draft-box.server.ts';
import { expiredCookie, readCookie, sessionCookie } from '#app/auth/session-cookie.server.ts';
import { hashToken, newQueryCode, newToken } from '#app/crypto/code.server.ts';
import type { Receipt } from '#app/domain/receipt.ts';
import type { ReportLocale } from '#app/domain/report.ts';
import type { ReportAnswers } from '#app/domain/report-answers.ts';
import { localeOfPath, pathFor } from '#app/i18n/locale.ts';
import type { PortalContext } from '#app/load-context.ts';
import { type Db, writeTransaction } from '#db/client.server.ts';
import {
  deleteIdleReportDrafts,
  deleteReportDraft,
  findReportDraft,
  insertReportDraft,
  updateReportDraft,
} from '#db/repositories/report-drafts.server.ts';

/**
 * A report being written, kept on the server alone. The submission id and the code are made once, so that a retry, a
 * second tab or a changed answer sends the same report under the same code (security.md D-14).
 */
export type ReportDraft = {
  submissionId: string;
  code: string;
  locale: ReportLocale;
  answers: ReportAnswers;
  receipt: Receipt | null;
  /** Begun from the page of this account, to be listed there; report pages themselves ask for no account. */
  accountId?: number;
  /** Another report that was to begin here while this one is open: its page asks which one goes on. */
  instead?: NewReport;
};
/** A report to begin: what it begins with, and the page that it goes on with. */
export type NewReport = { locale: ReportLocale; answers: ReportAnswers; goOn: string; accountId?: number };
export type DraftSession = { tokenHash: string; draft: ReportDraft };

const COOKIE = '__Host-draft';
// Lax, so that the link back from WeChat or from a messenger still finds the answers.
const SAME_SITE = 'Lax';
export const PUBLIC_IDLE_MS = 4 * 60 * 60_000;

/**
 * Starts a draft in place of the browser's earlier one and clears idle ones; `answers` are those it begins with. Returns
 * the `Set-Cookie` value.
 */
export async function startDraft(
  context: PortalContext,
  request: Request,
  locale: ReportLocale,
  answers: ReportAnswers = {},
  accountId?: number,
): Promise<string> {
  const earlier = draftTokenHash(request);
  const token = newToken();
  const tokenHash = hashToken(token);
  const draft = { submissionId: randomUUID(), code: newQueryCode(), locale, answers, receipt: null, accountId };
  const now = context.clock();
  await writeTransaction(context.db, async (trx) => {
    await deleteIdleReportDrafts(trx, idleSince(now));
    if (earlier) await deleteReportDraft(trx, earlier);
    await insertReportDraft(trx, { tokenHash, box: sealDraft(context, tokenHash, draft), touchedAt: now });
  });
  return sessionCookie(COOKIE, token, SAME_SITE);
}

/** The draft of this browser; null when there is none, it was idle for 4 hours, or it cannot be read. */
export async function findDraft(context: PortalContext, request: Request): Promise<DraftSession | null> {
  const tokenHash = draftTokenHash(request);
  if (tokenHash === null) return null;
  const draft = await readDraft(context, context.db, tokenHash);
  return draft && { tokenHash, draft };
}

/** The draft of this browser. Throws a redirect to the start page, which says why, when there is none. */
export async function requireDraft(context: PortalContext, request: Request): Promise<DraftSession> {
  const session = await findDraft(context, request);
  if (session === null) throw redirect(startPage(request), 303);
  return session;
}

/**
 * Changes a draft in one transaction, so that two tabs never undo each other. `change` is pure; a draft of null is
 * deleted. Returns its result; null when the draft is gone meanwhile.
 */
export async function changeDraft<Result>(
  context: PortalContext,
  tokenHash: string,
  change: (draft: ReportDraft) => { draft: ReportDraft | null; result: Result },
): Promise<Result | null> {
  return writeTransaction(context.db, async (trx) => {
    const stored = await readDraft(context, trx, tokenHash);
    if (stored === null) return null;
    const { draft, result } = change(stored);
    if (draft === null) await deleteReportDraft(trx, tokenHash);
    else
      await updateReportDraft(trx, {
        tokenHash,
        box: sealDraft(context, tokenHash, draft),
        touchedAt: context.clock(),
      });
    return result;
  });
}

/**
 * Works on what lies beside a draft, in one transaction; its idle time counts anew. The draft is null when it is gone:
 * `work` decides what that means.
 */
export async function withDraft<Result>(
  context: PortalContext,
  tokenHash: string,
  work: (trx: Db, draft: ReportDraft | null) => Promise<Result>,
): Promise<Result> {
  return writeTransaction(context.db, async (trx) => {
    const draft = await readDraft(context, trx, tokenHash);
    const result = await work(trx, draft);
    const touchedAt = context.clock();
    if (draft) await updateReportDraft(trx, { tokenHash, box: sealDraft(context, tokenHash, draft), touchedAt });
    return result;
  });
}

/**
 * Puts the receipt in place of the answers, inside the transaction that files the report: they are in the case now, and
 * only code and dates stay until the code is confirmed.
 */
export async function leaveReceipt(
  trx: Db,
  context: PortalContext,
  sent: DraftSession & { receipt: Receipt },
): Promise<void> {
  const { tokenHash, draft, receipt } = sent;
  const { instead: _instead, ...sentDraft } = draft;
  const left = { ...sentDraft, answers: { identityMode: draft.answers.identityMode }, receipt };
  await updateReportDraft(trx, { tokenHash, box: sealDraft(context, tokenHash, left), touchedAt: context.clock() });
}

/** Whether a browser would lose something if another report took the place of this one: answers, or a code to confirm. */
export function isBegun({ answers, receipt }: ReportDraft): boolean {
  return receipt !== null || Object.keys(answers).length > 0;
}

/** Deletes a draft for good. Returns the `Set-Cookie` value that takes the cookie back. */
export async function deleteDraft(context: PortalContext, tokenHash: string): Promise<string> {
  await writeTransaction(context.db, (trx) => deleteReportDraft(trx, tokenHash));
  return endedDraftCookie();
}

/** The hash of the draft token that the browser sent, if any. */
export function draftTokenHash(request: Request): string | null {
  const token = readCookie(request, COOKIE);
  return token ? hashToken(token) : null;
}

/** Takes the draft cookie back. */
export function endedDraftCookie(): string {
  return expiredCookie(COOKIE, SAME_SITE);
}

async function readDraft(context: PortalContext, db: Db, tokenHash: string): Promise<ReportDraft | null> {
  const box = await findReportDraft(db, tokenHash, idleSince(context.clock()));
  return box ? openDraft<ReportDraft>(context, tokenHash, box) : null;
}

function idleSince(now: Date): Date {
  return new Date(now.getTime() - PUBLIC_IDLE_MS);
}

function startPage(request: Request): string {
  return pathFor(localeOfPath(new URL(request.url).pathname), '/report?gone=1');
}
