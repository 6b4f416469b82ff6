import type { AppLoadContext } from 'react-router';
import { findTrackedCase, trackTokenHash } from '#app/auth/public-session.server.ts';
import { draftTokenHash, findDraft } from '#app/auth/report-draft.server.ts';
import { isDiscreet } from '#app/domain/report-answers.ts';
import { getIdentityMode } from '#db/repositories/cases.server.ts';

/**
 * Whether this browser has a hidden or anonymous report or case open: a page that does not come keeps the way out then.
 * Where that cannot be looked up, whoever may have one keeps it too.
 */
export async function hasDiscreetOpen(context: AppLoadContext, request: Request): Promise<boolean> {
  try {
    return (await reportsDiscreetly(context, request)) || (await followsDiscreetly(context, request));
  } catch {
    return draftTokenHash(request) !== null || trackTokenHash(request) !== null;
  }
}

async function reportsDiscreetly(context: AppLoadContext, request: Request): Promise<boolean> {
  const draft = (await findDraft(context, request))?.draft;
  return draft !== undefined && (isDiscreet(draft.answers) || isDiscreet(draft.instead?.answers ?? {}));
}

async function followsDiscreetly(context: AppLoadContext, request: Request): Promise<boolean> {
  const caseId = await findTrackedCase(context, request);
  return caseId !== null && (await getIdentityMode(context.db, caseId)) !== 'named';
}
