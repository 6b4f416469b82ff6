import { pluralEn } from '#app/i18n/format.ts';
import type { Texts } from '#app/i18n/zh-CN/index.ts';

const workingDays = (n: number) => `${n} working ${pluralEn(n, 'day', 'days')}`;

function duration(minutes: number): string {
  const [hours, rest] = [Math.floor(minutes / 60), Math.round(minutes % 60)];
  const parts = [
    hours > 0 ? `${hours} ${pluralEn(hours, 'hour', 'hours')}` : '',
    rest > 0 || hours === 0 ? `${rest} ${pluralEn(rest, 'minute', 'minutes')}` : '',
  ];
  return parts.filter((part) => part !== '').join(' ');
}

function goesOn(by: string | null): string {
  const again = 'There is a date again once it goes on';
  return by === null ? `${again}.` : `${again}: on ${by} at the latest.`;
}

export const clock: Texts['clock'] = {
  link: 'How is this date counted?',
  title: 'How is this date counted?',
  duration,
  sentence: {
    running: (what, due) => `${what}: by ${due} at the latest.`,
    overdue: (what, due) => `${what}: was due by ${due} and is late.`,
    met: (what, at, due) => `${what}: done on ${at}. It was due by ${due}.`,
    missed: (what, at, due) => `${what}: done on ${at}, late. It was due by ${due}.`,
    paused: (what, by) => `${what}: paused now, waiting for you. ${goesOn(by)}`,
    pausedProcedure: (what, by) => `${what}: paused now, during the statutory procedure. ${goesOn(by)}`,
    ended: (what, at) => `${what}: ended on ${at} and no longer counted.`,
    notDone: (what, at, due) => `${what}: was due by ${due}, not done, and ended on ${at}.`,
    silent: (what, due) => `${what}: not decided by ${due}, so it counts as accepted.`,
    passedOn: (what, due) => `${what}: not decided by ${due}, so it was passed on by itself.`,
  },
  used: {
    days: (used, of) => `${used} of ${workingDays(of)} used.`,
    time: (used, of) => `${used} of ${of} used.`,
    day: (n, of) =>
      n === 0 ? `${workingDays(of)}, ${of} left.` : `Working day ${n} of ${of}${n < of ? `, ${of - n} left` : ''}.`,
    timeLeft: (used, left, of) => `${used} used so far, ${left} left, ${of} in all.`,
    late: (n) => `The time is used up: it is working day ${n} after the date.`,
  },
  why: {
    days: (start, n) => `Counted from ${start}: ${workingDays(n)}, that day not included.`,
    time: (start, of) => `Counted from ${start}: ${of} of working time.`,
    hours: (hours) => `Office hours: ${hours}.`,
    wallTime: (start, of) => `Counted from ${start}: ${of}, nights and weekends included.`,
    lastDay: 'The last day ends when the office closes.',
    skipped: 'Weekends and public holidays do not count. A weekend day worked in place of another does.',
    paused: (n) => `${workingDays(n)} of waiting for you ${pluralEn(n, 'was', 'were')} not counted.`,
    pausedProcedure: (n) => `${workingDays(n)} of the statutory procedure ${pluralEn(n, 'was', 'were')} not counted.`,
    extended: (n, more) => `It was ${workingDays(n)} and is ${workingDays(more)} longer.`,
  },
  table: { caption: 'Day by day', day: 'Date', how: 'How it counts' },
  day: {
    start_day: 'The day it began: not counted',
    counted: (n, of) => `Working day ${n} of ${of}`,
    make_up: (n, of) => `Worked in place of another day: working day ${n} of ${of}`,
    time: (length, hours) => (hours === '' ? `${length} counted` : `${hours}: ${length}`),
    makeUpTime: (length, hours) => `Worked in place of another day, ${hours}: ${length}`,
    noTime: 'No time to count',
    weekend: 'Not a working day: not counted',
    closed: (why) => `Offices closed (${why}): not counted`,
    holiday: (name) => `Public holiday (${name}): not counted`,
    namelessHoliday: 'Public holiday: not counted',
    paused: 'Waiting for you: not counted',
    pausedBy: (unit) => `Waiting for your answer to ${unit}: not counted`,
    pausedProcedure: (document) => `In the statutory procedure (${document}): not counted`,
    pausedProcedureBy: (unit, document) => `In the statutory procedure opened by ${unit} (${document}): not counted`,
    several: (how, n) => `${how}, ${workingDays(n)}`,
    lateDay: (n) => `Working day ${n} after the date`,
    lateDays: (from, to) => `Working days ${from} to ${to} after the date`,
    lateTime: 'Beyond the date',
    stopped: 'Stopped before: no longer counted',
    stoppedHere: 'Stopped on this day: not counted',
    until: (day) => `to ${day}`,
    due: 'Due',
    today: 'Today',
  },
  event: {
    start: (time) => `${time} began`,
    pause: (time) => `${time} paused`,
    pauseBecause: (paused, why) => `${paused}. ${why}`,
    resume: (time) => `${time} went on`,
    stop: (time) => `${time} stopped`,
  },
  note: {
    cut: (n) => `Only the first ${n} days are listed.`,
    published: (day) => `Public holidays are known up to ${day}.`,
    provisional: 'This date lies after that and may move once the next ones are published.',
    annulled: (from, to) => `The pause from ${from} to ${to} was annulled: its time counts.`,
    moved: (at) => `Counted by new rules since ${at}, from the same start.`,
    ownDays: (unit) => `The county has given ${unit} other working days than the rest; this date is counted by them.`,
    rules: (policy, calendar) => `Counted by time limits ${policy} and calendar ${calendar}.`,
  },
  holidays: {
    元旦: 'New Year',
    春节: 'Spring Festival',
    清明节: 'Qingming Festival',
    劳动节: 'Labour Day',
    端午节: 'Dragon Boat Festival',
    中秋节: 'Mid-Autumn Festival',
    国庆节: 'National Day',
  },
};
