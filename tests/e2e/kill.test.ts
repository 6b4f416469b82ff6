import { randomUUID } from 'node:crypto';
import { chmodSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterEach, describe, expect, test } from 'vitest';
import { prepareDrafts } from '#app/bench/prepared.ts';
import { openBox, sealBox } from '#app/crypto/box.server.ts';
import { hashToken, newQueryCode, newToken } from '#app/crypto/code.server.ts';
import type { Db } from '#db/client.server.ts';
import { insertServiceDraft } from '#db/repositories/service-drafts.server.ts';
import { findService } from '#db/repositories/services.server.ts';
import { openByCode, readReceipt, sendPrepared } from '#tests/e2e/filing.ts';
import { newStorage, type PortalProcess, runCommand, type Storage, startProcess } from '#tests/e2e/portal-process.ts';
import { type Answer, type Visitor, visit } from '#tests/e2e/visitor.ts';

const KILLS = 20;
const STREAMS = 4;
const DRAFTS_A_STREAM = 5;
const SERVICE = 'company-registration';
/** The first stream files requests, the others reports. */
const COOKIE = { report: '__Host-draft', request: '__Host-apply' } as const;
// Limits count by address: each stream comes from one of its own.
const PROXY = { TRUSTED_PROXY: '127.0.0.1' };

let storage: Storage;
let running: PortalProcess | undefined;
afterEach(async () => {
  await running?.end('SIGKILL');
  running = undefined;
  storage.remove();
});

async function start(env: Record<string, string> = PROXY): Promise<PortalProcess> {
  running = await startProcess({ storage, env });
  return running;
}

/** A prepared report or request, one step before sending. */
type Draft = { kind: 'report' | 'request'; token: string; code: string; address: string; acknowledged: boolean };

async function prepare(round: number, now: Date): Promise<Draft[][]> {
  return storage.withDb(async (db) => {
    const streams: Draft[][] = [];
    for (let stream = 0; stream < STREAMS; stream += 1) {
      const made = stream === 0 ? await prepareRequests(db, now) : await prepareReports(db, now);
      const address = `198.51.100.${round * STREAMS + stream + 1}`;
      streams.push(made.map((draft) => ({ ...draft, address, acknowledged: false })));
    }
    return streams;
  });
}

type Made = Pick<Draft, 'kind' | 'token' | 'code'>;

async function prepareReports(db: Db, now: Date): Promise<Made[]> {
  const cookies = await prepareDrafts({ db, keys: storage.keys() }, DRAFTS_A_STREAM, now);
  const tokens = cookies.map((cookie) => cookie.slice(cookie.indexOf('=') + 1));
  return Promise.all(tokens.map(async (token) => ({ kind: 'report', token, code: await codeOf(db, token) }) as const));
}

/** Complete applications for a new company. */
async function prepareRequests(db: Db, now: Date): Promise<Made[]> {
  const { version = '' } = (await findService(db, SERVICE)) ?? {};
  const made = Array.from({ length: DRAFTS_A_STREAM }, () => ({ token: newToken(), code: newQueryCode() }));
  for (const { token, code } of made) {
    const tokenHash = hashToken(token);
    const draft = {
      submissionId: randomUUID(),
      code,
      locale: 'zh-CN',
      serviceId: SERVICE,
      serviceVersion: version,
      answers: {
        applicant: 'founder',
        company: { name: null, creditCode: null, registration: null },
        contact: { name: '王小明', phone: '13800000000', email: null, reachable: null },
        matter: '开一家木材加工厂。',
        papers: [0],
        files: true,
        byAgent: false,
      },
      receipt: null,
    };
    const box = sealBox(storage.keys().draft, Buffer.from(JSON.stringify(draft)), tokenHash);
    const keptUntil = new Date(now.getTime() + 3_600_000);
    await insertServiceDraft(db, { tokenHash, box, touchedAt: now, keptUntil, resumeHash: null });
  }
  return made.map((one) => ({ kind: 'request', ...one }));
}

function sendDraft(visitor: Visitor, { kind }: Draft): Promise<Answer> {
  return kind === 'report' ? sendPrepared(visitor) : sendPrepared(visitor, {}, `/apply/${SERVICE}/check`);
}

/** The code that the draft has held from its beginning. */
async function codeOf(db: Db, token: string): Promise<string> {
  const tokenHash = hashToken(token);
  const row = await db
    .selectFrom('report_drafts')
    .select('box')
    .where('token_hash', '=', tokenHash)
    .executeTakeFirstOrThrow();
  const draft = JSON.parse(openBox(storage.keys().draft, row.box, tokenHash).toString('utf8')) as { code: string };
  return draft.code;
}

function visitorOf(origin: string, draft: Draft): Visitor {
  const visitor = visit(origin, { [COOKIE[draft.kind]]: draft.token });
  const from = { 'X-Forwarded-For': draft.address };
  return {
    ...visitor,
    get: (path, headers) => visitor.get(path, { ...from, ...headers }),
    post: (path, fields) => visitor.post(path, fields, { ...from, 'Sec-Fetch-Site': 'same-origin' }),
  };
}

/** Sends until the process is gone; notes each acknowledgement. Any other answer than a receipt is a failure. */
async function stream(origin: string, drafts: readonly Draft[], onReceipt: () => void): Promise<void> {
  for (const draft of drafts) {
    try {
      const answer = await sendDraft(visitorOf(origin, draft), draft);
      if (answer.status !== 303) throw new Error(`a filing was answered ${answer.status}`);
      draft.acknowledged = true;
      onReceipt();
    } catch (error) {
      if (error instanceof Error && 'code' in error) return;
      throw error;
    }
  }
}

/** Kills in the midst of the streams: at an instant, or when the next receipt has arrived after it. */
async function killWithin(portal: PortalProcess, streams: Draft[][], at: { ms: number; onReceipt: boolean }) {
  let isDue = false;
  let killed: Promise<unknown> | undefined;
  const kill = () => {
    killed ??= portal.end('SIGKILL');
  };
  const timer = setTimeout(() => {
    isDue = true;
    if (!at.onReceipt) kill();
  }, at.ms);
  await Promise.all(streams.map((drafts) => stream(portal.origin, drafts, () => isDue && kill())));
  clearTimeout(timer);
  kill();
  await killed;
}

/** Every report and request of these drafts is there once, under its own code, sent again where no receipt had arrived. */
function checkDrafts(portal: PortalProcess, drafts: readonly Draft[]): Promise<string[]> {
  return Promise.all(drafts.map((draft) => checkDraft(portal, draft)));
}

async function checkDraft(portal: PortalProcess, draft: Draft): Promise<string> {
  const visitor = visitorOf(portal.origin, draft);
  if (!draft.acknowledged) expect((await sendDraft(visitor, draft)).status).toBe(303);
  const receipt = await readReceipt(visitor, draft.kind === 'report' ? '/report/done' : '/apply/done');
  expect(receipt.code).toBe(draft.code);
  const opened = await openByCode(visitor, draft.code);
  expect(opened.status).toBe(200);
  expect(opened.text).toContain(receipt.reference);
  return receipt.reference;
}

/** No case without its words, code, history, clock, reader and audit row, and what its kind has; no page of the database is broken. */
async function checkDatabase(expected: readonly string[]): Promise<void> {
  await storage.withDb(async (db) => {
    const stored = await db.selectFrom('cases').select(['id', 'reference']).execute();
    expect(stored.map((row) => row.reference).sort()).toEqual([...expected].sort());
    const parts = ['reports', 'query_codes', 'case_events', 'sla_clocks', 'case_readers', 'audit_rows'];
    const ofKind = { case_accused: 'report', service_requests: 'request' } as const;
    for (const part of [...parts, ...Object.keys(ofKind)]) {
      const kinds = [ofKind[part as keyof typeof ofKind] ?? ['report', 'request']].flat();
      const { rows } = await sql<{ id: number }>`
        SELECT id FROM cases WHERE kind IN (${sql.join(kinds)}) AND id NOT IN (SELECT case_id FROM ${sql.table(part)} WHERE case_id IS NOT NULL)`.execute(
        db,
      );
      expect(rows, `cases without ${part}`).toEqual([]);
    }
    const integrity = await sql<{ integrity_check: string }>`PRAGMA integrity_check`.execute(db);
    expect(integrity.rows).toEqual([{ integrity_check: 'ok' }]);
    expect((await sql`PRAGMA foreign_key_check`.execute(db)).rows).toEqual([]);
  });
}

/** Seeded, so that a failure can be run again: mulberry32. */
function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

describe('a kill -9 of the running portal', () => {
  test(`loses no report and no request that was acknowledged and doubles none, ${KILLS} times`, {
    timeout: 300_000,
  }, async () => {
    storage = newStorage();
    const seed = Number(process.env.KILL_SEED ?? 20_261_102);
    const random = randomOf(seed);
    const references: string[] = [];
    let [acknowledged, sentAgain] = [0, 0];
    let portal = await start();
    for (let round = 0; round < KILLS; round += 1) {
      const streams = await prepare(round, new Date());
      await killWithin(portal, streams, { ms: 10 + random() * 190, onReceipt: round % 2 === 0 });
      const drafts = streams.flat();
      acknowledged += drafts.filter((draft) => draft.acknowledged).length;
      sentAgain += drafts.filter((draft) => !draft.acknowledged).length;
      portal = await start();
      references.push(...(await checkDrafts(portal, drafts)));
      await checkDatabase(references);
    }
    process.stdout.write(`kill: seed ${seed}, ${acknowledged} acknowledged, ${sentAgain} sent again\n`);
    expect(new Set(references).size).toBe(KILLS * STREAMS * DRAFTS_A_STREAM);
    expect(acknowledged).toBeGreaterThanOrEqual(KILLS / 2);
    expect(sentAgain, 'some filings were cut off').toBeGreaterThan(0);
    expect(await portal.end('SIGTERM')).toBe(0);
    const doctor = await runCommand('app/cli/doctor.ts', { storage });
    expect(doctor.output).toContain(`${references.length} cases replayed, 0 differences`);
    expect(doctor.code).toBe(0);
  });
});

describe('SIGTERM', () => {
  test('ends the portal with code 0; what was acknowledged is there, nothing was answered with a failure', async () => {
    storage = newStorage();
    const portal = await start();
    const streams = await prepare(0, new Date());
    let ended: Promise<number | null> | undefined;
    await Promise.all(
      streams.map((drafts) =>
        stream(portal.origin, drafts, () => {
          ended ??= portal.end('SIGTERM');
        }),
      ),
    );
    expect(await ended).toBe(0);
    const again = await start();
    await checkDatabase(await checkDrafts(again, streams.flat()));
  });
});

describe('the portal refuses to start', () => {
  test.each([
    ['a key file is missing', (path: string) => rmSync(path), 'is missing'],
    ['a key file is another one', (path: string) => replaceKey(path), 'is not the key of this database'],
  ])('where %s, with a sentence that names it', async (_what, spoil, says) => {
    storage = newStorage();
    const portal = await start();
    await portal.end('SIGTERM');
    const path = join(storage.dir, 'keys', 'pepper.key');
    spoil(path);
    const refused = await runCommand('app/cli/start.ts', { storage });
    expect(refused.code).toBe(1);
    expect(refused.output).toContain(path);
    expect(refused.output).toContain(says);
    expect(refused.output, 'a sentence, not a stack').not.toContain('    at ');
  });

  test.each([
    ['PORT', 'abc'],
    ['ORIGIN', 'ftp://x'],
    ['TRUSTED_PROXY', 'everybody'],
    ['SMTP_URL', 'mail.example.test'],
  ])('with %s=%s, and names the variable', async (name, value) => {
    storage = newStorage();
    const refused = await runCommand('app/cli/start.ts', { storage, env: { [name]: value } });
    expect(refused.code).toBe(1);
    expect(refused.output).toContain(`${name}: expected`);
    expect(refused.output).not.toContain('    at ');
  });
});

function replaceKey(path: string): void {
  chmodSync(path, 0o600);
  writeFileSync(path, Buffer.alloc(32, 7));
  chmodSync(path, 0o400);
}
