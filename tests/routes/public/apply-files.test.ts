import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterEach, describe, expect, test } from 'vitest';
import type { ApplicationFilesPage } from '#app/components/service/application-page.ts';
import type { ReceiptProof } from '#app/domain/receipt-proof.ts';
import { removeDroppedFiles } from '#app/jobs/clear-files.server.ts';
import { deleteIdle } from '#app/jobs/delete-idle.server.ts';
import { checkReceipt } from '#app/use-cases/check-receipt.server.ts';
import { makeNextCopy } from '#app/use-cases/make-copy.server.ts';
import { openCase } from '#app/use-cases/open-case.server.ts';
import { openEvidence } from '#app/use-cases/open-evidence.server.ts';
import { listCaseEvents } from '#db/repositories/case-events.server.ts';
import { anApplicant, fillIn } from '#tests/routes/public/an-applicant.ts';
import { anAccount, asStaff } from '#tests/support/builders.ts';
import { aContext } from '#tests/support/context.ts';

const ID = 'company-registration';
const HERE = `/apply/${ID}/step/files`;
const NOW = new Date('2026-11-23T02:00:00.000Z');
const HOUR_MS = 60 * 60_000;
const photo = await sharp({ create: { width: 30, height: 20, channels: 3, background: '#543' } })
  .png()
  .toBuffer();
const storageDirs: string[] = [];
afterEach(() => {
  for (const dir of storageDirs.splice(0)) rmSync(dir, { recursive: true, force: true });
});

type Applicant = ReturnType<typeof anApplicant>;

function upload(applicant: Applicant, given: { intent: string; paper?: string }, ...names: string[]) {
  const form = new FormData();
  if (given.paper !== undefined) form.set('paper', given.paper);
  for (const name of names) form.append('files', new Blob([new Uint8Array(photo)]), name);
  form.set('intent', given.intent);
  return applicant.ask(HERE, form);
}

async function atTheFiles(given: { clock?: () => Date } = {}) {
  const storageDir = mkdtempSync(join(tmpdir(), 'apply-files-'));
  storageDirs.push(storageDir);
  const applicant = anApplicant({ ...given, settings: { ...aContext().settings, storageDir } });
  await fillIn(applicant, 'files');
  const page = async () => (await applicant.ask(HERE)).shown as ApplicationFilesPage;
  const onDisk = () => readdirSync(join(storageDir, 'evidence'));
  return { applicant, page, onDisk, storageDir, db: applicant.context.db };
}

/** The rest of the tasks, and the request. */
async function finish(applicant: Applicant): Promise<{ caseId: number; reference: string }> {
  await applicant.ask(`/apply/${ID}/step/handling`, { handling: 'self' });
  expect(await applicant.send()).toMatchObject({ location: '/apply/done' });
  const { id, reference } = await applicant.context.db
    .selectFrom('cases')
    .select(['id', 'reference'])
    .executeTakeFirstOrThrow();
  return { caseId: id, reference };
}

describe('files with an application', () => {
  test('are listed under their own names, each with the paper that it is, and may be taken away again', async () => {
    const { applicant, page } = await atTheFiles();
    expect(await upload(applicant, { intent: 'add', paper: '1' }, '章程.png')).toMatchObject({ location: HERE });
    expect(await upload(applicant, { intent: 'add', paper: '' }, '张三.png')).toMatchObject({ location: HERE });
    const { files } = await page();
    expect(files.map(({ name, paper }) => [name, paper?.zh])).toEqual([
      ['章程.png', '公司章程'],
      ['张三.png', undefined],
    ]);
    await upload(applicant, { intent: `remove:${files[1]?.number}` });
    expect((await page()).files.map(({ name }) => name)).toEqual(['章程.png']);
    expect(await upload(applicant, { intent: 'continue' })).toMatchObject({ location: `/apply/${ID}/step/handling` });
    await applicant.ask(`/apply/${ID}/step/handling`, { handling: 'self' });
    const { shown } = await applicant.ask(`/apply/${ID}/check`);
    expect(shown).toMatchObject({
      files: [{ name: '章程.png', size: photo.length, paper: { zh: '公司章程' } }],
      application: { papers: [0, 1] },
    });
  });

  test('are taken whatever is pressed: back, another language, 继续', async () => {
    const { applicant, page } = await atTheFiles();
    expect(await upload(applicant, { intent: 'back' }, '1.png')).toMatchObject({ location: `/apply/${ID}` });
    expect(await upload(applicant, { intent: 'language:ru' }, '2.png')).toMatchObject({ location: `/ru${HERE}` });
    await upload(applicant, { intent: 'continue' }, '3.png');
    expect((await page()).files).toHaveLength(3);
  });

  test('without any are told what to do; a type that is not taken is named', async () => {
    const { applicant } = await atTheFiles();
    expect(await upload(applicant, { intent: 'add' })).toMatchObject({
      status: 400,
      shown: { problem: { reason: 'none' } },
    });
    const form = new FormData();
    form.append('files', new Blob(['MZ…']), 'run.exe');
    form.set('intent', 'add');
    expect(await applicant.ask(HERE, form)).toMatchObject({
      status: 400,
      shown: { problem: { reason: 'wrong_type', name: 'run.exe' } },
    });
  });

  test('are at most ten', async () => {
    const { applicant, page } = await atTheFiles();
    const names = Array.from({ length: 11 }, (_, n) => `${n}.png`);
    expect(await upload(applicant, { intent: 'add' }, ...names)).toMatchObject({
      status: 400,
      shown: { problem: { reason: 'too_many' } },
    });
    expect((await page()).files).toHaveLength(10);
  });

  test('go with the request: in its history, in the signed receipt, and nowhere by name', async () => {
    const { applicant, db, onDisk } = await atTheFiles();
    await upload(applicant, { intent: 'continue', paper: '1' }, '张三-章程.png');
    const { caseId } = await finish(applicant);
    const sha256 = createHash('sha256').update(photo).digest('hex');
    const events = await listCaseEvents(db, caseId);
    expect(events.find(({ type }) => type === 'evidence_added')).toMatchObject({
      kind: 'image',
      sha256,
      message: null,
    });
    expect(onDisk()).toHaveLength(1);
    expect(await db.selectFrom('held_files').selectAll().execute()).toEqual([]);
    const { shown } = await applicant.ask('/apply/done');
    const { proof } = shown as { proof: ReceiptProof };
    expect(shown).toMatchObject({ hashes: [{ sha256 }], proof: { evidence: [sha256] } });
    expect(await checkReceipt(applicant.context, { proof, text: null })).toMatchObject({ holding: 'held' });
    const tables = await db.selectFrom('evidence_files').selectAll().execute();
    expect(JSON.stringify([tables, events])).not.toContain('张三');
  });

  test('of a taken-away kind are not sent: another tab’s removal makes the check page ask again', async () => {
    const { applicant, page } = await atTheFiles();
    await upload(applicant, { intent: 'continue' }, '1.png');
    await applicant.ask(`/apply/${ID}/step/handling`, { handling: 'self' });
    const { shown } = (await applicant.ask(`/apply/${ID}/check`)).shown as { shown: string };
    await upload(applicant, { intent: `remove:${(await page()).files[0]?.number}` });
    expect(await applicant.ask(`/apply/${ID}/check`, { shown })).toMatchObject({
      status: 400,
      shown: { isChanged: true },
    });
  });
});

test('the unit sees which papers were handed in, which are at hand and which are missing, and opens a copy', async () => {
  const { applicant, db, storageDir } = await atTheFiles();
  await upload(applicant, { intent: 'continue', paper: '1' }, '章程.png');
  const { reference } = await finish(applicant);
  const officer = asStaff(db, await anAccount(db, { department: 'scjg', role: 'officer' }), NOW);
  const stranger = asStaff(db, await anAccount(db, { department: 'jtj', role: 'officer' }), NOW);
  const view = await openCase(officer, reference);
  const papers = view?.text?.request?.papers.slice(0, 3).map(({ isAtHand, files }) => [isAtHand, files]);
  expect(papers).toEqual([
    [true, []],
    [true, [1]],
    [false, []],
  ]);
  const key = applicant.context.keys.file;
  expect(await makeNextCopy({ db, storageDir, key, now: NOW, signal: new AbortController().signal })).toBe(true);
  const number = view?.text?.evidence[0]?.number ?? '';
  expect(await openEvidence(officer, reference, number)).toMatchObject({ mediaType: 'image/png', place: 1 });
  expect(await openEvidence(stranger, reference, number)).toBeNull();
});

describe('files that wait with an application', () => {
  test('come back with it by its code, in another browser', async () => {
    const { applicant, page } = await atTheFiles();
    await upload(applicant, { intent: 'add', paper: '1' }, '章程.png');
    const { shown } = await applicant.ask(`/apply/${ID}/keep`, {});
    applicant.forget();
    await applicant.ask('/apply/resume', { code: (shown as { codeGroups: string[] }).codeGroups.join('-') });
    expect((await page()).files).toMatchObject([{ name: '章程.png', paper: { zh: '公司章程' } }]);
  });

  test('are gone from disk when another application takes its place, and when its time is over', async () => {
    const now = { at: NOW };
    const { applicant, db, storageDir, onDisk } = await atTheFiles({ clock: () => now.at });
    await upload(applicant, { intent: 'add' }, '1.png');
    expect(onDisk()).toHaveLength(1);
    await applicant.ask('/apply/project-filing', {});
    await removeDroppedFiles({ db, storageDir });
    expect(onDisk()).toEqual([]);
    await fillIn(applicant, 'files');
    await upload(applicant, { intent: 'add' }, '2.png');
    now.at = new Date(NOW.getTime() + 4 * HOUR_MS);
    await deleteIdle(db, now.at);
    await removeDroppedFiles({ db, storageDir });
    expect(onDisk()).toEqual([]);
  });
});
