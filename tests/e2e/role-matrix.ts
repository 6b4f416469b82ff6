/** The committed table: who gets what at every address. It repeats no code of the product; a difference is a defect. */

import { SERVICE_ROWS } from '#tests/e2e/service-rows.ts';

/** People at the desk, in oversight and in administration; their units and roles are in `role-world.ts`. */
export const DESK_PEOPLE = [
  'lead officer',
  'lead head',
  'unrelated officer',
  'accused officer',
  "officer of the accused's parent",
  "officer of the accused's child",
  'hub',
  'review officer',
  'hub in place of an accused hub',
  'co-handler',
  'officer of the unit named as better owner',
] as const;
export const OVERSIGHT_PEOPLE = ['inspector', 'inspection head'] as const;
export const ADMIN_PEOPLE = ['system administrator'] as const;
export const PUBLIC_PEOPLE = [
  'nobody',
  'investor with a draft',
  'investor with an account',
  'investor behind the code of an asked case',
  'investor behind the code of a refused case',
  'investor behind the code of an answered case',
] as const;
export const PEOPLE = [...PUBLIC_PEOPLE, ...DESK_PEOPLE, ...OVERSIGHT_PEOPLE, ...ADMIN_PEOPLE] as const;
export type Person = (typeof PEOPLE)[number];

export const STATES = [
  'new',
  'in progress',
  'asked',
  'second pause asked for',
  'pause contested',
  'extension asked for',
  'procedure proposed',
  'in a statutory procedure',
  'answer waiting for a signature',
  'answered',
  'in triage',
  'outside the county',
  'with discipline',
  'acknowledged by discipline',
  'disposed by discipline',
  'concluded by discipline',
  'referred',
  'refused',
  'under appeal',
  'under review',
  'asked in a review',
  'in triage, the hub accused',
  'asked by a co-handler',
  'objected',
  'in ruling',
  'kept for others',
  'kept and taken back',
] as const;
export type State = (typeof STATES)[number];

const LEAD: Person[] = ['lead officer', 'lead head'];
const HUB: Person[] = ['hub'];
const STAND_IN: Person[] = ['hub in place of an accused hub'];
const REVIEW: Person[] = ['review officer', ...STAND_IN];
/** Finance joins a fee's case when it is accepted. */
const CO: Person[] = ['co-handler'];
const NAMED: Person[] = ['officer of the unit named as better owner'];
const DISCIPLINE: Person[] = [...OVERSIGHT_PEOPLE];

/** sla.md §5, "Who reads what": everybody else gets the 404 of an unknown case. */
export const READERS: Record<State, { text: Person[]; told?: Person[] }> = {
  new: { text: LEAD },
  'in progress': { text: LEAD, told: CO },
  asked: { text: LEAD, told: CO },
  // Who decides between lead and investor reads status and clocks, and what there is to decide.
  'second pause asked for': { text: LEAD, told: [...CO, ...HUB] },
  'pause contested': { text: LEAD, told: [...CO, ...HUB] },
  'extension asked for': { text: LEAD, told: CO },
  'procedure proposed': { text: LEAD, told: [...CO, ...HUB] },
  'in a statutory procedure': { text: LEAD, told: [...CO, ...HUB] },
  'answer waiting for a signature': { text: LEAD, told: CO },
  answered: { text: LEAD, told: CO },
  'in triage': { text: HUB },
  'outside the county': { text: HUB },
  'with discipline': { text: DISCIPLINE },
  'acknowledged by discipline': { text: DISCIPLINE },
  'disposed by discipline': { text: DISCIPLINE },
  'concluded by discipline': { text: DISCIPLINE },
  // Past the red light, the supervision order and the summons: hub and government office were told.
  referred: { text: [...LEAD, ...DISCIPLINE], told: [...HUB, ...REVIEW, ...CO] },
  refused: { text: LEAD },
  'under appeal': { text: [...LEAD, ...HUB] },
  'under review': { text: [...LEAD, ...REVIEW], told: CO },
  'asked in a review': { text: [...LEAD, ...REVIEW], told: CO },
  'in triage, the hub accused': { text: STAND_IN },
  'asked by a co-handler': { text: LEAD, told: CO },
  objected: { text: LEAD, told: [...CO, ...NAMED] },
  'in ruling': { text: LEAD, told: [...CO, ...HUB] },
  // A case without readers: nobody learns that there is one.
  'kept for others': { text: [] },
  'kept and taken back': { text: [] },
};

/** Accepted, and the answer to come: whatever the case waits for, or running on. */
const RUNNING: State[] = [
  'in progress',
  'second pause asked for',
  'extension asked for',
  'procedure proposed',
  'referred',
  'asked by a co-handler',
  'objected',
  'in ruling',
];
const HANDLED: State[] = [...RUNNING, 'asked', 'pause contested', 'in a statutory procedure'];
const byLeadIn = (states: readonly State[]): Actors => Object.fromEntries(states.map((state) => [state, LEAD]));

const HUB_READS: State[] = [
  'second pause asked for',
  'pause contested',
  'procedure proposed',
  'in a statutory procedure',
  'in triage',
  'outside the county',
  'referred',
  'under appeal',
  'in ruling',
];

type Actors = Partial<Record<State, Person[]>>;
const OWES_ITS_PART: Actors = Object.fromEntries(
  [...HANDLED, 'answer waiting for a signature']
    .filter((state) => state !== 'asked by a co-handler')
    .map((state) => [state, CO]),
);
/** Who may act now; any other reader of the case gets 409. `unchecked`: the act has no form, so an empty POST does it. */
export const ACTS: Record<string, { by: Actors; unchecked?: true }> = {
  '/desk/t/:reference/accept': { by: { new: LEAD }, unchecked: true },
  '/desk/t/:reference/refuse': {
    by: { new: LEAD, 'in triage': HUB, 'outside the county': HUB, 'in triage, the hub accused': STAND_IN },
  },
  '/desk/t/:reference/ask': { by: { ...byLeadIn(RUNNING), 'under review': REVIEW } },
  '/desk/t/:reference/reply': {
    by: {
      ...byLeadIn(HANDLED),
      new: LEAD,
      'answer waiting for a signature': LEAD,
      'outside the county': HUB,
    },
  },
  '/desk/t/:reference/answer': {
    by: { ...byLeadIn(HANDLED), 'answer waiting for a signature': LEAD },
  },
  // Whoever wrote a lawful "no" does not sign it.
  '/desk/t/:reference/sign': { by: { 'answer waiting for a signature': ['lead head'] }, unchecked: true },
  '/desk/t/:reference/triage': { by: { 'in triage': HUB, 'in triage, the hub accused': STAND_IN } },
  '/desk/t/:reference/hand-off': { by: { 'outside the county': HUB } },
  '/desk/t/:reference/appeal': { by: { 'under appeal': HUB } },
  // Nobody is on duty in this world: urgent is not possible, whoever asks.
  '/desk/t/:reference/priority': { by: {}, unchecked: true },
  // The hub, on every case of which it reads anything at all.
  '/desk/t/:reference/special-report': {
    by: {
      ...Object.fromEntries(HUB_READS.map((state) => [state, HUB])),
      'in triage, the hub accused': STAND_IN,
    },
  },
  // Also while the investor is asked: who reviews need not wait for the answer.
  '/desk/t/:reference/review': { by: { 'under review': REVIEW, 'asked in a review': REVIEW } },
  '/desk/t/:reference/invite': { by: { ...byLeadIn(HANDLED), 'answer waiting for a signature': LEAD } },
  '/desk/t/:reference/answer-co-handler': { by: { 'asked by a co-handler': LEAD } },
  '/desk/t/:reference/opinion': { by: { ...OWES_ITS_PART, 'asked by a co-handler': CO } },
  '/desk/t/:reference/ask-lead': { by: OWES_ITS_PART },
  '/desk/t/:reference/object': {
    by: { ...byLeadIn(RUNNING.filter((state) => state !== 'objected' && state !== 'in ruling')), new: LEAD },
  },
  '/desk/t/:reference/take-over': { by: { objected: NAMED } },
  '/desk/t/:reference/rule': { by: { 'in ruling': HUB } },
  '/desk/t/:reference/pause': { by: { 'second pause asked for': HUB } },
  '/desk/t/:reference/contest': { by: { 'pause contested': HUB } },
  // Once, and before the answer is late.
  '/desk/t/:reference/extension': {
    by: byLeadIn(HANDLED.filter((state) => state !== 'extension asked for' && state !== 'referred')),
  },
  // Whoever asked for it does not decide it.
  '/desk/t/:reference/extension-decision': { by: { 'extension asked for': ['lead head'] } },
  '/desk/t/:reference/procedure': { by: byLeadIn(RUNNING.filter((state) => state !== 'procedure proposed')) },
  '/desk/t/:reference/procedure-decision': { by: { 'procedure proposed': HUB } },
  '/oversight/c/:reference/acknowledge': {
    by: { 'with discipline': DISCIPLINE, referred: DISCIPLINE },
    unchecked: true,
  },
  '/oversight/c/:reference/dispose': { by: { 'acknowledged by discipline': DISCIPLINE } },
  '/oversight/c/:reference/conclude': { by: { 'disposed by discipline': DISCIPLINE } },
  '/oversight/c/:reference/feedback': { by: { 'concluded by discipline': DISCIPLINE } },
};

/** A status, and for 303 where to; `L` is the language's prefix. */
export type Cell = string;
type Cells = Partial<Record<Person, Cell>> & { others: Cell };
export type Row = { get: Cells; post: Cells };

const same = (cell: Cell): Cells => ({ others: cell });
const desk = (cell: Cell): Cells => ({
  ...Object.fromEntries(DESK_PEOPLE.map((person) => [person, cell])),
  others: '303 /desk/sign-in',
});
const oversight = (cell: Cell): Cells => ({
  ...Object.fromEntries(OVERSIGHT_PEOPLE.map((person) => [person, cell])),
  others: '303 /oversight/sign-in',
});
const admin = (cell: Cell): Cells => ({
  ...Object.fromEntries(ADMIN_PEOPLE.map((person) => [person, cell])),
  others: '303 /admin/sign-in',
});
const drafting = (cell: Cell, others: Cell): Cells => ({ 'investor with a draft': cell, others });
/** The pages of one's own account, for whoever has one. */
const signedInInvestor = (cell: Cell): Cells => ({ 'investor with an account': cell, others: '303 L/sign-in' });
const tracking = (asked: Cell, refused: Cell, answered: Cell): Cells => ({
  'investor behind the code of an asked case': asked,
  'investor behind the code of a refused case': refused,
  'investor behind the code of an answered case': answered,
  others: '303 L/track',
});
/** What is sent without a case open is said to be lost. */
const UNSENT = '303 L/track?unsent=1';
const sending = (asked: Cell, refused: Cell, answered: Cell): Cells => ({
  ...tracking(asked, refused, answered),
  others: UNSENT,
});

const CHANGED = '303 L/track/case?sent=changed';
const TOLD = '303 L/track/case?sent=told';
const NEUTRAL = '303 https://www.weather.com.cn';

/** Every public address, in each of the three languages. `:step` is asked as `kind`. */
export const PUBLIC_ROWS: Record<string, Row> = {
  '/': { get: same('200'), post: same('405') },
  ...SERVICE_ROWS,
  '/help': { get: same('200'), post: same('405') },
  '/protection': { get: same('200'), post: same('405') },
  '/privacy': { get: same('200'), post: same('405') },
  '/accessibility': { get: same('200'), post: same('405') },
  '/verify-site': { get: same('200'), post: same('405') },
  '/contact': { get: same('200'), post: same('405') },
  '/check': { get: same('200'), post: same('405') },
  '/check/fee': { get: same('200'), post: same('400') },
  '/check/fine': { get: same('200'), post: same('400') },
  '/remedies': { get: same('200'), post: same('400') },
  '/remedies/dates.ics': { get: same('303 L/remedies'), post: same('303 L/remedies') },
  '/open': { get: same('200'), post: same('405') },
  '/open/departments/:id': { get: same('200'), post: same('405') },
  '/open/method': { get: same('200'), post: same('405') },
  '/open/data.csv': { get: same('200'), post: same('405') },
  '/open/data.json': { get: same('200'), post: same('405') },
  '/open/ledger': { get: same('200'), post: same('405') },
  '/open/cases': { get: same('200'), post: same('405') },
  '/notices': { get: same('200'), post: same('405') },
  '/notices/:id': { get: same('200'), post: same('405') },
  '/road': { get: same('200'), post: same('400') },
  '/report/from-check': { get: same('303 L/check'), post: same('303 L/check/fee') },
  '/report/other': { get: same('303 L/report'), post: same('303 L/report') },
  '/look': { get: same('303 L/accessibility'), post: same('303 L/accessibility') },
  // Opening the link of a mail changes nothing; a wrong token is answered like a right one.
  '/mail/stop': { get: same('200'), post: same('303 L/mail/stop?done=1') },
  // This portal sends no mail, so nobody new signs in here; the session of an account goes on.
  '/sign-in': { get: same('200'), post: same('303 L/sign-in') },
  '/sign-in/code': { get: same('303 L/sign-in'), post: same('303 L/sign-in') },
  '/me': { get: signedInInvestor('200'), post: signedInInvestor('303 L/me') },
  '/me/delete': { get: signedInInvestor('200'), post: signedInInvestor('303 L/sign-in?deleted=1') },
  '/exit': { get: same(NEUTRAL), post: same(NEUTRAL) },
  '/report': { get: same('200'), post: same('303 L/report/step/kind') },
  '/report/step/evidence': {
    get: drafting('200', '303 L/report?gone=1'),
    post: drafting('303 L/report/check', '303 L/report?gone=1'),
  },
  '/report/step/:step': { get: drafting('200', '303 L/report?gone=1'), post: drafting('400', '303 L/report?gone=1') },
  '/report/check': { get: drafting('200', '303 L/report?gone=1'), post: drafting('400', '303 L/report?gone=1') },
  '/report/done': {
    get: drafting('303 L/report/check', '200'),
    post: drafting('303 L/report/check', '303 L/report/done'),
  },
  '/report/done/:file': {
    get: drafting('303 L/report/check', '303 L/report/done'),
    post: same('405'),
  },
  '/verify': { get: same('200'), post: same('400') },
  '/verify/key.pem': { get: same('200'), post: same('405') },
  '/report/higher-channel': { get: same('200'), post: same('405') },
  '/track': { get: same('200'), post: same('400') },
  '/track/case': { get: tracking('200', '200', '200'), post: same('405') },
  '/track/case/clock/:key': { get: tracking('200', '200', '200'), post: same('405') },
  '/track/case/files': {
    get: tracking('200', '303 L/track/case', '200'),
    post: sending('303 L/track/case/message', '303 L/track/case/message', '303 L/track/case/message'),
  },
  '/track/case/message': { get: tracking('200', '200', '200'), post: sending('400', '400', '400') },
  '/track/case/decline': {
    get: tracking('200', CHANGED, CHANGED),
    post: sending('303 L/track/case?sent=declined', CHANGED, CHANGED),
  },
  '/track/case/contest': {
    get: tracking('200', CHANGED, CHANGED),
    post: sending('303 L/track/case?sent=contest', CHANGED, CHANGED),
  },
  '/track/case/appeal': {
    get: tracking(CHANGED, '200', CHANGED),
    post: sending(CHANGED, '303 L/track/case?sent=appeal', CHANGED),
  },
  '/track/case/rate': { get: tracking(CHANGED, CHANGED, '200'), post: sending(CHANGED, CHANGED, '400') },
  '/track/case/receipt.json': { get: tracking('200', '200', '200'), post: same('405') },
  '/track/case/access': { get: tracking('200', '200', '200'), post: same('405') },
  // A question of the officers has been answered and the pause is over: there is a date ahead again.
  '/track/case/date': { get: tracking('200', '200', CHANGED), post: same('405') },
  '/track/case/escalate': { get: tracking('200', '200', '200'), post: sending('400', '400', '400') },
  // Nothing was extended here.
  '/track/case/object': { get: tracking(CHANGED, CHANGED, CHANGED), post: sending(CHANGED, CHANGED, CHANGED) },
  // One button: an empty form says it.
  '/track/case/pressed': { get: tracking('200', '200', '200'), post: sending(TOLD, TOLD, TOLD) },
  // What is closed or answered cannot be taken back.
  '/track/case/withdraw': {
    get: tracking('200', CHANGED, CHANGED),
    post: sending('303 L/track/case?sent=withdrawal', CHANGED, CHANGED),
  },
  '/track/case/identity': { get: tracking('200', '200', '200'), post: sending('400', '400', '400') },
  // This portal sends no mail, and these reporters are anonymous.
  '/track/case/mails': { get: tracking(CHANGED, CHANGED, CHANGED), post: sending(CHANGED, CHANGED, CHANGED) },
  // None of these has ended: the answered one waits for its reporter's word.
  '/track/case/publish': { get: tracking(CHANGED, CHANGED, CHANGED), post: sending(CHANGED, CHANGED, CHANGED) },
  // None of these was kept.
  '/track/case/hold': { get: tracking(CHANGED, CHANGED, CHANGED), post: sending(CHANGED, CHANGED, CHANGED) },
  '/track/leave': { get: same('303 L/track'), post: same('303 L/track?left=1') },
  '/*': { get: same('404'), post: same('404') },
};

const OFFICERS_UNDER_A_HEAD: Partial<Record<Person, Cell>> = { 'lead officer': '403', 'review officer': '403' };

/** Addresses of staff without a case in them. `:number` is the query that was served to the accused unit. */
export const STAFF_ROWS: Record<string, Row> = {
  '/desk': { get: desk('200'), post: same('405') },
  '/desk/sign-in': { get: same('200'), post: same('400') },
  '/desk/sign-out': { get: same('303 /desk'), post: same('303 /desk/sign-in') },
  // Everybody of a unit sees its roster; its head keeps it, or where there is none, anybody of it.
  '/desk/roster': { get: desk('200'), post: { ...desk('400'), 'lead officer': '403' } },
  '/desk/queries': { get: desk('200'), post: same('405') },
  '/desk/query/:number': {
    get: { ...desk('404'), 'accused officer': '200' },
    post: { ...desk('404'), 'accused officer': '400' },
  },
  // The list for the county's leaders: for the units in whose name orders are issued.
  '/desk/summons': {
    get: { ...desk('403'), ...Object.fromEntries(REVIEW.map((person) => [person, '200'])) },
    post: same('405'),
  },
  // Dates that new rules moved, on the cases that one reads: everybody's list is an own one.
  '/desk/moved-dates': { get: desk('200'), post: same('405') },
  // Pauses by officer: for the unit's head alone.
  '/desk/pauses': { get: { ...desk('403'), 'lead head': '200' }, post: same('405') },
  // The unit's head and hub people; where it has none of them, its officers. Nobody reads another unit's.
  '/desk/mail': {
    get: { ...desk('200'), ...OFFICERS_UNDER_A_HEAD },
    post: { ...desk('400'), ...OFFICERS_UNDER_A_HEAD },
  },
  '/oversight': { get: oversight('200'), post: same('405') },
  '/oversight/notices': { get: oversight('200'), post: oversight('400') },
  '/oversight/mail': { get: oversight('200'), post: oversight('400') },
  '/oversight/sign-in': { get: same('200'), post: same('400') },
  '/oversight/sign-out': { get: same('303 /oversight'), post: same('303 /oversight/sign-in') },
  '/admin': { get: admin('200'), post: same('405') },
  '/admin/drafts/:id/publish': { get: admin('200'), post: admin('400') },
  '/admin/drafts/:id/delete': { get: admin('200'), post: admin('400') },
  '/admin/fees': { get: admin('200'), post: same('405') },
  '/admin/fees/import': { get: admin('200'), post: admin('400') },
  '/admin/fees/catalogue.csv': { get: admin('200'), post: same('405') },
  '/admin/notices': { get: admin('200'), post: same('405') },
  '/admin/notices/new': { get: admin('200'), post: admin('400') },
  '/admin/notices/:id/take-down': { get: admin('200'), post: admin('400') },
  '/admin/rehearsal': { get: admin('200'), post: admin('400') },
  '/admin/rehearsal/:id': { get: admin('200'), post: same('405') },
  '/admin/routing': { get: admin('200'), post: admin('400') },
  '/admin/routing/draft/:id': { get: admin('200'), post: admin('400') },
  '/admin/calendars': { get: admin('200'), post: admin('400') },
  '/admin/calendars/draft/:id': { get: admin('200'), post: admin('400') },
  '/admin/calendars/draft/:id/week': { get: admin('200'), post: admin('400') },
  '/admin/calendars/draft/:id/days': { get: admin('200'), post: admin('400') },
  '/admin/calendars/draft/:id/units': { get: admin('200'), post: admin('400') },
  '/admin/calendars/draft/:id/import': { get: admin('200'), post: admin('400') },
  '/admin/clocks': { get: admin('200'), post: admin('400') },
  '/admin/clocks/draft/:id': { get: admin('200'), post: admin('400') },
  '/admin/sign-in': { get: same('200'), post: same('400') },
  '/admin/sign-out': { get: same('303 /admin'), post: same('303 /admin/sign-in') },
};

/** Addresses of a case: their cells follow from READERS and ACTS, see `caseCell`. */
export const CASE_PATHS = [
  '/desk/t/:reference',
  '/desk/t/:reference/clock/:key',
  '/desk/t/:reference/proof/:number',
  '/desk/t/:reference/procedure-paper',
  '/desk/t/:reference/file/:number',
  '/desk/t/:reference/sheet',
  '/desk/t/:reference/duty/:key',
  '/oversight/c/:reference',
  '/oversight/c/:reference/clock/:key',
  '/oversight/c/:reference/file/:number',
  ...Object.keys(ACTS),
];

/** `:key` names a clock that every case of the area has: whoever reads the case reads it. */
export function withClock(path: string): string {
  if (path.endsWith('/duty/:key')) return path.replace(':key', 'duty-talk_recorded');
  return path.replace(':key', path.startsWith('/oversight') ? 'referral_receipt' : 'acceptance');
}

/** What a signed-in person of the area gets at an address of a case in a state. */
export function caseCell(path: string, at: { method: 'GET' | 'POST'; state: State; person: Person }): Cell {
  const { method, state, person } = at;
  const { text, told = [] } = READERS[state];
  const readsText = text.includes(person);
  const act = ACTS[path];
  if (path.endsWith('/duty/:key')) return dutyCell(at);
  if (act) return actCell(act, { ...at, reads: readsText || told.includes(person), path });
  // Nothing is sent to a page that only shows.
  if (method === 'POST') return '405';
  // The reporter's file lies with the referred case.
  if (path.endsWith('/file/:number')) return readsText && state === 'referred' ? '200' : '404';
  if (path.endsWith('/proof/:number')) return readsText && state === 'answered' ? '200' : '404';
  if (path.endsWith('/procedure-paper')) {
    const hasOne = state === 'procedure proposed' || state === 'in a statutory procedure';
    return hasOne && (readsText || HUB.includes(person)) ? '200' : '404';
  }
  if (path.endsWith('/sheet')) return readsText && state === 'outside the county' ? '200' : '404';
  return readsText || told.includes(person) ? '200' : '404';
}

/** The talk after a late answer is recorded by the office that summoned; nobody else has that page, reader or not. */
function dutyCell({ method, state, person }: { method: 'GET' | 'POST'; state: State; person: Person }): Cell {
  if (state !== 'referred' || !REVIEW.includes(person)) return '404';
  return method === 'GET' ? '200' : '400';
}

type ActAt = { method: 'GET' | 'POST'; state: State; person: Person; reads: boolean; path: string };

function actCell(act: (typeof ACTS)[string], { method, state, person, reads, path }: ActAt): Cell {
  if (!reads) return '404';
  const may = act.by[state]?.includes(person) ?? false;
  if (method === 'GET') return may ? '200' : '409';
  if (!act.unchecked) return '400';
  const home = path.startsWith('/desk') ? '/desk/t' : '/oversight/c';
  return may ? `303 ${home}/:reference?done=1` : '409';
}
