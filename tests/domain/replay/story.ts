import type { Case, CaseClock } from '#app/domain/case.ts';
import type { CaseEvent, CaseEventBody, EventActor } from '#app/domain/case-event.ts';
import { summarizeClocks } from '#app/domain/case-summary.ts';
import type { CountyRules } from '#app/domain/county-rules.ts';
import { currentRules } from '#app/domain/county-rules.ts';
import { excludedUnits } from '#app/domain/department.ts';
import { replayCase } from '#app/domain/replay/replay-case.ts';
import { destinationOf, type Report } from '#app/domain/report.ts';
import { readCaseClock } from '#app/domain/sla/due-step.ts';
import type { Notice } from '#app/domain/sla/firing.ts';
import { appendEvent, fireDueSteps, recordOf } from '#app/use-cases/case-record.server.ts';
import { openedEvent } from '#app/use-cases/file-report.server.ts';
import { getCountyRules } from '#db/repositories/county-rules.server.ts';
import { aReport, shanghai } from '#tests/support/builders.ts';
import { testDb } from '#tests/support/db.ts';

export const county: CountyRules = await getCountyRules(testDb());

const OFFICER: EventActor = { kind: 'staff', accountId: 7, departmentId: 'scjg' };

/**
 * One case told in wall times of the county, in memory. `act` first fires what is due, as every act
 * does. `sweep` fires alone. Nothing here decides anything; the engine does.
 */
export class Story {
  private readonly record;

  constructor(at: string, report: Partial<Report> = {}, headless: readonly string[] = []) {
    const now = shanghai(at);
    const whole = aReport(report);
    const destination = destinationOf(whole, county);
    if (destination === 'protected') throw new Error('nothing is stored of this report');
    const opened = openedEvent(whole, destination, county);
    const event: CaseEvent = { ...opened, seq: 1, at: now, recordedAt: now, actor: { kind: 'investor' } };
    const rules = currentRules(county);
    // Every unit has a head here, but those a test takes out.
    const headedUnits = new Set([...county.departments.keys()].filter((unit) => !headless.includes(unit)));
    this.record = { ...recordOf(1, { now, county, rules, caseFile: replayCase([event], rules) }), headedUnits };
    this.record.added.push(event);
    if (opened.route === 'discipline') {
      const cause = opened.category === 'L8' ? 'category_L8' : 'category_L5';
      appendEvent(this.record, { type: 'referred', kind: 'lead', cause, unit: null }, { kind: 'system' });
    }
  }

  get caseFile(): Case {
    return this.record.caseFile;
  }

  get events(): readonly CaseEvent[] {
    return this.record.added;
  }

  get notices(): readonly Notice[] {
    return this.record.notices;
  }

  get rules() {
    return this.record.rules;
  }

  get now(): Date {
    return this.record.now;
  }

  sweep(at: string): this {
    this.record.now = shanghai(at);
    fireDueSteps(this.record);
    return this;
  }

  act(at: string, ...bodies: CaseEventBody[]): this {
    this.sweep(at);
    for (const body of bodies) appendEvent(this.record, body, OFFICER);
    return this;
  }

  clock(key: string): CaseClock {
    const clock = this.caseFile.clocks.find((candidate) => candidate.key === key);
    if (!clock) throw new Error(`no clock ${key} among ${this.clocks().join(', ')}`);
    return clock;
  }

  clocks(): string[] {
    return this.caseFile.clocks.map((clock) => clock.key);
  }

  /** State and wall time of the due instant of a clock, now. */
  read(key: string): { state: string; due: string | null } {
    const summary = summarizeClocks(this.caseFile, this.rules, this.now).find((one) => one.clock.key === key);
    if (!summary) throw new Error(`no clock ${key} among ${this.clocks().join(', ')}`);
    const due = summary.breachedAt ?? summary.dueAt;
    return { state: summary.state, due: due && wall(due) };
  }

  reading(key: string) {
    return readCaseClock(this.clock(key), this.now);
  }

  /** What fired on a clock, in order: step and wall time. */
  fired(key: string): [step: string, at: string][] {
    return this.events.flatMap((event) =>
      event.type === 'step_fired' && event.clock === key ? [[event.step, wall(event.at)] as [string, string]] : [],
    );
  }

  /** The wall times at which events of this type happened. */
  timesOf(type: CaseEvent['type']): string[] {
    return this.events.flatMap((event) => (event.type === type ? [wall(event.at)] : []));
  }
}

/** `2026-11-02 09:00` of an instant in the county. */
export function wall(at: Date): string {
  return new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');
}

/** The event with which the hub names a unit, as the use case makes it. */
export function unitNamed(category: string, ...accused: string[]): CaseEventBody {
  const report = { category, accused: { units: accused, countyLeader: false, headPersonally: false } };
  const destination = destinationOf(report, county);
  if (destination === 'protected') throw new Error('a protected unit is not named this way');
  const { route, lead, hub } = destination;
  const excluded = [...excludedUnits(accused, county.departments)];
  return { type: 'unit_named', category, accused, excluded, route, lead, hub };
}

export const ACCEPTED: CaseEventBody = { type: 'accepted', assignee: 7 };
export const MESSAGE: CaseEventBody = { type: 'message_sent', message: 1, progress: false };
export const PROGRESS: CaseEventBody = { type: 'message_sent', message: 1, progress: true };
export const RETURNED: CaseEventBody = { type: 'answered', outcome: 'returned', message: 1, signedBy: null };
export const SAID_NO: CaseEventBody = { type: 'answered', outcome: 'not', message: 1, signedBy: 8 };
export const REFUSED: CaseEventBody = { type: 'refused', reason: 'outside_remit', message: 1 };
export const SOLVED: CaseEventBody = verdict('solved', 'closed');
export const REOPENED: CaseEventBody = verdict('not', 'cycle');

export function verdict(
  said: 'solved' | 'partly' | 'not',
  next: 'closed' | 'cycle' | 'review' | 'higher_channel',
  reviewBody: string | null = null,
): CaseEventBody {
  return { type: 'verdict_given', verdict: said, next, assignee: null, sameOfficer: false, reviewBody };
}
