import { redirect } from 'react-router';
import type { StepForm } from '#app/domain/answer-errors.ts';
import type { CountyRules } from '#app/domain/county-rules.ts';
import type { ReportAnswers } from '#app/domain/report-answers.ts';
import { firstUnanswered, nextStep, type Step } from '#app/domain/report-steps.ts';
import { dayOf } from '#app/domain/sla/calendar.ts';
import { localeOfPath, pathFor } from '#app/i18n/index.ts';

/** The address of a step; `fromCheck` keeps the way back to the check page. */
export function stepHref(step: Step, fromCheck: boolean): string {
  return `/report/step/${step}${fromCheck ? '?back=check' : ''}`;
}

/** Whether a page was come to from the check page, which it leads back to. */
export function isFromCheck(request: Request): boolean {
  return new URL(request.url).searchParams.get('back') === 'check';
}

/** Where an unfinished report goes on: its first open question, or the check page. */
export function openPage(answers: ReportAnswers, categories: CountyRules['categories']): string {
  const open = firstUnanswered(answers, categories);
  return open ? stepHref(open, false) : '/report/check';
}

/** The page after a step's answer. From the check page: only what the change left open, then back there. */
export function pageAfter(
  step: Step,
  answers: ReportAnswers,
  { categories, fromCheck }: { categories: CountyRules['categories']; fromCheck: boolean },
): string {
  const next = fromCheck ? firstUnanswered(answers, categories) : nextStep(step, answers, categories);
  return next ? stepHref(next, fromCheck) : '/report/check';
}

/** 303 to a page in the language of the request. */
export function redirectTo(request: Request, href: string, setCookie?: string): Response {
  const headers = setCookie ? { 'Set-Cookie': setCookie } : undefined;
  return redirect(pathFor(localeOfPath(new URL(request.url).pathname), href), { status: 303, headers });
}

/** The texts of a form, by field. */
export function textsOf(form: FormData): StepForm {
  return Object.fromEntries([...form].filter((field): field is [string, string] => typeof field[1] === 'string'));
}

/** The county's calendar day `YYYY-MM-DD`. */
export function countyDay(county: CountyRules, now: Date): string {
  const calendar = county.calendars.get(county.calendarVersion);
  if (!calendar) throw new Error('the county has no calendar in force');
  return dayOf(calendar, now);
}
