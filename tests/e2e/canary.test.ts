import { afterAll, beforeAll, expect, test } from 'vitest';
import { formatQueryCode, makeQueryCode } from '#app/domain/reference.ts';
import { differencesOf, holds, type Marker, phoneOf, SINKS, type Sink, tokenOf } from '#tests/e2e/canary-markers.ts';
import { CanaryPortal, FORWARDED, readEverything, type Staff, USER_AGENT } from '#tests/e2e/canary-story.ts';
import { fileOver, openByCode, type Receipt, type Steps } from '#tests/e2e/filing.ts';
import { newStorage } from '#tests/e2e/portal-process.ts';
import type { Fields, Visitor } from '#tests/e2e/visitor.ts';

/** `kept`: by name too, and kept until others hold one; it waits through the whole story. */
type Mode = 'named' | 'hidden' | 'anonymous' | 'kept';
const MODES: Mode[] = ['named', 'hidden', 'anonymous'];
const CASE_PAGES = [
  '',
  '/accept',
  '/refuse',
  '/ask',
  '/reply',
  '/answer',
  '/sign',
  '/triage',
  '/hand-off',
  '/appeal',
  '/review',
  '/invite',
  '/answer-co-handler',
  '/opinion',
  '/ask-lead',
  '/object',
  '/take-over',
  '/rule',
  '/procedure',
  '/procedure-decision',
  '/procedure-paper',
];
const CONDUCT_PAGES = ['', '/acknowledge', '/dispose', '/conclude', '/feedback'];
const TYPED_CODE = makeQueryCode(new Uint8Array(19).fill(23));
const ACCOUNT_MAIL = `${tokenOf('account mail')}@example.test`;
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const own = (mode: Mode): Sink => `${mode} investor`;

let portal: CanaryPortal;
let signInCode = '';
let sinks: Map<Sink, Buffer>;
let staff: Record<'officer' | 'head' | 'accused' | 'unrelated' | 'inspector' | 'helper' | 'named' | 'hub', Staff>;
const filed = new Map<Mode, Receipt>();
const investors = new Map<Mode, Visitor>();

beforeAll(async () => {
  portal = await CanaryPortal.start(newStorage(), '2026-11-02 10:00');
  staff = {
    officer: await hire('lead', 'scjg', 'officer', 'li'),
    head: await hire('lead', 'scjg', 'head', 'zhou'),
    accused: await hire('accused unit', 'jtj', 'officer', 'song'),
    unrelated: await hire('unrelated department', 'gxj', 'head', 'ma'),
    inspector: await hire('discipline', 'jjw', 'inspector', 'fang'),
    helper: await hire('co-handler', 'czj', 'officer', 'gao'),
    named: await hire('unit named as better owner', 'fgj', 'officer', 'lin'),
    hub: await hire('hub', 'zsj', 'hub', 'tao'),
  };
  await fileThree();
  await keepOne();
  await handle();
  await answerQuery();
  await refer();
  await signInToAccount();
  await strangersTry();
  await readAll();
  sinks = await portal.finish();
});
afterAll(() => portal.close());

const hire = (sink: Sink, department: string, role: 'officer' | 'head' | 'hub' | 'inspector', userName: string) =>
  portal.hire(sink, { department, role, userName, email: `${tokenOf(`mail ${userName}`)}@example.test` });

const contactOf = (mode: Mode): Fields => ({
  name: tokenOf(`${mode} name`),
  phone: phoneOf(`${mode} phone`),
  email: `${tokenOf(`${mode} e-mail`)}@example.test`,
  reachable: tokenOf(`${mode} reachable`),
});

function stepsOf(mode: Mode): Steps {
  return [
    ['kind', { group: 'fee' }],
    ['category', { category: 'L1' }],
    ['identity', { identityMode: mode === 'kept' ? 'named' : mode }],
    ...(mode === 'named' || mode === 'kept' ? [] : ([['safety', {}]] satisfies Steps)),
    ['accused', { unit: 'jtj' }],
    ['amounts', { itemText: tokenOf(`${mode} item`), yuan: '1200', paidHow: 'cash', receiptKind: 'none' }],
    ['what', { what: `在检查点被收费 ${tokenOf(`${mode} what`)}` }],
    ['outcome', { outcome: `退还 ${tokenOf(`${mode} outcome`)}` }],
    ['evidence', filesNamed(`${mode} uploaded file`)],
    ...(mode === 'anonymous'
      ? []
      : ([
          ['project', { project: tokenOf(`${mode} project`) }],
          ['contact', { ...contactOf(mode), ...(mode === 'kept' && { mails: 'yes' }) }],
        ] satisfies Steps)),
  ];
}

function filesNamed(name: string): FormData {
  const form = new FormData();
  form.set('files', new File([PNG], `${tokenOf(name)}.png`, { type: 'image/png' }));
  form.set('intent', 'continue');
  return form;
}

/** Opens an account: a code comes by mail, and the first try is a wrong one. */
async function signInToAccount(): Promise<void> {
  const visitor = portal.browser('signed-in investor');
  await act(visitor, '/sign-in', { email: ACCOUNT_MAIL });
  signInCode = await portal.codeMailedTo(ACCOUNT_MAIL);
  const wrong = signInCode === '000000' ? '000001' : '000000';
  expect((await visitor.post('/sign-in/code', { code: wrong })).status).toBe(400);
  await act(visitor, '/sign-in/code', { code: signInCode });
  await visitor.get('/me');
}

/** The check page shows what will be sent, so it is read before it is. */
async function fileThree(): Promise<void> {
  for (const mode of MODES) await fileOne(mode, { query: mode === 'named' ? 'no' : 'yes' });
}

async function fileOne(mode: Mode, choices: Fields): Promise<void> {
  const visitor = portal.browser(own(mode));
  const post: Visitor['post'] = async (path, fields, headers) => {
    if (path === '/report/check') await visitor.get(path);
    return visitor.post(path, fields, headers);
  };
  filed.set(mode, await fileOver({ ...visitor, post }, stepsOf(mode), choices));
  investors.set(mode, visitor);
}

/** On the same unit and item as the others, with mails asked for; its reporter looks at it and puts its day off. */
async function keepOne(): Promise<void> {
  await fileOne('kept', { query: 'yes', hold: 'date', holdOn: '2027-02-14' });
  const investor = investors.get('kept') as Visitor;
  for (const file of ['receipt.json', 'receipt.pdf']) await investor.get(`/report/done/${file}`);
  await openByCode(investor, receiptOf('kept').code);
  await investor.get('/track/case/hold');
  await act(investor, '/track/case/hold', { intent: 'date', hold: 'date', holdOn: '2027-03-31' });
}

const receiptOf = (mode: Mode) => filed.get(mode) as Receipt;
const caseOf = (mode: Mode) => `/desk/t/${receiptOf(mode).reference}`;

async function act(visitor: Visitor, path: string, fields: Fields | FormData = {}): Promise<void> {
  const { status } = await visitor.post(path, fields);
  if (status !== 303) throw new Error(`${path} answered ${status}`);
}

/** Accepts, asks, is answered, replies, answers with proof; the anonymous one gets a lawful "no". */
async function handle(): Promise<void> {
  await portal.goTo('2026-11-02 10:30');
  const officer = await portal.signIn(staff.officer);
  const helper = await portal.signIn(staff.helper);
  for (const mode of MODES) {
    await act(officer, `${caseOf(mode)}/accept`);
    const [done, next] = [tokenOf(`${mode} done`), tokenOf(`${mode} next`)];
    const text = tokenOf(`${mode} reply`);
    await act(officer, `${caseOf(mode)}/reply`, { text, done, next, nextByOn: '2026-11-04' });
    await act(officer, `${caseOf(mode)}/ask`, { text: tokenOf(`${mode} question`) });
    const investor = investors.get(mode) as Visitor;
    await openByCode(investor, receiptOf(mode).code);
    await act(investor, '/track/case/message', { body: tokenOf(`${mode} answer`), answers: 'question' });
    await investor.get('/track/case');
    await workTogether({ officer, helper }, mode);
  }
  const hub = await portal.signIn(staff.hub);
  await passOn({ officer, hub });
  await declineProcedure({ officer, hub });
  await act(officer, `${caseOf('named')}/answer`, proofForm());
  await act(officer, `${caseOf('anonymous')}/answer`, {
    outcome: 'not',
    basisDocument: tokenOf('basis document'),
    basisArticle: tokenOf('basis article'),
    text: tokenOf('lawful no'),
  });
  await act(await portal.signIn(staff.head), `${caseOf('anonymous')}/sign`);
}

/** The lead asks a co-handler, which asks back and gives its opinion: each reads its own part, nobody the report. */
async function workTogether({ officer, helper }: Record<'officer' | 'helper', Visitor>, mode: Mode): Promise<void> {
  const at = caseOf(mode);
  await act(officer, `${at}/invite`, { unit: 'czj', text: tokenOf(`${mode} part asked`) });
  await readEverything(helper, '/desk', [at]);
  await act(helper, `${at}/ask-lead`, { text: tokenOf(`${mode} asked back`) });
  await act(officer, `${at}/answer-co-handler`, { unit: 'czj', text: tokenOf(`${mode} told the helper`) });
  await act(helper, `${at}/opinion`, { text: tokenOf(`${mode} opinion`) });
}

/** The lead objects, the unit named refuses, the hub rules: both sides' reasons are put before it, and no report. */
async function passOn({ officer, hub }: Record<'officer' | 'hub', Visitor>): Promise<void> {
  const at = caseOf('hidden');
  const words = (what: string) => ({ clause: tokenOf(`${what} clause`), text: tokenOf(what) });
  await act(officer, `${at}/object`, { unit: 'fgj', ...words('objection') });
  const named = await portal.signIn(staff.named);
  await readEverything(named, '/desk', [at, `${at}/take-over`]);
  await act(named, `${at}/take-over`, { answer: 'refused', text: tokenOf('handoff refused') });
  await readEverything(hub, '/desk', [at, `${at}/rule`]);
  await act(hub, `${at}/rule`, { unit: 'scjg', ...words('ruling') });
  await readEverything(hub, '/desk', [at]);
}

/** The lead puts a statutory procedure before the unit with hub rights, which opens its paper and declines. */
async function declineProcedure({ officer, hub }: Record<'officer' | 'hub', Visitor>): Promise<void> {
  const at = caseOf('hidden');
  const form = new FormData();
  for (const name of ['document', 'paperKind', 'text']) form.set(name, tokenOf(`procedure ${name}`));
  form.set('dueOn', '2026-12-31');
  form.set('paper', aPdf('paper'));
  await act(officer, `${at}/procedure`, form);
  await readEverything(hub, '/desk', [at, `${at}/procedure-decision`]);
  await act(hub, `${at}/procedure-decision`, { outcome: 'declined', text: tokenOf('procedure declined') });
}

function aPdf(what: string): File {
  const pdf = `%PDF-1.4\n% ${tokenOf(`${what} content`)}\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n`;
  return new File([pdf], `${tokenOf(`${what} name`)}.pdf`, { type: 'application/pdf' });
}

function proofForm(): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries({ outcome: 'returned', proofKind: 'refund_voucher' }))
    form.set(name, value);
  form.set('text', tokenOf('answer'));
  form.set('proof', aPdf('proof'));
  return form;
}

/** The accused unit reads its query and leaves it unanswered; of what it writes for another one nobody learns. */
async function answerQuery(): Promise<void> {
  await portal.goTo('2026-11-03 09:01');
  const accused = await portal.signIn(staff.accused);
  const { text } = await accused.get('/desk/queries');
  const path = /\/desk\/query\/WX-[0-9A-Z]+/.exec(text)?.[0] ?? '';
  const refused = await accused.post(path, { kind: 'basis', note: tokenOf('incomplete basis') });
  expect(refused.status).toBe(400);
}

/** No basis: the presumption, and a working day later the lead in oversight, up to the feedback. */
async function refer(): Promise<void> {
  await portal.goTo('2026-11-06 17:31');
  const inspector = await portal.signIn(staff.inspector);
  const conduct = `/oversight/c/${receiptOf('hidden').reference}`;
  await act(inspector, `${conduct}/acknowledge`);
  await act(inspector, `${conduct}/dispose`, { disposal: 'preliminary_check' });
  await act(inspector, `${conduct}/conclude`, { finding: 'substantiated' });
  await act(inspector, `${conduct}/feedback`, { text: tokenOf('feedback') });
}

/** Wrong codes, words in addresses, and a failure of the portal with a code in hand. */
async function strangersTry(): Promise<void> {
  const stranger = portal.browser(null);
  await stranger.post('/track', { code: formatQueryCode(TYPED_CODE) });
  await stranger.get(`/${tokenOf('path')}/track?code=${TYPED_CODE}&x=${tokenOf('search')}`);
  await stranger.post('/desk/sign-in', { userName: tokenOf('user'), password: tokenOf('password'), code: '123456' });
  await portal.failAt(() => stranger.post('/track', { code: TYPED_CODE }));
}

async function readAll(): Promise<void> {
  await portal.goTo('2026-11-06 17:40');
  const references = MODES.map((mode) => receiptOf(mode).reference);
  const pages = references.flatMap((reference) => CASE_PAGES.map((page) => `/desk/t/${reference}${page}`));
  const conduct = references.flatMap((reference) => CONDUCT_PAGES.map((page) => `/oversight/c/${reference}${page}`));
  const { inspector, ...atTheDesk } = staff;
  for (const person of Object.values(atTheDesk)) {
    await readEverything(await portal.signIn(person), '/desk', ['/desk?view=all', ...pages]);
  }
  await readEverything(await portal.signIn(inspector), '/oversight', conduct);
  for (const mode of MODES) {
    const investor = investors.get(mode) as Visitor;
    await openByCode(investor, receiptOf(mode).code);
    for (const page of ['', '/message', '/rate', '/decline', '/appeal']) await investor.get(`/track/case${page}`);
  }
  const keeping = investors.get('kept') as Visitor;
  await openByCode(keeping, receiptOf('kept').code);
  for (const page of ['', '/hold', '/message', '/receipt.json']) await keeping.get(`/track/case${page}`);
}

/** The committed table: what was written, and the only places where it turns up. */
function table(): Marker[] {
  const markers = [...MODES.flatMap((mode) => [...wordsOf(mode), ...personOf(mode)]), ...keptMarkers()];
  const add = (name: string, must: Sink[]) => markers.push({ name, text: tokenOf(name), must });
  add('answer', ['database', 'lead', 'named investor']);
  for (const part of ['lawful no', 'basis document', 'basis article']) {
    add(part, ['database', 'lead', 'anonymous investor']);
  }
  // Papers between units: those who handle the report, who wrote, who is addressed, and whoever rules between two.
  const handling: Sink[] = ['database', 'lead', 'discipline'];
  for (const part of ['objection', 'objection clause']) add(part, [...handling, 'unit named as better owner', 'hub']);
  add('handoff refused', [...handling, 'hub']);
  for (const part of ['ruling', 'ruling clause']) add(part, [...handling, 'hub']);
  add('proof content', ['lead']);
  // Declined, it stays between the lead and the unit that decided; discipline reads which document it was.
  for (const part of ['procedure document', 'procedure declined']) add(part, [...handling, 'hub']);
  for (const part of ['procedure paperKind', 'procedure text']) add(part, ['database', 'lead', 'hub']);
  add('paper content', ['lead', 'hub']);
  for (const part of ['proof name', 'paper name']) add(part, []);
  // The reporter's own name for a file lives with the draft, sealed: the reporter alone ever reads it.
  for (const mode of MODES) add(`${mode} uploaded file`, [own(mode)]);
  add('account mail', ['mail', 'signed-in investor']);
  add('incomplete basis', ['accused unit']);
  // The conduct track is hidden from the lead, whose case it came from.
  add('feedback', ['database', 'discipline', 'hidden investor']);
  for (const name of ['path', 'search', 'user', 'password']) add(name, []);
  markers.push({ name: 'typed code', text: TYPED_CODE, must: [] });
  markers.push({ name: 'user agent', text: USER_AGENT, must: [] }, { name: 'address', text: FORWARDED, must: [] });
  for (const { userName, password, totpSecret } of Object.values(staff)) {
    markers.push({ name: `password of ${userName}`, text: password, must: [] });
    markers.push({ name: `TOTP secret of ${userName}`, text: totpSecret, must: [] });
    const isMailed = userName !== 'ma';
    add(`mail ${userName}`, isMailed ? ['database', 'mail'] : ['database']);
  }
  for (const [place, token] of portal.tokens.entries())
    markers.push({ name: `session ${place}`, text: token, must: [] });
  return markers;
}

/** Words of the case: for the lead and the investor; for discipline only where the case was referred. */
function wordsOf(mode: Mode): Marker[] {
  const readers: Sink[] = mode === 'hidden' ? ['lead', 'discipline'] : ['lead'];
  const written = ['item', 'what', 'outcome', 'question', 'reply', 'done', 'next', 'answer'];
  const words = written.map((field) => tokenOf(`${mode} ${field}`));
  const papers = ['part asked', 'asked back', 'told the helper', 'opinion'].map((paper) => ({
    name: `${mode} ${paper}`,
    text: tokenOf(`${mode} ${paper}`),
    must: ['database', 'co-handler', ...readers] satisfies Sink[],
  }));
  const code = { name: `code of the ${mode} case`, text: receiptOf(mode).code, must: [own(mode)] };
  return [
    ...words.map((text, place) => ({
      name: `${mode} ${written[place]}`,
      text,
      must: ['database', own(mode), ...readers] satisfies Sink[],
    })),
    ...papers,
    code,
  ];
}

/** A kept report is its reporter's alone, its number too; who keeps it stands nowhere in clear. */
function keptMarkers(): Marker[] {
  const { reference, code } = receiptOf('kept');
  const written = ['item', 'what', 'outcome'].map((field) => tokenOf(`kept ${field}`));
  const stored: Sink[] = ['database', own('kept')];
  return [
    ...[...written, reference].map((text) => ({ name: `kept ${text}`, text, must: stored })),
    { name: 'code of the kept case', text: code, must: [own('kept')] },
    { name: 'kept uploaded file', text: tokenOf('kept uploaded file'), must: [own('kept')] },
    ...personOf('kept'),
  ];
}

/** Who the investor is: for the lead where named, otherwise for nobody, and on no disk in clear. */
function personOf(mode: Mode): Marker[] {
  if (mode === 'anonymous') return [];
  const fields = { ...contactOf(mode), project: tokenOf(`${mode} project`) };
  const must: Sink[] = mode === 'named' ? ['lead', own(mode)] : [own(mode)];
  // A hidden reporter is not asked when to be reached; sent all the same, it is dropped.
  const isDropped = (field: string) => mode === 'hidden' && field === 'reachable';
  return Object.entries(fields).map(([field, text]) => ({
    name: `${mode} ${field}`,
    text,
    must: isDropped(field) ? [] : must,
  }));
}

test('every marker is where it must be, and nowhere else: log, mail, database, files, pages, titles, addresses', () => {
  const markers = table();
  expect(markers.length).toBeGreaterThanOrEqual(60);
  expect(differencesOf(markers, sinks)).toEqual([]);
});

test('the code of a sign-in is in the mail alone: not in the log, on disk, on a page or in an address', () => {
  const bytes = (sink: Sink) => sinks.get(sink)?.toString('latin1') ?? '';
  // Six digits between other digits, or between hex, are no code.
  const code = new RegExp(`(?<![0-9A-Fa-f.])${signInCode}(?![0-9A-Fa-f])`);
  expect(SINKS.filter((sink) => code.test(bytes(sink)))).toEqual(['mail']);
});

test('the sweep finds what is hidden in other spellings, so that an empty result means something', () => {
  const text = tokenOf('what');
  const spellings = [
    Buffer.from(`x${text}`).toString('base64'),
    Buffer.from(`xx${text}yyy`).toString('base64'),
    Buffer.from(text).toString('hex'),
    Buffer.from(text, 'utf16le').toString('latin1'),
  ];
  for (const spelling of spellings) expect(holds(Buffer.from(`… ${spelling} …`, 'latin1'), text)).toBe(true);
  expect(holds(Buffer.from(tokenOf('else')), text)).toBe(false);
  for (const sink of SINKS) expect(sinks.get(sink)?.length, sink).toBeGreaterThan(100);
  expect(sinks.get('log')?.toString(), 'the forced failure is in the log').toContain('"msg":"error"');
});
