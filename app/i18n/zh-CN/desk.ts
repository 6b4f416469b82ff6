import { deskActs } from '#app/i18n/zh-CN/desk-acts.ts';
import { deskCase } from '#app/i18n/zh-CN/desk-case.ts';
import { deskClock, deskCoHandlingClock } from '#app/i18n/zh-CN/desk-clock.ts';
import { deskDateMoves } from '#app/i18n/zh-CN/desk-date-moves.ts';
import { deskDuty } from '#app/i18n/zh-CN/desk-duty.ts';
import { deskEvents } from '#app/i18n/zh-CN/desk-events.ts';
import { deskJoint } from '#app/i18n/zh-CN/desk-joint.ts';
import { deskMovedDates } from '#app/i18n/zh-CN/desk-moved-dates.ts';
import { deskQuery } from '#app/i18n/zh-CN/desk-query.ts';
import { deskQueue } from '#app/i18n/zh-CN/desk-queue.ts';
import { deskRequest } from '#app/i18n/zh-CN/desk-request.ts';
import { deskRoster } from '#app/i18n/zh-CN/desk-roster.ts';
import { deskSheet } from '#app/i18n/zh-CN/desk-sheet.ts';
import { deskSummons } from '#app/i18n/zh-CN/desk-summons.ts';
import { deskWords } from '#app/i18n/zh-CN/desk-words.ts';
import { jointEvents } from '#app/i18n/zh-CN/joint-events.ts';

/** All texts of the officers' area; Chinese alone. */
export const deskTexts = {
  words: deskWords,
  queue: deskQueue,
  case: deskCase,
  clock: deskClock,
  events: deskEvents,
  joint: jointEvents,
  acts: deskActs,
  jointActs: deskJoint,
  coHandlingClock: deskCoHandlingClock,
  duty: deskDuty,
  request: deskRequest,
  roster: deskRoster,
  sheet: deskSheet,
  summons: deskSummons,
  query: deskQuery,
  dateMoves: deskDateMoves,
  movedDates: deskMovedDates,
};
