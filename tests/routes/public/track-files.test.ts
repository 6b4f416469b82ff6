import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterEach, expect, test } from 'vitest';
import { removeDroppedFiles } from '#app/jobs/clear-files.server.ts';
import * as track from '#app/routes/public/track.tsx';
import * as trackCase from '#app/routes/public/track-case.tsx';
import * as files from '#app/routes/public/track-files.tsx';
import * as leave from '#app/routes/public/track-leave.tsx';
import * as message from '#app/routes/public/track-message.tsx';
import { acceptCase } from '#app/use-cases/accept-case.server.ts';
import { askInvestor } from '#app/use-cases/ask-investor.server.ts';
import { examineCase } from '#app/use-cases/examine-case.server.ts';
import { fileRequest } from '#app/use-cases/file-request.server.ts';
import { makeNextCopy } from '#app/use-cases/make-copy.server.ts';
import { openCase } from '#app/use-cases/open-case.server.ts';
import type { Db } from '#db/client.server.ts';
import { findSubmittedCase } from '#db/repositories/reports.server.ts';
import { pdfWith } from '#tests/files/pdf.ts';
import { FOUNDERS_REQUEST } from '#tests/routes/public/a-request.ts';
import { anAccount, anInvestor, aQueryCode, asStaff, fileAReport, MONDAY, shanghai } from '#tests/support/builders.ts';
import { aContext } from '#tests/support/context.ts';
import { typesOf } from '#tests/use-cases/play.ts';

const dirs: string[] = [];
afterEach(() => {
  for (const dir of dirs.splice(0)) rmSync(dir, { recursive: true, force: true });
});
const photo = await sharp({ create: { width: 9, height: 9, channels: 3, background: { r: 1, g: 2, b: 3 } } })
  .png()
  .toBuffer();

async function aFiledRequest(db: Db) {
  const code = aQueryCode(77);
  const filed = await fileRequest(anInvestor(db, MONDAY), {
    ...{ submissionId: 'request', code, locale: 'zh-CN' },
    ...FOUNDERS_REQUEST,
  });
  if (!filed.ok) throw new Error(filed.reason);
  return { code, reference: filed.reference, caseId: (await findSubmittedCase(db, 'request'))?.caseId ?? 0 };
}

/** An accepted case, open in a browser by its code. */
async function anOpenCase(file: (db: Db) => ReturnType<typeof aFiledRequest> = fileAReport) {
  const storageDir = mkdtempSync(join(tmpdir(), 'track-files-'));
  dirs.push(storageDir);
  const at = shanghai('2026-11-02 10:00');
  const context = aContext({ clock: () => at, settings: { ...aContext().settings, storageDir } });
  const { db } = context;
  const filed = await file(db);
  const officer = asStaff(db, await anAccount(db, { department: 'scjg', role: 'officer' }), at);
  await acceptCase(officer, filed.reference);
  const args = (path: string, cookie: string, body?: BodyInit) => {
    const url = new URL(path, 'http://localhost');
    const request = new Request(url, { method: body ? 'POST' : 'GET', headers: { Cookie: cookie }, body });
    return { context, request, url, pattern: url.pathname, params: {} };
  };
  const opened = (await track.action(args('/track', '', new URLSearchParams({ code: filed.code })))) as Response;
  const cookie = opened.headers.get('Set-Cookie')?.split(';')[0] ?? '';
  const upload = (intent: string, ...bytes: Uint8Array[]) => {
    const form = new FormData();
    for (const [place, one] of bytes.entries())
      form.append('files', new Blob([new Uint8Array(one)]), `李四-${place}.png`);
    form.set('intent', intent);
    return files.action(args('/track/case/files', cookie, form)) as Promise<Response>;
  };
  const send = (fields: Record<string, string>) =>
    message.action(args('/track/case/message', cookie, new URLSearchParams(fields))) as Promise<Response>;
  return {
    ...{ db, filed, officer, upload, send, storageDir, context },
    page: () => files.loader(args('/track/case/files', cookie)),
    form: () => message.loader(args('/track/case/message', cookie)),
    shown: async () => (await trackCase.loader(args('/track/case', cookie))).page.files,
    leave: () => leave.action(args('/track/leave', cookie, new URLSearchParams())),
    onDisk: () => readdirSync(join(storageDir, 'evidence')),
  };
}

test('files wait for the message that says what they are, and go with it', async () => {
  const { db, filed, officer, upload, send, page, form, shown } = await anOpenCase();
  expect((await upload('add', photo, photo)).headers.get('Location')).toBe('/track/case/files');
  expect((await page()).files.map(({ name }) => name)).toEqual(['李四-0.png', '李四-1.png']);
  expect((await form()).files).toEqual([{ size: photo.length }, { size: photo.length }]);
  expect(await shown()).toEqual([]);
  expect((await upload('continue')).headers.get('Location')).toBe('/track/case/message');
  expect((await send({ body: '这是两张收据。' })).headers.get('Location')).toBe('/track/case?sent=message');
  expect((await typesOf(db, filed.caseId)).slice(-3)).toEqual(['investor_wrote', 'evidence_added', 'evidence_added']);
  expect(await shown()).toMatchObject([{ kind: 'image', state: 'pending' }, { state: 'pending' }]);
  expect((await page()).files).toEqual([]);
  const view = await openCase(officer, filed.reference);
  expect(view?.text?.evidence).toHaveLength(2);
  expect(JSON.stringify(view)).not.toContain('李四');
});

test('a request takes files too, is spoken of as one, and its unit gets copies to read', async () => {
  const { filed, officer, upload, send, page, form, shown, context, storageDir } = await anOpenCase(aFiledRequest);
  const lease = await pdfWith('lease');
  expect(await page()).toMatchObject({ subject: 'request', files: [] });
  expect((await upload('continue', photo, lease)).headers.get('Location')).toBe('/track/case/message');
  expect(await form()).toMatchObject({ subject: 'request', files: [{ size: photo.length }, { size: lease.length }] });
  expect((await send({ body: '这是照片和租赁合同。' })).headers.get('Location')).toBe('/track/case?sent=message');
  const { signal } = new AbortController();
  const copying = { db: context.db, key: context.keys.file, storageDir, now: context.clock(), signal };
  while (await makeNextCopy(copying));
  expect(await shown()).toMatchObject([
    { kind: 'image', state: 'released' },
    { kind: 'pdf', state: 'released' },
  ]);
  const view = await openCase(officer, filed.reference);
  expect(view?.text?.request?.service.id).toBe('company-registration');
  expect(view?.text?.evidence).toHaveLength(2);
  expect(JSON.stringify(view)).not.toContain('李四');
  expect(await examineCase(context.db, filed.caseId)).toEqual([]);
});

test('the same words with other files are another message; the same form twice is not', async () => {
  const { db, filed, upload, send } = await anOpenCase();
  await upload('continue', photo);
  await send({ body: '收据' });
  await send({ body: '收据' });
  await upload('continue', photo);
  await send({ body: '收据' });
  const types = await typesOf(db, filed.caseId);
  expect(types.filter((type) => type === 'investor_wrote')).toHaveLength(2);
  expect(types.filter((type) => type === 'evidence_added')).toHaveLength(2);
});

test('an answer to a question takes them along', async () => {
  const { db, filed, officer, upload, send } = await anOpenCase();
  await askInvestor(officer, filed.reference, { text: '有收据吗？' });
  await upload('continue', photo);
  expect((await send({ body: '有。', answers: 'question' })).headers.get('Location')).toBe('/track/case?sent=answer');
  expect((await typesOf(db, filed.caseId)).slice(-2)).toEqual(['question_answered', 'evidence_added']);
});

test('ten files are for the whole case, those of the report included', async () => {
  const { upload, send, page } = await anOpenCase();
  await upload('continue', ...Array.from({ length: 9 }, () => photo));
  await send({ body: '九张' });
  expect(await upload('add', photo, photo)).toMatchObject({ data: { problem: { reason: 'too_many' } } });
  expect((await page()).files).toHaveLength(1);
});

test('files that were not sent go when the browser leaves the case', async () => {
  const { upload, leave: leaveCase, onDisk, db, storageDir } = await anOpenCase();
  await upload('add', photo);
  await leaveCase();
  await removeDroppedFiles({ db, storageDir });
  expect(onDisk()).toEqual([]);
});
