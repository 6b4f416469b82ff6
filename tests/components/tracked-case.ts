import type { Wording } from '#app/components/case/wording.ts';
import type { CaseEvent, CaseEventBody } from '#app/domain/case-event.ts';
import type { ClockView, TrackedCaseView, UnitName } from '#app/domain/case-view.ts';
import type { ClockRuler } from '#app/domain/sla/ruler.ts';
import { type Locale, textsFor } from '#app/i18n/index.ts';

export const NOW = new Date('2026-11-23T02:00:00.000Z');
export const DUE = new Date('2026-12-04T09:30:00.000Z');
export const PAST = new Date('2026-11-20T09:30:00.000Z');

export const SCJG: UnitName = {
  id: 'scjg',
  name: { zh: '市场监督管理局', en: 'Market Regulation', ru: 'Управление по регулированию рынка' },
};
export const XZFB: UnitName = {
  id: 'xzfb',
  name: { zh: '县政府办公室', en: 'County Government Office', ru: 'Канцелярия уездного правительства' },
};
export const JJW: UnitName = {
  id: 'jjw',
  name: { zh: '县纪委监委', en: 'Discipline Inspection', ru: 'Комиссия по проверке дисциплины' },
};

export function inWords(locale: Locale): Wording {
  return { texts: textsFor(locale), locale, timeZone: 'Asia/Shanghai', now: NOW };
}

/** A case of market regulation, just accepted; everything else by override. */
export function aTrackedCase(overrides: Partial<TrackedCaseView> = {}): TrackedCaseView {
  return {
    reference: 'TS-8K4QM2WT',
    status: 'in_progress',
    isConductOnly: false,
    route: 'lead',
    identityMode: 'anonymous',
    category: null,
    request: null,
    writtenAsk: null,
    canAskWritten: false,
    lead: SCJG,
    openedAt: PAST,
    acceptedAt: PAST,
    acceptedSilently: false,
    cycle: 1,
    parties: [],
    withoutHead: { units: [], hub: null },
    coHandlers: [],
    settleMinutes: 480,
    acceptBy: null,
    answerBy: DUE,
    answerForeseen: null,
    answerByProvisional: false,
    daysLate: 0,
    handedOffTo: null,
    handOffBy: null,
    hotlines: [],
    refusal: null,
    appeal: null,
    question: null,
    answer: null,
    canGiveVerdict: false,
    reminder: null,
    verdict: null,
    rating: null,
    canRate: false,
    review: null,
    referredAt: null,
    referral: null,
    higherChannelShown: false,
    waysOfLaw: { countedFrom: '2026-11-20', dates: [] },
    remedies: null,
    times: { investorHours: 64, end: 'running', departmentDays: 1, leftOut: [] },
    policy: {
      ladder: {
        steps: [],
        unitRule: { breaches: 3, days: 30 },
        afterAnswer: { remindDays: [3, 6, 9], unconfirmedDays: 10 },
      },
    },
    canWrite: true,
    evidence: [],
    dateMoves: { pause: null, canContestPause: false, extension: null, procedure: null, deciders: [] },
    hold: null,
    own: {
      inspection: {
        not_handled: { state: 'later', from: DUE },
        wrong_result: { state: 'later', from: DUE },
        favours: { state: 'open' },
        retaliation: { state: 'open' },
      },
      receiptDays: 2,
      canObject: false,
      hasObjected: false,
      canWithdraw: true,
      withdrawal: null,
      addableModes: ['hidden', 'named'],
      canChooseMails: false,
      canBePublished: false,
    },
    messages: [],
    events: [],
    clocks: [],
    ...overrides,
  };
}

/** Three of ten working days gone by. */
export const A_RULER: ClockRuler = {
  unit: 'days',
  target: 10,
  reached: 3,
  late: 0,
  isOpen: true,
  length: 10,
  ticks: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10],
  bars: [{ kind: 'counted', from: 0, to: 3 }],
  pennants: [10],
};

export function aClock(overrides: Partial<ClockView> & Pick<ClockView, 'kind'>): ClockView {
  return {
    key: `${overrides.kind}:1`,
    standard: 'efficient',
    cycle: 1,
    owner: SCJG,
    state: 'running',
    waitsFor: null,
    resumesBy: null,
    extendedBy: 0,
    startedAt: PAST,
    dueAt: DUE,
    stoppedAt: null,
    breachedAt: null,
    provisional: false,
    endedReason: null,
    endedAt: null,
    isDueSoon: false,
    events: [],
    left: null,
    ruler: A_RULER,
    ...overrides,
  };
}

export const overdueAnswer = () => aClock({ kind: 'resolution', state: 'breached', dueAt: PAST, breachedAt: PAST });

let seq = 0;

export function happened(body: CaseEventBody, at = PAST, actor: CaseEvent['actor'] = { kind: 'system' }): CaseEvent {
  seq += 1;
  return { ...body, seq, at, recordedAt: at, actor };
}

export function fired(level: number, action: string, more: { clock?: string; days?: number } = {}): CaseEvent {
  const duty = more.days === undefined ? null : { kind: 'duty', owner: 'scjg', days: more.days };
  const clock = more.clock ?? 'resolution:1';
  return happened({
    type: 'step_fired',
    clock,
    step: `level_${level}`,
    level,
    action,
    tells: [],
    issuedBy: null,
    duty,
  });
}
