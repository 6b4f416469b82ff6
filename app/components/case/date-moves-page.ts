import { answeringUnit, openClock } from '#app/components/case/case-facts.ts';
import { type Wording, wordDay, wordMoment, wordOn, wordUnit } from '#app/components/case/wording.ts';
import type { TrackedCaseView } from '#app/domain/case-view.ts';

/** Why the date of the answer waits or has moved, in words. Made on the server. */
export type DateMovesPage = {
  pause: { title: string; lines: string[]; canContest: boolean } | null;
  extension: { lines: string[]; reason: string; canObject: boolean } | null;
  procedure: { document: string; kind: string; due: string; lines: string[] } | null;
};

export function dateMovesPage(view: TrackedCaseView, wording: Wording): DateMovesPage {
  return {
    pause: pauseOf(view, wording),
    extension: extensionOf(view, wording),
    procedure: procedureOf(view, wording),
  };
}

function pauseOf(view: TrackedCaseView, wording: Wording): DateMovesPage['pause'] {
  const { pause, canContestPause } = view.dateMoves;
  // After the answer nothing waits any more; what was decided is in the history.
  if (!pause || !openClock(view, pause.delays)) return null;
  const words = wording.texts.track;
  const when = (at: Date) => wordMoment(wording, at);
  const { from, to, until, contest } = pause;
  if (contest?.decided === 'upheld') {
    const annulled = words.pauseAnnulled(when(from), when(to ?? wording.now));
    return { title: words.pauseAnnulledTitle, lines: [annulled], canContest: false };
  }
  const time = to ? words.pauseWas(when(from), when(to)) : until && words.pauseUntil(when(from), when(until));
  return {
    title: to ? words.pauseOverTitle : words.pauseTitle,
    lines: [words.pauseWhy(wordUnit(wording, answeringUnit(view))), time ?? '', contestLine(contest, wording)].filter(
      (line) => line !== '',
    ),
    canContest: canContestPause,
  };
}

function contestLine(contest: NonNullable<TrackedCaseView['dateMoves']['pause']>['contest'], wording: Wording): string {
  const words = wording.texts.track;
  if (!contest) return '';
  const { decided, decider, decideBy } = contest;
  if (decided === 'dismissed') return words.contestDismissed;
  if (!decideBy) return '';
  const by = wordMoment(wording, decideBy);
  return decider ? words.contestOpen(wordUnit(wording, decider), by) : words.contestOpenNobody(by);
}

function extensionOf(view: TrackedCaseView, wording: Wording): DateMovesPage['extension'] {
  const { extension } = view.dateMoves;
  if (!extension?.isOpen) return null;
  const { days, from, to, reason } = extension;
  const { ownActs, track, timeline } = wording.texts;
  const { canObject, hasObjected } = view.own;
  const [was, became, now] = [from, to, openClock(view, 'resolution')?.dueAt].map((at) => at && wordDay(wording, at));
  const lines = [
    was && became ? timeline.extendedDates(was, became) : '',
    track.extensionDays(days),
    became && now && now !== became ? track.movedSince(now) : '',
    hasObjected ? ownActs.objectedLine : '',
  ];
  return { lines: lines.filter((line) => line !== ''), reason, canObject };
}

function procedureOf(view: TrackedCaseView, wording: Wording): DateMovesPage['procedure'] {
  const { procedure } = view.dateMoves;
  if (!procedure?.isOpen) return null;
  const words = wording.texts.track;
  const isPaused = openClock(view, 'resolution')?.state === 'paused';
  return {
    document: procedure.document,
    kind: procedure.paperKind,
    due: wordOn(wording, procedure.endsOn),
    lines: [
      ...(procedure.hasPaper ? [words.procedurePaper] : []),
      isPaused ? words.procedureWaits : words.procedureRuns,
      words.procedureNotSolved,
    ],
  };
}
