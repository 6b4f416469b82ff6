import { type AppLoadContext, redirect } from 'react-router';
import { requireTrackedCase } from '#app/auth/public-session.server.ts';
import type { Wording } from '#app/components/case/wording.ts';
import type { CaseEventType } from '#app/domain/case-event.ts';
import type { TrackedCaseView } from '#app/domain/case-view.ts';
import { repeatedSince } from '#app/domain/repeated-form.ts';
import { openingTime } from '#app/http/form.ts';
import { localeOfPath, pathFor, type Subject, type Texts, textsFor } from '#app/i18n/index.ts';
import { openTrackedCase } from '#app/use-cases/open-tracked-case.server.ts';
import type { UseCaseContext } from '#app/use-cases/use-case.server.ts';
import { getCaseKind } from '#db/repositories/cases.server.ts';

export type OwnCase = { ctx: UseCaseContext; caseId: number; wording: Wording };

export function investorContext(context: AppLoadContext): UseCaseContext {
  return { db: context.db, now: context.clock(), actor: { kind: 'investor' }, keys: context.keys };
}

/** The case that this browser opened with its code; without one, throws a redirect to the look-up page. */
export async function requireOwnCase(context: AppLoadContext, request: Request): Promise<OwnCase> {
  const caseId = await requireTrackedCase(context, request);
  const ctx = investorContext(context);
  const locale = localeOfPath(new URL(request.url).pathname);
  const wording = {
    texts: textsFor(locale, await getCaseKind(context.db, caseId)),
    locale,
    timeZone: context.settings.timeZone,
    now: ctx.now,
  };
  return { ctx, caseId, wording };
}

export function readOwnCase({ ctx, caseId }: OwnCase): Promise<TrackedCaseView> {
  return openTrackedCase(ctx, caseId);
}

/** Notices of the case page after something was sent, by the `sent` of its address. */
export type Sent = keyof Texts['track']['sent'] | keyof Texts['hold']['sent'];

/** Back to the case with the notice of what was done. */
export function backToCase({ wording }: Pick<OwnCase, 'wording'>, sent: Sent): Response {
  return redirect(pathFor(wording.locale, `/track/case?sent=${sent}`), 303);
}

/**
 * Whether an act that can be done once was done by this very form: its answer was lost, and it was sent again. `openedAt`:
 * when the page of the form was opened, as it says itself.
 */
export async function hasJustDone(
  own: OwnCase,
  type: CaseEventType,
  openedAt: FormDataEntryValue | null,
): Promise<boolean> {
  const since = repeatedSince(own.ctx.now, openingTime().parse(openedAt));
  const { events } = await readOwnCase(own);
  return events.some((event) => event.type === type && event.actor.kind === 'investor' && event.at >= since);
}

/** In the hidden and the anonymous flow every page has the exit button; a request is spoken of as one. */
export type OwnPage = { showExit: boolean; subject: Subject };

/** What the frame of every page of a case needs to know. */
export function ownPage({ identityMode, request }: Pick<TrackedCaseView, 'identityMode' | 'request'>): OwnPage {
  return { showExit: identityMode !== 'named', subject: request ? 'request' : 'report' };
}
