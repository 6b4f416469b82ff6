import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { storeEvidence } from '#app/files/evidence.server.ts';
import { openSealedFile } from '#app/files/sealed-file.server.ts';
import { keepEvidence } from '#app/use-cases/evidence.server.ts';
import { makeNextCopy } from '#app/use-cases/make-copy.server.ts';
import { openCase } from '#app/use-cases/open-case.server.ts';
import { openEvidence } from '#app/use-cases/open-evidence.server.ts';
import { takeCopyToMake } from '#db/repositories/evidence-copies.server.ts';
import { listEvidence } from '#db/repositories/evidence-files.server.ts';
import { CANARY, photoWithCanaries } from '#tests/files/canaries.ts';
import { fileAReport, MONDAY } from '#tests/support/builders.ts';
import { testDb } from '#tests/support/db.ts';
import { testKeys } from '#tests/support/keys.ts';
import { by, theCast } from '#tests/use-cases/play.ts';

const dirs: string[] = [];
afterEach(() => {
  for (const dir of dirs.splice(0)) rmSync(dir, { recursive: true, force: true });
});

const photo = await photoWithCanaries();
const RECORDING = Buffer.concat([Buffer.from('RIFF....WAVEfmt '), Buffer.alloc(64)]);

async function aCaseWith(...files: Uint8Array[]) {
  const storageDir = mkdtempSync(join(tmpdir(), 'copies-'));
  dirs.push(storageDir);
  const db = testDb();
  const cast = await theCast(db);
  const { caseId, reference } = await fileAReport(db);
  const store = { storageDir, key: testKeys.file };
  for (const bytes of files) {
    const stored = await storeEvidence(store, new Blob([new Uint8Array(bytes)]));
    if (!stored.ok) throw new Error(stored.reason);
    await keepEvidence(db, { caseId, files: [stored.file], messageId: null, now: MONDAY });
  }
  const maker = { db, storageDir, key: testKeys.file, now: MONDAY, signal: new AbortController().signal };
  const evidence = () => listEvidence(db, caseId);
  return { db, cast, caseId, reference, store, maker, evidence, storageDir };
}

describe('the copy for departments', () => {
  test('is made, sealed, and opened by the lead with a row in the log; the original stays as it was', async () => {
    const { db, cast, reference, store, maker, evidence } = await aCaseWith(photo);
    const [before] = await evidence();
    expect(before?.copy.state).toBe('pending');
    expect(await openEvidence(by(db, cast.officer, '2026-11-02 10:00'), reference, before?.number ?? '')).toBeNull();
    expect(await makeNextCopy(maker)).toBe(true);
    expect(await makeNextCopy(maker)).toBe(false);
    const opened = await openEvidence(by(db, cast.officer, '2026-11-02 10:00'), reference, before?.number ?? '');
    expect(opened).toMatchObject({ mediaType: 'image/jpeg', place: 1 });
    const copy = await openSealedFile(store, 'copies', opened?.number ?? '');
    expect(copy.includes(CANARY)).toBe(false);
    expect((await openSealedFile(store, 'evidence', before?.number ?? '')).equals(photo)).toBe(true);
    const rows = await db
      .selectFrom('audit_rows')
      .select(['act', 'result', 'subject'])
      .where('act', '=', 'read_file')
      .execute();
    expect(rows).toEqual([
      { act: 'read_file', result: 'refused', subject: `${reference}/1` },
      { act: 'read_file', result: 'done', subject: `${reference}/1` },
    ]);
  });

  test('is for readers of the text: not for the accused, not for who only sees the progress', async () => {
    const { db, cast, reference, maker, evidence } = await aCaseWith(photo);
    await makeNextCopy(maker);
    const number = (await evidence())[0]?.number ?? '';
    for (const person of [cast.accused, cast.hub, cast.reviewer]) {
      expect(await openEvidence(by(db, person, '2026-11-02 10:00'), reference, number)).toBeNull();
    }
    const view = await openCase(by(db, cast.officer, '2026-11-02 10:00'), reference);
    expect(view?.text?.evidence).toMatchObject([{ kind: 'image', state: 'released' }]);
  });

  test('of a recording is never made: a voice tells who it is', async () => {
    const { maker, evidence, storageDir } = await aCaseWith(RECORDING);
    expect((await evidence())[0]).toMatchObject({ kind: 'audio', copy: { state: 'sealed' } });
    expect(await makeNextCopy(maker)).toBe(false);
    expect(readdirSync(storageDir)).toEqual(['evidence']);
  });

  test('of a picture that is cut off is not made, and the file stays sealed', async () => {
    const { maker, evidence } = await aCaseWith(photo.subarray(0, 900));
    expect(await makeNextCopy(maker)).toBe(true);
    expect((await evidence())[0]?.copy.state).toBe('sealed');
  });
});

describe('a kill in the middle', () => {
  test('leaves the file waiting; after three of them it stays sealed', async () => {
    const { db, evidence } = await aCaseWith(photo);
    const take = () => takeCopyToMake(db, { now: MONDAY, mostTries: 3 });
    for (let kill = 0; kill < 3; kill += 1) expect(await take()).not.toBeNull();
    expect(await take()).toBeNull();
    expect((await evidence())[0]?.copy.state).toBe('sealed');
  });

  test('of the portal gives the try back when it ends in order', async () => {
    const { db, maker } = await aCaseWith(photo);
    expect(await makeNextCopy({ ...maker, signal: AbortSignal.abort() })).toBe(true);
    expect((await db.selectFrom('evidence_copies').select(['state', 'tries']).execute())[0]).toEqual({
      state: 'pending',
      tries: 0,
    });
  });
});

test('an original that was changed on disk is never shown, and others are made all the same', async () => {
  const { maker, evidence, storageDir } = await aCaseWith(photo, photo);
  const [first] = await evidence();
  writeFileSync(join(storageDir, 'evidence', first?.number ?? ''), 'changed');
  await expect(makeNextCopy(maker)).rejects.toThrow();
  expect(await makeNextCopy(maker)).toBe(true);
  expect((await evidence()).map(({ copy }) => copy.state)).toEqual(['pending', 'released']);
});
