import type { Case, CaseClock } from '#app/domain/case.ts';
import type { CaseEventBody, Duty } from '#app/domain/case-event.ts';
import type { Departments } from '#app/domain/department.ts';
import { chooseDecider, chooseOrderIssuer } from '#app/domain/department-routing.ts';
import { receivedBy } from '#app/domain/event-notices.ts';
import { LEAD_CLOCKS, ownerAt } from '#app/domain/replay/clocks.ts';
import { owesFirstWord } from '#app/domain/replay/intake.ts';
import { openObjection } from '#app/domain/replay/joint.ts';
import type { DueStep } from '#app/domain/sla/due-step.ts';
import type { ClockKind, LadderStep, LadderTell } from '#app/domain/sla/policy.ts';

export type NoticeTemplate =
  | 'case_received'
  | 'clock_reminder'
  | 'amber_light'
  | 'red_light'
  | 'supervision_order'
  | 'summons'
  | 'referral_received'
  | 'query_served'
  | 'query_reminder'
  | 'higher_channel'
  | 'investor_wrote'
  | 'answer_to_sign'
  | 'case_passed_on'
  | 'co_handling_asked'
  | 'handoff_asked'
  | 'decision_asked'
  | 'duty_given'
  | 'lead_informed'
  | 'notices_waiting';

/** Who in a unit hears of something. `officers`: who accepted, before that all officers. */
export type NoticeAudience = 'officers' | 'head' | 'hub' | 'inspectors' | 'inspection_head';
export type Notice = {
  department: string;
  audience: NoticeAudience;
  template: NoticeTemplate;
  /** These accounts of the unit alone, in place of the audience: who is on duty at this hour. */
  onDuty?: readonly number[];
  /** What makes it one mail a person whichever case it comes from; without it each notice is a mail of its own. */
  once?: string;
  /** The instant of the step that fired it: the same to the same person at one instant of a case is one mail. */
  firedAt?: Date;
};

export type Firing = { events: CaseEventBody[]; notices: Notice[] };

type FiringContext = {
  departments: Departments;
  disciplineUnit: string;
  newQueryNumber: () => string;
  /** Units whose head has an account. */
  headedUnits: ReadonlySet<string>;
  /** Who of the hub answers at once at an instant, where that is asked: the category is urgent. */
  hubOnDuty: (at: Date) => number[];
  /** Where a kept report goes now. */
  release: (caseFile: Case) => CaseEventBody;
};

/** What firing one due step does to its case: events in order, and who is told by mail. Pure. */
export function fireStep(caseFile: Case, step: DueStep, context: FiringContext): Firing {
  switch (step.kind) {
    case 'act':
      return fireAct(caseFile, step, context);
    case 'ladder':
      return fireLadder(caseFile, step, context);
    case 'breach':
      return fireBreach(caseFile, step, context);
    case 'after':
      return fireAfter(caseFile, step, context);
    case 'pause_end':
      return { events: [fired(step, 'end_pause'), pauseEnd(step.clock)], notices: [] };
  }
}

function pauseEnd({ kind, owner }: CaseClock): CaseEventBody {
  return kind === 'co_handling' ? { type: 'lead_wait_ended', unit: owner ?? '' } : { type: 'pause_ended' };
}

function fired(
  step: Exclude<DueStep, { kind: 'act' }>,
  action: string,
  more: Partial<Pick<Extract<CaseEventBody, { type: 'step_fired' }>, 'tells' | 'issuedBy' | 'duty' | 'level'>> = {},
): CaseEventBody {
  const { level = null, tells = [], issuedBy = null, duty = null } = more;
  return { type: 'step_fired', clock: step.clock.key, step: step.step, level, action, tells, issuedBy, duty };
}

function fireAct(caseFile: Case, step: Extract<DueStep, { kind: 'act' }>, context: FiringContext): Firing {
  const { act } = step;
  switch (act.act) {
    case 'serve_query':
      return {
        events: [{ type: 'query_served', unit: act.unit, number: context.newQueryNumber() }],
        notices: [
          { department: act.unit, audience: 'officers', template: 'query_served' },
          { department: act.unit, audience: 'head', template: 'query_served' },
        ],
      };
    case 'remind_investor':
      return { events: [{ type: 'investor_reminded', round: act.round, nth: Number(act.unit) }], notices: [] };
    case 'become_unconfirmed':
      return { events: [{ type: 'became_unconfirmed', round: act.round }], notices: [] };
    case 'uphold_contest':
      return { events: [{ type: 'pause_contest_decided', upheld: true, message: null }], notices: [] };
    case 'end_procedure':
      return { events: [{ type: 'procedure_ended' }], notices: [] };
    case 'remind_discipline':
      return { events: [{ type: 'notice_overdue' }], notices: [batchReminder(context.disciplineUnit, act.at)] };
    case 'withdraw':
      return { events: [{ type: 'withdrawn' }], notices: [] };
    case 'release_report':
      return { events: [context.release(caseFile)], notices: [] };
  }
}

/** Of notices whose week ends with the same day discipline's head hears once (sla.md §5). */
function batchReminder(department: string, dueAt: Date): Notice {
  return { department, audience: 'inspection_head', template: 'notices_waiting', once: dueAt.toISOString() };
}

type Breach = Extract<DueStep, { kind: 'breach' }>;

function fireBreach(caseFile: Case, step: Breach, context: FiringContext): Firing {
  // The hub's first word is due from here: within minutes where somebody of it is on duty, who hears of it now.
  const asksHub = step.action === 'accept_silently' && owesFirstWord(caseFile);
  const onDuty = asksHub ? context.hubOnDuty(step.at) : [];
  const isUrgent = onDuty.length > 0;
  const notices: Notice[] = isUrgent ? [{ ...receivedBy(caseFile), onDuty }] : [];
  return { events: [fired(step, step.action), ...breachEffects(caseFile, step, context, isUrgent)], notices };
}

function breachEffects(caseFile: Case, step: Breach, context: FiringContext, isUrgent: boolean): CaseEventBody[] {
  switch (step.action) {
    case 'accept_silently':
      return [{ type: 'accepted_silently', clock: step.clock.key, ...(isUrgent && { urgent: true }) }];
    case 'presume_no_basis':
      return [{ type: 'presumption_recorded', unit: step.clock.owner ?? '' }];
    case 'hand_off':
      return [
        { type: 'handed_off', to: higherOf(caseFile.accused, context.departments), silently: true, message: null },
      ];
    case 'hub_rules':
      return [{ type: 'handoff_lapsed', body: rulingBodyOf(caseFile) }];
    case 'first_receiver_keeps':
      return [{ type: 'ruling_lapsed' }];
    case 'record_breach':
      return [];
  }
}

/** Who rules between the first receiver and the unit that it named; null where nobody impartial is left. */
export function rulingBodyOf(caseFile: Case): string | null {
  const objection = openObjection(caseFile);
  return chooseDecider(caseFile.excluded, [caseFile.lead, objection?.by ?? null, objection?.to ?? null]);
}

/** Where a matter outside the county's reach goes: to the accused units' `higher`, never to them; '' without one. */
export function higherOf(accused: readonly string[], departments: Departments): string {
  const higher = accused.map((id) => departments.get(id)?.higher ?? null).filter((name) => name !== null);
  return [...new Set(higher)].join('、');
}

function fireAfter(caseFile: Case, step: Extract<DueStep, { kind: 'after' }>, context: FiringContext): Firing {
  if (step.action === 'show_higher_channel') {
    const notices: Notice[] = [
      { department: context.disciplineUnit, audience: 'inspection_head', template: 'higher_channel' },
    ];
    return { events: [fired(step, step.action)], notices };
  }
  const unit = step.clock.owner;
  return {
    events: [fired(step, step.action), { type: 'referred', kind: 'lead', cause: 'no_basis', unit }],
    notices: referralNotices(caseFile, 'lead', context.disciplineUnit),
  };
}

/** Discipline hears of a new referral once; a cause added to an open one is read in the inbox. */
export function referralNotices(caseFile: Case, kind: 'lead' | 'notice', disciplineUnit: string): Notice[] {
  const open = caseFile.referrals[kind];
  if (open && open.fedBackAt === null) return [];
  return [
    { department: disciplineUnit, audience: 'inspectors', template: 'referral_received' },
    { department: disciplineUnit, audience: 'inspection_head', template: 'referral_received' },
  ];
}

function fireLadder(caseFile: Case, step: Extract<DueStep, { kind: 'ladder' }>, context: FiringContext): Firing {
  const { clock, ladder } = step;
  const owner = ownerAt(clock, step.at);
  // The accused's officers hear of their query's number only; discipline's own clocks tell its head alone (sla.md §5).
  if (clock.kind === 'legal_basis') {
    const notices: Notice[] = clock.owner
      ? [{ department: clock.owner, audience: 'officers', template: 'query_reminder' }]
      : [];
    return { events: [fired(step, ladder.action, { level: ladder.level })], notices };
  }
  if (clock.owner === context.disciplineUnit) {
    const notices: Notice[] = [
      { department: context.disciplineUnit, audience: 'inspection_head', template: 'clock_reminder' },
    ];
    return { events: [fired(step, ladder.action, { level: ladder.level })], notices };
  }
  const issuer = ladder.duty || ladder.level >= 3 ? issuerBeside(caseFile, owner) : null;
  const told = ladder.tell.flatMap((tell) => {
    const notices = toldBy(tell, ladder, { caseFile, owner, issuer });
    return tell === 'head' ? notices.map((notice) => toHubWithoutHead(notice, caseFile.hub, context)) : notices;
  });
  const notices = withoutDoubles(told.filter((notice) => !caseFile.excluded.has(notice.department)));
  const discipline: Notice[] = ladder.level === 5 ? referralNotices(caseFile, 'notice', context.disciplineUnit) : [];
  const event = fired(step, ladder.action, {
    level: ladder.level,
    tells: [...new Set(notices.map((notice) => notice.department))],
    issuedBy: ladder.level >= 3 && ladder.level <= 4 ? issuer : null,
    // A duty that is late brings a light of its own and not another duty, or there would be no end to them.
    duty: clock.kind === 'duty' ? null : dutyOf(ladder, { caseFile, kind: clock.kind, owner, issuer }),
  });
  const events: CaseEventBody[] = [event];
  if (ladder.level === 5) {
    events.push({ type: 'referred', kind: 'notice', cause: 'ladder_level_5', unit: owner });
  }
  return { events, notices: [...notices, ...discipline] };
}

const LADDER_TEMPLATES: Record<number, NoticeTemplate> = {
  0: 'clock_reminder',
  1: 'amber_light',
  2: 'red_light',
  3: 'supervision_order',
  4: 'summons',
  6: 'higher_channel',
};

/** A unit without a head's account: the hub is told instead, and reads status and clocks like anyone told (sla.md §5). */
function toHubWithoutHead(notice: Notice, hub: string, { headedUnits }: FiringContext): Notice {
  return !headedUnits.has(notice.department) ? { ...notice, department: hub, audience: 'hub' } : notice;
}

function withoutDoubles(notices: readonly Notice[]): Notice[] {
  const isSame = (one: Notice, other: Notice) => one.department === other.department && one.audience === other.audience;
  return notices.filter((notice, place) => notices.findIndex((other) => isSame(other, notice)) === place);
}

function toldBy(
  tell: LadderTell,
  ladder: LadderStep,
  at: { caseFile: Case; owner: string | null; issuer: string | null },
): Notice[] {
  const template = LADDER_TEMPLATES[ladder.level];
  if (!template) return [];
  switch (tell) {
    case 'officer':
      return at.owner ? [{ department: at.owner, audience: 'officers', template }] : [];
    case 'head':
      return at.owner ? [{ department: at.owner, audience: 'head', template }] : [];
    case 'hub':
      return [{ department: at.caseFile.hub, audience: 'hub', template }];
    case 'xzfb':
      return at.issuer ? [{ department: at.issuer, audience: 'head', template }] : [];
    case 'xwb':
      return [{ department: 'xwb', audience: 'head', template }];
    case 'discipline':
    case 'investor':
      return [];
  }
}

/** Nobody issues an order to itself: neither who leads now nor who answered for the clock at the instant of the step. */
function issuerBeside({ excluded, lead }: Case, owner: string | null): string | null {
  return chooseOrderIssuer(owner === null ? excluded : new Set([...excluded, owner]), lead);
}

type Owing = { caseFile: Case; kind: ClockKind; owner: string | null; issuer: string | null };

/** The lead is the one of that instant, where the clock goes with the lead; whoever is the accused by now owes nothing. */
function dutyOf(ladder: LadderStep, { caseFile, kind, owner, issuer }: Owing): Duty | null {
  if (!ladder.duty) return null;
  const lead = LEAD_CLOCKS.includes(kind) ? owner : caseFile.lead;
  const owners: Record<string, string | null> = { head: owner, lead, xzfb: issuer };
  const unit = owners[ladder.duty.owner] ?? null;
  if (unit === null || caseFile.excluded.has(unit)) return null;
  return { kind: ladder.duty.kind, owner: unit, days: ladder.duty.days };
}
