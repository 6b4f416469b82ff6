import type { ClockView } from '#app/domain/case-view.ts';
import type { ClockRuler } from '#app/domain/sla/ruler.ts';
import { closeGaps, formatDate, formatDateTime, type Locale, type Texts } from '#app/i18n/index.ts';

/** What it takes to put a clock into words: whose words, the page's language, and the county's zone. */
export type ClockWording = { words: Texts['clock']; locale: Locale; timeZone: string; now: Date };

/** An instant of a clock in words: its day alone where the reader sees no times. */
export function wordInstant(at: Date, daysOnly: boolean, { locale, timeZone, now }: ClockWording): string {
  return (daysOnly ? formatDate : formatDateTime)(at, locale, timeZone, now);
}

/** Where a clock stands, in one sentence with its date. `what` is the promise or the clock's name. */
export function clockSentence(clock: ClockView, what: string, wording: ClockWording): string {
  const sentence = stateOf(clock, what, wording);
  return clock.daysOnly ? closeGaps(sentence) : sentence;
}

function stateOf(clock: ClockView, what: string, wording: ClockWording): string {
  const { sentence } = wording.words;
  const when = (at: Date) => wordInstant(at, clock.daysOnly ?? false, wording);
  const due = clock.breachedAt ?? clock.dueAt;
  if (clock.state === 'paused') return pausedSentence(clock, what, wording);
  if (clock.state === 'ended' || !due) return sentence.ended(what, when(clock.endedAt ?? clock.startedAt));
  if (clock.state === 'running') return sentence.running(what, when(due));
  if (clock.state === 'met') return sentence.met(what, when(clock.stoppedAt ?? due), when(due));
  if (clock.stoppedAt) return sentence.missed(what, when(clock.stoppedAt), when(due));
  if (clock.endedAt) return sentence.notDone(what, when(clock.endedAt), when(due));
  if (clock.endedReason === 'accepted_silently') return sentence.silent(what, when(due));
  if (clock.endedReason !== null) return sentence.passedOn(what, when(due));
  return sentence.overdue(what, when(due));
}

function pausedSentence({ waitsFor, resumesBy, daysOnly }: ClockView, what: string, wording: ClockWording): string {
  const { sentence } = wording.words;
  const by = resumesBy && wordInstant(resumesBy, daysOnly ?? false, wording);
  return (waitsFor === 'procedure' ? sentence.pausedProcedure : sentence.paused)(what, by);
}

/** How far a clock is: which working day of how many it is, or how much time is used up, and what is left or late. */
export function usedSentence({ unit, reached, late, isOpen, target }: ClockRuler, words: Texts['clock']): string {
  const { used, duration } = words;
  if (late > 0) return used.late(late);
  if (unit === 'days') return isOpen ? used.day(reached, target) : used.days(reached, target);
  const gone = Math.floor(reached);
  if (!isOpen || gone >= target) return used.time(duration(gone), duration(target));
  return used.timeLeft(duration(gone), duration(target - gone), duration(target));
}

/** Both of it: what the ruler draws, in words. Chinese sentences stand without a space between them. */
export function rulerSentence(clock: ClockView, what: string, wording: ClockWording): string {
  const space = wording.locale === 'zh-CN' ? '' : ' ';
  return `${clockSentence(clock, what, wording)}${space}${usedSentence(clock.ruler, wording.words)}`;
}

/** The names come from the county's calendar, in Chinese; those of every year are known in each language. */
export function holidayWords(name: string | null, words: ClockWording['words']): string {
  if (!name) return words.day.namelessHoliday;
  const known = Object.entries(words.holidays).find(([chinese]) => chinese === name);
  return known ? words.day.holiday(known[1]) : words.day.closed(name);
}
