import { type Wording, wordUnit } from '#app/components/case/wording.ts';
import type { MessageView, TrackedCaseView } from '#app/domain/case-view.ts';
import type { StalledReason } from '#app/domain/service/request-history.ts';
import { inLocale } from '#app/i18n/index.ts';

/** A part of a written refusal. */
export type RefusalRow = { term: string; value: string };
export type StalledRequestWords = { why: StalledReason; unit: string; canAskWritten: boolean };

/** What was asked for: the service, or a written answer about it; null where it is a report. */
export function serviceOf({ request }: TrackedCaseView, { texts, locale }: Wording): string | null {
  const name = request && inLocale(locale, request.service.name);
  return name && request.ask ? texts.written.ofService(name) : name;
}

/** A request whose date has passed, or that was refused, becomes a report; a spoken "no" leaves no trace, so at any time. */
export function stalledRequest(view: TrackedCaseView, wording: Wording): StalledRequestWords | null {
  if (!view.request || !view.lead || view.status === 'solved' || view.status === 'withdrawn') return null;
  const isLate = view.clocks.some((clock) => clock.kind === 'resolution' && isOverdue(clock));
  const { canAskWritten } = view;
  // A written answer that is not due yet: nothing has stalled.
  if (view.request.ask)
    return isLate ? { why: 'not_written', unit: wordUnit(wording, view.lead), canAskWritten } : null;
  const why = view.status === 'refused' ? 'refused' : isLate ? 'overdue' : 'verbal_no';
  return { why, unit: wordUnit(wording, view.lead), canAskWritten };
}

/** Whether a clock has run out, and nobody has done what it waits for. */
export function isOverdue(clock: TrackedCaseView['clocks'][number]): boolean {
  return clock.breachedAt !== null && clock.stoppedAt === null && clock.endedReason === null;
}

/** A written refusal part by part: what, basis, gap, other route, officer. */
export function refusalRows(
  { body, basis, refusal }: Pick<MessageView, 'body' | 'basis' | 'refusal'>,
  { texts: { written } }: Wording,
): RefusalRow[] {
  if (!refusal) return [];
  return [
    { term: written.refused, value: body },
    { term: written.basis, value: basis ? `${basis.document} ${basis.article}` : '' },
    { term: written.gap, value: refusal.gap },
    { term: written.route, value: refusal.route },
    { term: written.officer, value: `${refusal.officer} ${refusal.phone}` },
  ];
}

/** The parts of a written refusal behind its words, one a line. */
export function refusalText(message: MessageView, wording: Wording): string {
  const [, ...parts] = refusalRows(message, wording);
  return parts.map(({ term, value }) => wording.texts.written.part(term, value)).join('\n');
}
