import type { AppLoadContext } from 'react-router';
import { findApplication } from '#app/auth/application-draft.server.ts';
import { findDraft } from '#app/auth/report-draft.server.ts';
import { withoutLocale } from '#app/i18n/index.ts';

const REPORT_PAGE = /^\/report\/(?:step\/|check$)/;
const APPLICATION_PAGE = /^\/apply\/([^/]+)\/(?:step\/|check$|keep$)/;

/**
 * Whether answers of the report or the application that is written at this address are on the server. False where that
 * cannot be looked up: a page that did not come says only what is true.
 */
export async function keepsAnswers(context: AppLoadContext, request: Request): Promise<boolean> {
  try {
    return await findAnswers(context, request);
  } catch {
    return false;
  }
}

async function findAnswers(context: AppLoadContext, request: Request): Promise<boolean> {
  const path = withoutLocale(new URL(request.url).pathname);
  if (REPORT_PAGE.test(path)) return isOpen((await findDraft(context, request))?.draft);
  const serviceId = APPLICATION_PAGE.exec(path)?.[1];
  if (serviceId === undefined) return false;
  const draft = (await findApplication(context, request))?.draft;
  return draft?.serviceId === serviceId && isOpen(draft);
}

function isOpen(draft: { answers: object; receipt: unknown } | undefined): boolean {
  return draft !== undefined && draft.receipt === null && Object.keys(draft.answers).length > 0;
}
