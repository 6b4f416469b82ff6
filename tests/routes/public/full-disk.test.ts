import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { fileProblemWords } from '#app/components/report/evidence-page.ts';
import { FREE_BYTES_FLOOR } from '#app/files/evidence.server.ts';
import { textsFor } from '#app/i18n/index.ts';
import { aReporter, fillIn } from '#tests/routes/public/a-reporter.ts';
import { anApplicant, fillIn as fillInApplication } from '#tests/routes/public/an-applicant.ts';
import { aContext } from '#tests/support/context.ts';

let storageDir: string;
beforeEach(() => {
  storageDir = mkdtempSync(join(tmpdir(), 'full-disk-'));
});
afterEach(() => rmSync(storageDir, { recursive: true, force: true }));

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

function aFile(intent: string): FormData {
  const form = new FormData();
  form.append('files', new Blob([new Uint8Array(PNG)]), '收据.png');
  form.set('intent', intent);
  return form;
}

const settings = (freeBytesFloor?: number) => ({ ...aContext().settings, storageDir, freeBytesFloor });
/** No disk has so much room. */
const BEYOND_ANY_DISK = Number.MAX_SAFE_INTEGER;
const onDisk = () => readdirSync(storageDir, { recursive: true }).filter((name) => String(name).includes('evidence/'));
type Refused = { problem: Parameters<typeof fileProblemWords>[0] };

describe('with less free disk than the floor', () => {
  test('a file with a report is answered 503 in clear words, and every answer is still there', async () => {
    const reporter = aReporter({ settings: settings(BEYOND_ANY_DISK) });
    await fillIn(reporter, { until: 'evidence' });
    const answer = await reporter.ask('/report/step/evidence', aFile('continue'));
    expect(answer.status).toBe(503);
    const words = fileProblemWords((answer.shown as Refused).problem, textsFor('zh-CN'));
    expect(words).toBe('现在存不下文件，您填写的都在。可以先不带文件提交');
    expect(onDisk()).toEqual([]);
    expect((await reporter.ask('/report/step/what')).shown).toMatchObject({
      answers: { what: '在检查点被要求缴费，没有票据。' },
    });
    // Without files it goes on, as the words say.
    expect(await reporter.ask('/report/step/evidence', {})).toMatchObject({ location: '/report/check' });
    expect(await reporter.send({ query: 'no' })).toMatchObject({ location: '/report/done' });
  });

  test('a file with an application too', async () => {
    const applicant = anApplicant({ settings: settings(BEYOND_ANY_DISK) });
    await fillInApplication(applicant, 'files');
    const here = '/apply/company-registration/step';
    const answer = await applicant.ask(`${here}/files`, aFile('add'));
    expect(answer).toMatchObject({ status: 503, shown: { problem: { reason: 'no_room' } } });
    expect(onDisk()).toEqual([]);
    expect((await applicant.ask(`${here}/matter`)).shown).toMatchObject({
      values: { matter: '在东城镇开一家木材加工厂。' },
    });
    await applicant.ask(`${here}/files`, {});
    await applicant.ask(`${here}/handling`, { handling: 'self' });
    expect(await applicant.send()).toMatchObject({ location: '/apply/done' });
  });
});

test('with as much as the floor, which is 1 GB, a file is taken', async () => {
  expect(FREE_BYTES_FLOOR).toBe(1024 ** 3);
  const reporter = aReporter({ settings: settings(1) });
  await fillIn(reporter, { until: 'evidence' });
  expect(await reporter.ask('/report/step/evidence', aFile('continue'))).toMatchObject({ location: '/report/check' });
  expect(onDisk()).toHaveLength(1);
});
