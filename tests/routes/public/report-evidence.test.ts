import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import sharp from 'sharp';
import { afterEach, describe, expect, test } from 'vitest';
import type { EvidencePage } from '#app/components/report/evidence-page.ts';
import type { ReceiptProof } from '#app/domain/receipt-proof.ts';
import { openSealedFile } from '#app/files/sealed-file.server.ts';
import { removeDroppedFiles } from '#app/jobs/clear-files.server.ts';
import { deleteIdle } from '#app/jobs/delete-idle.server.ts';
import { checkReceipt } from '#app/use-cases/check-receipt.server.ts';
import { makeNextCopy } from '#app/use-cases/make-copy.server.ts';
import { listCaseEvents } from '#db/repositories/case-events.server.ts';
import { listEvidence, listEvidenceHashes } from '#db/repositories/evidence-files.server.ts';
import { CANARY, photoWithCanaries } from '#tests/files/canaries.ts';
import { aReporter, fillIn } from '#tests/routes/public/a-reporter.ts';
import { aContext } from '#tests/support/context.ts';

const HERE = '/report/step/evidence';
const storageDirs: string[] = [];
const photo = await sharp({ create: { width: 30, height: 20, channels: 3, background: '#543' } })
  .png()
  .toBuffer();

afterEach(() => {
  for (const dir of storageDirs.splice(0)) rmSync(dir, { recursive: true, force: true });
});

async function atTheFiles() {
  const storageDir = mkdtempSync(join(tmpdir(), 'evidence-'));
  storageDirs.push(storageDir);
  const reporter = aReporter({ settings: { ...aContext().settings, storageDir } });
  await fillIn(reporter, { until: 'evidence' });
  const upload = (intent: string, ...files: [name: string, bytes: BlobPart][]) => {
    const form = new FormData();
    for (const [name, bytes] of files) form.append('files', new Blob([bytes]), name);
    form.set('intent', intent);
    return reporter.ask(HERE, form);
  };
  const page = async () => (await reporter.ask(HERE)).shown as EvidencePage;
  const onDisk = () => readdirSync(join(storageDir, 'evidence'));
  return { reporter, upload, page, onDisk, storageDir, db: reporter.context.db };
}

describe('files with a report', () => {
  test('are listed under their own names, may be taken away again, and go on to the check page', async () => {
    const { upload, page, reporter } = await atTheFiles();
    expect((await upload('add', ['收据.png', photo], ['张三.png', photo])).location).toBe(HERE);
    const { files } = await page();
    expect(files.map(({ name, kind, size }) => ({ name, kind, size }))).toEqual([
      { name: '收据.png', kind: 'image', size: photo.length },
      { name: '张三.png', kind: 'image', size: photo.length },
    ]);
    expect((await upload(`remove:${files[1]?.number}`)).location).toBe(HERE);
    expect((await page()).files.map(({ name }) => name)).toEqual(['收据.png']);
    expect((await upload('continue')).location).toBe('/report/check');
    const check = (await reporter.ask('/report/check')).shown as { files: unknown[] };
    expect(check.files).toEqual([{ name: '收据.png', size: photo.length }]);
  });

  test('are taken whatever is pressed: back, another language, 继续', async () => {
    const { upload, page } = await atTheFiles();
    expect((await upload('back', ['1.png', photo])).location).toBe('/report/step/outcome');
    expect((await upload('language:ru', ['2.png', photo])).location).toBe(`/ru${HERE}`);
    expect((await upload('continue', ['3.png', photo])).location).toBe('/report/check');
    expect((await page()).files).toHaveLength(3);
  });

  test('are in the history with digest, size and kind, and nowhere with a name', async () => {
    const { upload, reporter, db, onDisk } = await atTheFiles();
    await upload('continue', ['张三-发票.png', photo]);
    expect((await reporter.send({ query: 'no' })).location).toBe('/report/done');
    const [caseRow] = await reporter.rows('cases');
    const sha256 = createHash('sha256').update(photo).digest('hex');
    const events = await listCaseEvents(db, caseRow?.id ?? 0);
    expect(events.find(({ type }) => type === 'evidence_added')).toMatchObject({
      kind: 'image',
      size: photo.length,
      sha256,
      message: null,
    });
    const [file] = await listEvidence(db, caseRow?.id ?? 0);
    expect(onDisk()).toEqual([file?.number]);
    expect(await listEvidenceHashes(db, caseRow?.reference ?? '')).toEqual([
      { kind: 'image', size: photo.length, sha256 },
    ]);
    expect((await reporter.ask('/report/done')).shown).toMatchObject({ hashes: [{ sha256 }] });
    expect(await db.selectFrom('held_files').selectAll().execute()).toEqual([]);
    expect(await db.selectFrom('dropped_files').selectAll().execute()).toEqual([]);
  });

  test('are in the signed receipt, and a file that is gone from the record is noticed by it', async () => {
    const { upload, reporter, db } = await atTheFiles();
    await upload('add', ['1.png', photo]);
    await upload('continue', ['2.pdf', '%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n']);
    await reporter.send({ query: 'no' });
    const { proof } = (await reporter.ask('/report/done')).shown as { proof: ReceiptProof };
    expect(proof.evidence).toHaveLength(2);
    expect(proof.evidence[0]).toBe(createHash('sha256').update(photo).digest('hex'));
    const check = () => checkReceipt(reporter.context, { proof, text: null });
    expect(await check()).toMatchObject({ verdict: 'valid', holding: 'held' });
    const { rows } = await sql<{ name: string }>`SELECT name FROM sqlite_master WHERE type = 'trigger'`.execute(db);
    for (const { name } of rows) await sql.raw(`DROP TRIGGER "${name}"`).execute(db);
    await sql`PRAGMA foreign_keys = OFF`.execute(db);
    await sql`DELETE FROM evidence_files WHERE sha256 = ${proof.evidence[1]}`.execute(db);
    expect(await check()).toMatchObject({ verdict: 'valid', holding: 'changed' });
  });

  test('that were added on another tab after the check page was read are seen before they are sent', async () => {
    const { upload, reporter } = await atTheFiles();
    await upload('continue');
    const { shown } = (await reporter.ask('/report/check')).shown as { shown: string };
    await upload('add', ['spät.png', photo]);
    expect(await reporter.ask('/report/check', { shown, query: 'no' })).toMatchObject({
      status: 400,
      shown: { isChanged: true },
    });
  });
});

describe('a canary in the name and in every slot of a photo', () => {
  const NAME = 'CANARYNAME5E1.jpg';

  /** Every row of every table and every file of the storage, as bytes. */
  async function everythingKept({ db, storageDir }: Awaited<ReturnType<typeof atTheFiles>>): Promise<Buffer> {
    const tables = await sql<{ name: string }>`SELECT name FROM sqlite_schema WHERE type = 'table'`.execute(db);
    const parts: Buffer[] = [];
    for (const { name } of tables.rows) {
      const { rows } = await sql<Record<string, unknown>>`SELECT * FROM ${sql.table(name)}`.execute(db);
      for (const row of rows) {
        for (const value of Object.values(row)) parts.push(Buffer.isBuffer(value) ? value : Buffer.from(String(value)));
      }
    }
    for (const entry of readdirSync(storageDir, { recursive: true, withFileTypes: true })) {
      parts.push(Buffer.from(entry.name));
      if (entry.isFile()) parts.push(readFileSync(join(entry.parentPath, entry.name)));
    }
    return Buffer.concat(parts);
  }

  test('is nowhere in the clear: not while it waits, not with the case, not in its copy', async () => {
    const here = await atTheFiles();
    const bytes = new Uint8Array(await photoWithCanaries());
    await here.upload('continue', [NAME, bytes]);
    const { files } = await here.page();
    expect(files.map(({ name }) => name)).toEqual([NAME]);
    const waiting = await everythingKept(here);
    await here.reporter.send({ query: 'no' });
    const { context } = here.reporter;
    const maker = { db: here.db, storageDir: here.storageDir, key: context.keys.file, now: context.clock() };
    expect(await makeNextCopy({ ...maker, signal: new AbortController().signal })).toBe(true);
    const kept = await everythingKept(here);
    expect(kept.includes('evidence_added')).toBe(true);
    for (const word of [CANARY, 'CANARYNAME']) {
      expect(waiting.includes(word)).toBe(false);
      expect(kept.includes(word)).toBe(false);
    }
    const [row] = await here.reporter.rows('cases');
    const copy = (await listEvidence(here.db, row?.id ?? 0))[0]?.copy;
    const store = { storageDir: here.storageDir, key: context.keys.file };
    expect((await openSealedFile(store, 'copies', copy?.number ?? '')).includes(CANARY)).toBe(false);
  });
});

describe('what is not taken', () => {
  test.each([
    ['an empty one', 'leer.png', '', { reason: 'empty', name: 'leer.png' }],
    ['a page called a photo', 'x.jpg', '<html><script>1</script></html>', { reason: 'wrong_type', name: 'x.jpg' }],
    ['a name that turns its end around', 'x\u202egnp.exe', 'MZ', { reason: 'wrong_type', name: 'xgnp.exe' }],
    ['a name with a way', '../../etc/passwd', 'root:x', { reason: 'wrong_type', name: 'passwd' }],
  ])('%s is named in the answer', async (_what, name, bytes, problem) => {
    const { upload, page } = await atTheFiles();
    expect(await upload('add', [name, bytes])).toMatchObject({ status: 400, shown: { problem } });
    expect((await page()).files).toEqual([]);
  });

  test('nothing chosen is said', async () => {
    const { upload } = await atTheFiles();
    expect(await upload('add')).toMatchObject({ status: 400, shown: { problem: { reason: 'none' } } });
    expect(await upload('add', ['', ''])).toMatchObject({ status: 400, shown: { problem: { reason: 'none' } } });
  });

  test('a file above 20 MB ends the upload; what came before it is kept', async () => {
    const { upload, page, onDisk } = await atTheFiles();
    const answer = await upload(
      'add',
      ['1.png', photo],
      ['big.mp4', new Uint8Array(20 * 1_048_576 + 1)],
      ['3.png', photo],
    );
    expect(answer).toMatchObject({ status: 400, shown: { problem: { reason: 'too_large' } } });
    expect((await page()).files.map(({ name }) => name)).toEqual(['1.png']);
    expect(onDisk()).toHaveLength(1);
  });

  test('the eleventh file is refused and leaves the disk soon', async () => {
    const { upload, page, onDisk, db, storageDir } = await atTheFiles();
    const eleven = Array.from({ length: 11 }, (_, n): [string, BlobPart] => [`${n}.png`, photo]);
    expect(await upload('add', ...eleven)).toMatchObject({ status: 400, shown: { problem: { reason: 'too_many' } } });
    expect((await page()).files).toHaveLength(10);
    await removeDroppedFiles({ db, storageDir });
    expect(onDisk()).toHaveLength(10);
  });

  test('more than 200 MB an hour from one browser has to wait', async () => {
    const { reporter, upload } = await atTheFiles();
    const [draft] = await reporter.rows('report_drafts');
    const entry = await reporter.context.limits.upload.enter(draft?.token_hash ?? '', '');
    if (!entry.ok) throw new Error(entry.reason);
    await entry.leave(200 * 1_048_576);
    expect(await upload('add', ['1.png', photo])).toMatchObject({
      status: 429,
      shown: { problem: { reason: 'spent' } },
    });
  });

  test('more uploads than eight at a time are asked to come again, and get in when one is through', async () => {
    const { reporter, upload } = await atTheFiles();
    const entries = [];
    for (let n = 0; n < 8; n += 1) entries.push(await reporter.context.limits.upload.enter(`s${n}`, `a${n}`));
    expect(await upload('add', ['1.png', photo])).toMatchObject({
      status: 503,
      shown: { problem: { reason: 'busy' } },
    });
    const [first] = entries;
    if (!first?.ok) throw new Error('not let in');
    await first.leave(0);
    expect((await upload('add', ['1.png', photo])).status).toBe(303);
  });
});

describe('a draft that ends takes its files along', () => {
  test('by four idle hours', async () => {
    const { upload, onDisk, db, storageDir, reporter } = await atTheFiles();
    await upload('add', ['1.png', photo], ['2.png', photo]);
    await deleteIdle(db, new Date(reporter.context.clock().getTime() + 4 * 3_600_000));
    await removeDroppedFiles({ db, storageDir });
    expect(onDisk()).toEqual([]);
    expect(await db.selectFrom('dropped_files').selectAll().execute()).toEqual([]);
  });

  test('by a new start', async () => {
    const { upload, onDisk, db, storageDir, reporter } = await atTheFiles();
    await upload('add', ['1.png', photo]);
    await reporter.ask('/report', {});
    await removeDroppedFiles({ db, storageDir });
    expect(onDisk()).toEqual([]);
  });
});
