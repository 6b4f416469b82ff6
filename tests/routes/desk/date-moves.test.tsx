import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ActionFunctionArgs, LoaderFunctionArgs } from 'react-router';
import { afterEach, describe, expect, test } from 'vitest';
import { OpeningList } from '#app/components/case/opening-list.tsx';
import { hashToken, newToken } from '#app/crypto/code.server.ts';
import type { StaffActor, StaffRole } from '#app/domain/permissions.ts';
import { MAX_PROOF_BYTES } from '#app/domain/proof.ts';
import * as ask from '#app/routes/desk/ask.tsx';
import * as casePage from '#app/routes/desk/case.tsx';
import * as contest from '#app/routes/desk/contest.tsx';
import * as extension from '#app/routes/desk/extension.tsx';
import * as extensionDecision from '#app/routes/desk/extension-decision.tsx';
import * as pause from '#app/routes/desk/pause.tsx';
import * as pauses from '#app/routes/desk/pauses.tsx';
import * as procedure from '#app/routes/desk/procedure.tsx';
import * as procedureDecision from '#app/routes/desk/procedure-decision.tsx';
import * as procedurePaper from '#app/routes/desk/procedure-paper.tsx';
import * as queue from '#app/routes/desk/queue.tsx';
import { acceptCase } from '#app/use-cases/accept-case.server.ts';
import { answerQuestion } from '#app/use-cases/answer-question.server.ts';
import { askInvestor } from '#app/use-cases/ask-investor.server.ts';
import { contestPause } from '#app/use-cases/contest-pause.server.ts';
import { listOwnOpenings } from '#app/use-cases/list-own-openings.server.ts';
import { writeTransaction } from '#db/client.server.ts';
import { insertStaffSession } from '#db/repositories/staff-sessions.server.ts';
import { argsOf, outcomeOf, pageOf } from '#tests/routes/oversight/oversight-browser.tsx';
import { anAccount, anInvestor, asStaff, fileAReport, shanghai } from '#tests/support/builders.ts';
import { aContext } from '#tests/support/context.ts';

type Seat = { department: string; role: StaffRole };
const OFFICER: Seat = { department: 'scjg', role: 'officer' };
const HEAD: Seat = { department: 'scjg', role: 'head' };
const HUB: Seat = { department: 'zsj', role: 'hub' };
const ACCUSED: Seat = { department: 'jtj', role: 'officer' };
const STRANGER: Seat = { department: 'lcj', role: 'officer' };

type Route = { loader: (args: never) => unknown; action: (args: never) => unknown };
type Shown = { loaderData: never; actionData?: never };

const storageDirs: string[] = [];
afterEach(() => {
  for (const dir of storageDirs.splice(0)) rmSync(dir, { recursive: true, force: true });
});

/** A case that an officer accepted on 2 November at 10:00, five working days to answer; `at` moves the clock. */
async function aCounty() {
  let now = shanghai('2026-11-02 10:00');
  const storageDir = mkdtempSync(join(tmpdir(), 'portal-date-moves-'));
  storageDirs.push(storageDir);
  const plain = aContext();
  const context = { ...plain, clock: () => now, settings: { ...plain.settings, storageDir } };
  const filed = await fileAReport(context.db);
  const people = new Map<Seat, { actor: StaffActor; cookie: string }>();
  const signIn = async (seat: Seat, actor: StaffActor) => {
    const token = newToken();
    const session = { tokenHash: hashToken(token), area: 'desk', accountId: actor.accountId, startedAt: now } as const;
    await writeTransaction(context.db, (trx) => insertStaffSession(trx, session));
    people.set(seat, { actor, cookie: `__Host-desk=${token}` });
  };
  for (const seat of [OFFICER, HEAD, HUB, ACCUSED, STRANGER]) await signIn(seat, await anAccount(context.db, seat));
  const ctxOf = (seat: Seat) => asStaff(context.db, people.get(seat)!.actor, now);
  await acceptCase(ctxOf(OFFICER), filed.reference);
  /** Sessions do not last for days: everybody signs in again. */
  const at = async (wall: string) => {
    now = shanghai(wall);
    for (const [seat, { actor }] of people) await signIn(seat, actor);
  };
  const args = (seat: Seat, path: string, fields?: Record<string, string> | FormData) =>
    argsOf(context, {
      path: `/desk/t/${filed.reference}/${path}`,
      cookie: people.get(seat)!.cookie,
      fields,
      reference: filed.reference,
    }) as LoaderFunctionArgs & ActionFunctionArgs as never;
  const get = (route: Route, seat: Seat, path: string) => outcomeOf<never>(async () => route.loader(args(seat, path)));
  const post = (route: Route, seat: Seat, path: string, fields: Record<string, string> | FormData) =>
    outcomeOf<{ errors: Record<string, string>; values: Record<string, string> }>(async () =>
      route.action(args(seat, path, fields)),
    );
  const show = async (route: Route & { default: (props: Shown) => React.ReactNode }, seat: Seat, path: string) => {
    const { status, data } = await get(route, seat, path);
    return { status, page: pageOf(<route.default loaderData={data} />, '/desk') };
  };
  const asks = (text: string) => askInvestor(ctxOf(OFFICER), filed.reference, { text });
  const investor = () => anInvestor(context.db, now);
  return { ...filed, context, at, args, get, post, show, asks, investor };
}

describe('the page of a question says before it is sent', () => {
  test('is not asked with a word of thanks: nothing pauses, and what was typed is kept', async () => {
    const county = await aCounty();
    const answer = await county.post(ask, OFFICER, 'ask', { text: '谢谢' });
    const errors = { text: '请写清要投资人补充什么，至少 4 个字' };
    expect(answer).toMatchObject({ status: 400, data: { errors, values: { text: '谢谢' } } });
    expect((await county.show(ask, OFFICER, 'ask')).page).toContain('这是第一次提问，会暂停计时');
  });

  test('that the first one pauses, whom the second one asks, and why a later one does neither', async () => {
    const county = await aCounty();
    expect((await county.show(ask, OFFICER, 'ask')).page).toContain('这是第一次提问，会暂停计时');
    await county.asks('哪一天付的？');
    await answerQuestion(county.investor(), county.caseId, '十月。');
    expect((await county.show(ask, OFFICER, 'ask')).page).toContain('是否暂停由招商局决定');
    await county.at('2026-11-06 10:00');
    expect((await county.show(ask, OFFICER, 'ask')).page).toContain('时限已经过半，过半以后不再暂停');
    await county.at('2026-11-10 10:00');
    expect((await county.show(ask, OFFICER, 'ask')).page).toContain('已经超期，超期以后不再暂停');
  });
});

describe('the unit with hub rights', () => {
  async function askedTwice() {
    const county = await aCounty();
    await county.asks('哪一天付的？');
    await answerQuestion(county.investor(), county.caseId, '十月。');
    await county.asks('谁收的？');
    return county;
  }

  test('finds in its queue and on the case what there is to decide, and reads the question and no report', async () => {
    const county = await askedTwice();
    const listed = await outcomeOf<never>(async () => queue.loader(county.args(HUB, '')));
    expect(pageOf(<queue.default loaderData={listed.data} />, '/desk')).toContain('待决定暂停');
    const { page } = await county.show(casePage as never, HUB, '');
    expect(page).toContain('决定第二次暂停');
    expect(page).toContain('谁收的？');
    expect(page).not.toMatch(/公路检查点|道路维护费|交通运输局|哪一天付的/);
  });

  test('has to say why it declines, and decides once', async () => {
    const county = await askedTwice();
    const silent = await county.post(pause, HUB, 'pause', { outcome: 'declined', text: '' });
    expect(silent).toMatchObject({ status: 400, data: { errors: { text: '请写明理由' } } });
    const declined = { outcome: 'declined', text: '不影响办理。' };
    expect(await county.post(pause, HUB, 'pause', declined)).toMatchObject({ status: 303 });
    expect(await county.post(pause, HUB, 'pause', { outcome: 'granted' })).toMatchObject({ status: 409 });
    expect((await county.show(casePage as never, OFFICER, '')).page).toContain('不影响办理。');
  });

  test('decides a contest by the question, the pause and the words, with a reason for the investor', async () => {
    const county = await aCounty();
    await county.asks('哪一天付的？');
    await contestPause(county.investor(), county.caseId, '早就写了。');
    const { page } = await county.show(contest, HUB, 'contest');
    for (const words of ['哪一天付的？', '早就写了。', '11 月 3 日（周二）17:30 前裁定', '投资人会看到'])
      expect(page).toContain(words);
    expect(page).not.toMatch(/公路检查点|道路维护费|交通运输局/);
    expect(await county.post(contest, HUB, 'contest', { outcome: 'upheld', text: '' })).toMatchObject({ status: 400 });
    const decided = await county.post(contest, HUB, 'contest', { outcome: 'upheld', text: '不用问。' });
    expect(decided).toMatchObject({ status: 303 });
  });
});

describe('an extension', () => {
  test('shows the three new dates first; four days are none of them', async () => {
    const county = await aCounty();
    const { page } = await county.show(extension, OFFICER, 'extension');
    expect(page).toContain('由 11 月 9 日（周一）17:30 改为 11 月 12 日（周四）17:30');
    const four = await county.post(extension, OFFICER, 'extension', { days: '4', text: '要核对。' });
    expect(four).toMatchObject({
      status: 400,
      data: { errors: { days: expect.any(String) }, values: { text: '要核对。' } },
    });
    const asked = await county.post(extension, OFFICER, 'extension', { days: '3', text: '要核对。' });
    expect(asked).toMatchObject({ status: 303 });
    expect((await county.show(extensionDecision, HEAD, 'extension-decision')).page).toContain('要核对。');
  });

  test('asked for late is refused in clear words, and nobody decides on the own request', async () => {
    const county = await aCounty();
    await county.post(extension, OFFICER, 'extension', { days: '1', text: '要核对。' });
    const own = await county.show(extensionDecision, OFFICER, 'extension-decision');
    expect(own).toMatchObject({ status: 409, page: expect.stringContaining('自己的申请不能自己决定') });
    const twice = await county.show(extension, OFFICER, 'extension');
    expect(twice).toMatchObject({ status: 409, page: expect.stringContaining('一件工单只能申请一次延长') });
    await county.at('2026-11-10 09:00');
    const late = await county.show(extensionDecision, HEAD, 'extension-decision');
    expect(late).toMatchObject({ status: 409, page: expect.stringContaining('到期前没有决定，就不延长') });
    const other = await aCounty();
    await other.at('2026-11-10 09:00');
    const refused = await other.show(extension, OFFICER, 'extension');
    expect(refused).toMatchObject({ status: 409, page: expect.stringContaining('已经超期，不能申请延长') });
  });
});

describe('a statutory procedure', () => {
  const PAPERS = { document: '东复受〔2026〕1 号', paperKind: '行政复议', text: '已转入行政复议。' };
  const PDF = '%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n';
  const sent = (dueOn: string, ...papers: BlobPart[]) => {
    const form = new FormData();
    for (const [name, value] of Object.entries({ ...PAPERS, dueOn })) form.set(name, value);
    for (const paper of papers) form.append('paper', new Blob([paper]), '王经理.pdf');
    return form;
  };

  test('needs a day ahead; what was typed is kept', async () => {
    const county = await aCounty();
    for (const dueOn of ['2026-11-02', '2026-02-30', '2066-01-01']) {
      const answer = await county.post(procedure, OFFICER, 'procedure', sent(dueOn, PDF));
      expect(answer).toMatchObject({ status: 400, data: { errors: { dueOn: expect.any(String) }, values: PAPERS } });
    }
  });

  test('has its file last: of one that is too long, all words stand before it and are kept', async () => {
    const { page } = await (await aCounty()).show(procedure, OFFICER, 'procedure');
    const last = [...page.matchAll(/<(?:input|textarea|select)[^>]* name="([^"]+)"/g)].at(-1)?.[1];
    expect(last).toBe('paper');
  });

  test.each<[string, BlobPart[], string]>([
    ['none', [], '请上传这份文书'],
    ['an empty one', [''], '请上传这份文书'],
    ['two', [PDF, PDF], '只能上传一个文件'],
    ['what is no document', ['<script>alert(1)</script>'], '文件要是 PDF、JPG 或 PNG'],
    ['one that is too large', [new Uint8Array(MAX_PROOF_BYTES + 1)], '文件不能超过 20 MB'],
  ])(
    'is not proposed with two lines of text: with %s for its paper nothing is filed, and all is kept',
    async (_paper, papers, words) => {
      const county = await aCounty();
      const answer = await county.post(procedure, OFFICER, 'procedure', sent('2026-12-31', ...papers));
      expect(answer).toMatchObject({
        status: 400,
        data: { errors: { paper: expect.stringContaining(words) }, values: { ...PAPERS, dueOn: '2026-12-31' } },
      });
      expect(await county.context.db.selectFrom('proof_files').selectAll().execute()).toEqual([]);
    },
  );

  test('with nothing typed and no paper says all that is missing at once', async () => {
    const county = await aCounty();
    const answer = await county.post(procedure, OFFICER, 'procedure', new FormData());
    const missing = ['document', 'paperKind', 'dueOn', 'paper', 'text'].toSorted();
    expect(Object.keys(answer.data.errors).toSorted()).toEqual(missing);
  });

  test('its paper opens for the lead, and for the unit that decides, after it too; sealed on disk under no name', async () => {
    const county = await aCounty();
    await county.post(procedure, OFFICER, 'procedure', sent('2026-12-31', PDF));
    const open = async (seat: Seat) => {
      const answer = await procedurePaper.loader(county.args(seat, 'procedure-paper')).catch((thrown) => thrown);
      return answer instanceof Response ? answer : null;
    };
    for (const seat of [OFFICER, HUB]) {
      const answer = await open(seat);
      expect(await answer?.text()).toBe(PDF);
      expect(answer?.headers.get('Content-Disposition')).toBe(`attachment; filename="paper-${county.reference}.pdf"`);
      expect(answer?.headers.get('Content-Security-Policy')).toBe("sandbox; default-src 'none'");
      expect(answer?.headers.get('X-Content-Type-Options')).toBe('nosniff');
      expect(answer?.headers.get('Cache-Control')).toBe('no-store');
    }
    // Neither the accused nor a stranger finds a case there.
    for (const seat of [ACCUSED, STRANGER]) expect(await open(seat)).toBeNull();
    const files = join(county.context.settings.storageDir, 'files');
    const [name = ''] = readdirSync(files);
    expect(name).toMatch(/^[0-9a-f]{32}$/);
    expect(readFileSync(join(files, name)).includes('Catalog')).toBe(false);
    await county.post(procedureDecision, HUB, 'procedure-decision', { outcome: 'approved' });
    const decided = await county.show(casePage as never, HUB, '');
    expect(decided.page).toContain('东复受〔2026〕1 号');
    expect(decided.page).toContain(`href="/desk/t/${county.reference}/procedure-paper"`);
    for (const seat of [HUB, OFFICER]) expect(await open(seat)).not.toBeNull();
    const openings = await listOwnOpenings(county.investor(), county.caseId);
    const hub = openings.filter(({ unit }) => unit.id === 'zsj');
    expect(hub).toMatchObject([{ role: 'hub', readsText: false, readsPaper: true }]);
    expect(pageOf(<OpeningList openings={hub} />, '/track/case/access')).toContain('看过状态、时限和法定程序的文书');
  });

  test('is put before the unit with hub rights with its papers alone, and approved there', async () => {
    const county = await aCounty();
    const proposed = await county.post(procedure, OFFICER, 'procedure', sent('2026-12-31', PDF));
    expect(proposed).toMatchObject({ status: 303 });
    const { page } = await county.show(procedureDecision, HUB, 'procedure-decision');
    for (const words of [PAPERS.document, PAPERS.text, '法定期限 12 月 31 日（周四）', '“答复”暂停，最迟 12 月 31 日'])
      expect(page).toContain(words);
    expect(page).toContain(`href="/desk/t/${county.reference}/procedure-paper"`);
    expect(page).not.toMatch(/公路检查点|道路维护费|交通运输局/);
    expect((await county.get(procedureDecision, OFFICER, 'procedure-decision')).status).toBe(409);
    const approved = await county.post(procedureDecision, HUB, 'procedure-decision', { outcome: 'approved' });
    expect(approved).toMatchObject({ status: 303 });
    const lead = await county.show(casePage as never, OFFICER, '');
    expect(lead.page).toContain('已转入法定程序：东复受〔2026〕1 号，法定期限 12 月 31 日（周四）');
  });

  test('whose day lies in another year says which, before the decision and on the case after it', async () => {
    const county = await aCounty();
    await county.post(procedure, OFFICER, 'procedure', sent('2027-02-08', PDF));
    const day = '2027 年 2 月 8 日（周一）';
    expect((await county.show(procedureDecision, HUB, 'procedure-decision')).page).toContain(`法定期限 ${day}`);
    await county.post(procedureDecision, HUB, 'procedure-decision', { outcome: 'approved' });
    const { page } = await county.show(casePage as never, OFFICER, '');
    expect(page.split(`法定期限 ${day}`).length - 1).toBeGreaterThan(1);
    expect(page.replaceAll('2027 年 2 月 8 日', '')).not.toContain('2 月 8 日');
  });
});

test('pauses by officer are for the unit’s head, and few cases are not counted out', async () => {
  const county = await aCounty();
  await county.asks('哪一天付的？');
  await county.at('2026-11-04 10:00');
  expect((await outcomeOf(async () => pauses.loader(county.args(OFFICER, '')))).status).toBe(403);
  const { data } = await outcomeOf<never>(async () => pauses.loader(county.args(HEAD, '')));
  expect(pageOf(<pauses.default loaderData={data} />, '/desk')).toContain('1–4 / 1–4');
});
