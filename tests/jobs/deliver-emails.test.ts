import type { Socket } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import type { StaffRole } from '#app/domain/permissions.ts';
import { createMailer, type MailTimeouts } from '#app/emails/mailer.server.ts';
import { deliverEmails } from '#app/jobs/deliver-emails.server.ts';
import type { Db } from '#db/client.server.ts';
import { getOutboxState, insertOutbox } from '#db/repositories/outbox.server.ts';
import { anAccount, MONDAY } from '#tests/support/builders.ts';
import { testDb } from '#tests/support/db.ts';
import { testKeys } from '#tests/support/keys.ts';
import { type MailServer, smtpError, startMailServer, startRawServer } from '#tests/support/smtp.ts';

const SHORT: MailTimeouts = { connection: 300, greeting: 300, socket: 300, whole: 900 };
/** For servers that are sound: a busy machine is no reason to give up on them. */
const PATIENT: MailTimeouts = { connection: 10_000, greeting: 10_000, socket: 10_000, whole: 20_000 };
const minutesLater = (minutes: number) => new Date(MONDAY.getTime() + minutes * 60_000);

const open: { close: () => Promise<void> }[] = [];
afterEach(async () => {
  for (const server of open.splice(0)) await server.close();
});

async function serve(options: Parameters<typeof startMailServer>[0] = {}): Promise<MailServer> {
  const server = await startMailServer(options);
  open.push(server);
  return server;
}

let mails = 0;

/** A mail in the outbox to a new account; returns its message key. */
async function aMail(
  db: Db,
  given: { template?: string; department?: string; role?: StaffRole; at?: Date } = {},
): Promise<{ messageKey: string; accountId: number }> {
  mails += 1;
  const { template = 'red_light', department = 'scjg', role = 'officer', at = MONDAY } = given;
  const { accountId } = await anAccount(db, { department, role });
  const messageKey = `key${mails}`;
  await insertOutbox(db, [{ messageKey, template, accountId, createdAt: at }]);
  return { messageKey, accountId };
}

function deliver(db: Db, url: string, now = MONDAY, timeouts = PATIENT) {
  const mailer = createMailer({ smtpUrl: url, mailFrom: 'portal@county.example', timeouts });
  const { signal } = new AbortController();
  return deliverEmails({ db, keys: testKeys, mailer, clock: () => now, origin: 'https://portal.example', signal });
}

const rowOf = (db: Db, messageKey: string) =>
  db.selectFrom('outbox').selectAll().where('message_key', '=', messageKey).executeTakeFirstOrThrow();

describe('a mail server that takes mails', () => {
  test('gets each mail once, to one recipient, with a Message-ID made from its key', async () => {
    const db = testDb();
    const server = await serve();
    const keys = [(await aMail(db)).messageKey, (await aMail(db)).messageKey];
    expect(await deliver(db, server.url)).toEqual({ sent: 2, failed: 0 });
    expect(await deliver(db, server.url, minutesLater(60))).toEqual({ sent: 0, failed: 0 });
    expect(server.received.map((mail) => mail.to.length)).toEqual([1, 1]);
    expect(new Set(server.received.map((mail) => mail.from))).toEqual(new Set(['portal@county.example']));
    expect(server.received.map((mail) => mail.parsed.messageId).sort()).toEqual(
      keys.map((key) => `<${key}@county.example>`).sort(),
    );
    expect(await rowOf(db, keys[0] ?? '')).toMatchObject({
      sent_at: MONDAY.toISOString(),
      next_try_at: null,
      leased_until: null,
      attempts: 1,
    });
    expect(await getOutboxState(db)).toEqual({ waiting: 0, oldestAt: null });
  });

  test('officers are led to the desk and inspectors to oversight, to its first page and no further', async () => {
    const db = testDb();
    const server = await serve();
    await aMail(db, { template: 'higher_channel', department: 'jjw', role: 'inspection_head' });
    await deliver(db, server.url);
    await aMail(db, { template: 'higher_channel', department: 'zsj', role: 'hub' });
    await deliver(db, server.url);
    const links = server.received.map((mail) => /https:\S+/.exec(mail.parsed.text ?? '')?.[0]);
    expect(links).toEqual(['https://portal.example/oversight', 'https://portal.example/desk']);
  });

  test('sees no header beyond what a mail needs, and no name of this machine', async () => {
    const db = testDb();
    const helos: string[] = [];
    const server = await serve({
      onMailFrom: (_address, session, callback) => {
        helos.push(String(session.hostNameAppearsAs));
        callback();
      },
    });
    await aMail(db);
    await deliver(db, server.url);
    const [mail] = server.received;
    expect([...(mail?.parsed.headers.keys() ?? [])].sort()).toEqual(
      ['auto-submitted', 'content-type', 'date', 'from', 'message-id', 'mime-version', 'subject', 'to'].sort(),
    );
    expect(mail?.parsed.date).toEqual(MONDAY);
    expect(helos).toEqual(['county.example']);
    expect(mail?.raw.length).toBeLessThan(2_000);
  });

  test('gets nothing for an account that was closed or a template of another version', async () => {
    const db = testDb();
    const server = await serve();
    const closed = await aMail(db);
    await db.updateTable('accounts').set({ disabled_at: MONDAY.toISOString() }).execute();
    const unknown = await aMail(db, { template: 'unheard_of' });
    expect(await deliver(db, server.url)).toEqual({ sent: 0, failed: 2 });
    expect(server.received).toEqual([]);
    expect(await rowOf(db, closed.messageKey)).toMatchObject({ last_error: 'EACCOUNT', next_try_at: null });
    expect(await rowOf(db, unknown.messageKey)).toMatchObject({ last_error: 'ETEMPLATE', next_try_at: null });
    expect((await rowOf(db, unknown.messageKey)).dead_at).toBe(MONDAY.toISOString());
  });

  test.each(['', 'a@b, c@d', '"x"@y', 'Name <a@b>', 'a@b\r\nRCPT TO:<c@d>', `${'a'.repeat(250)}@b.example`])(
    'never hears of the address %j',
    async (email) => {
      const db = testDb();
      const server = await serve();
      const { messageKey } = await aMail(db);
      await db.updateTable('accounts').set({ email }).execute();
      await deliver(db, server.url);
      expect(server.received).toEqual([]);
      expect(await rowOf(db, messageKey)).toMatchObject({ last_error: 'EADDRESS', dead_at: MONDAY.toISOString() });
    },
  );
});

describe('a mail server in trouble', () => {
  test('that is not there leaves the mail waiting, for a minute first', async () => {
    const db = testDb();
    const server = await startMailServer();
    await server.close();
    const { messageKey } = await aMail(db);
    expect(await deliver(db, server.url)).toEqual({ sent: 0, failed: 1 });
    expect(await rowOf(db, messageKey)).toMatchObject({
      next_try_at: minutesLater(1).toISOString(),
      attempts: 1,
      leased_until: null,
      last_error: 'ESOCKET',
      dead_at: null,
    });
    expect(await deliver(db, server.url)).toEqual({ sent: 0, failed: 0 });
  });

  test('that says "later" gets the same mail again, under the same Message-ID', async () => {
    const db = testDb();
    const server = await serve({ answer: (nth) => (nth === 1 ? smtpError(451) : null) });
    const { messageKey } = await aMail(db);
    expect(await deliver(db, server.url)).toEqual({ sent: 0, failed: 1 });
    expect((await rowOf(db, messageKey)).last_error).toBe('EMESSAGE 451');
    expect(await deliver(db, server.url, minutesLater(1))).toEqual({ sent: 1, failed: 0 });
    const [first, second] = server.received.map((mail) => mail.parsed.messageId);
    expect(first).toBe(second);
    expect(await rowOf(db, messageKey)).toMatchObject({ attempts: 2, last_error: null });
  });

  test('that does not know the recipient is not asked again; the others get theirs', async () => {
    const db = testDb();
    const bad = await aMail(db);
    const good = await aMail(db);
    const account = await db
      .selectFrom('accounts')
      .select('email')
      .where('id', '=', bad.accountId)
      .executeTakeFirstOrThrow();
    const server = await serve({
      onRcptTo: ({ address }, _session, callback) => callback(address === account.email ? smtpError(550) : null),
    });
    expect(await deliver(db, server.url)).toEqual({ sent: 1, failed: 1 });
    expect(await rowOf(db, bad.messageKey)).toMatchObject({
      dead_at: MONDAY.toISOString(),
      next_try_at: null,
      last_error: 'EENVELOPE 550',
    });
    expect((await rowOf(db, good.messageKey)).sent_at).not.toBeNull();
    expect(await deliver(db, server.url, minutesLater(10_000))).toEqual({ sent: 0, failed: 0 });
  });

  test('that refuses the login or the sender is asked again: that is about the settings, not the mail', async () => {
    const db = testDb();
    const server = await serve({ onMailFrom: (_address, _session, callback) => callback(smtpError(553)) });
    const { messageKey } = await aMail(db);
    await deliver(db, server.url);
    expect(await rowOf(db, messageKey)).toMatchObject({ dead_at: null, last_error: 'EENVELOPE 553' });
    const strict = await serve({
      disabledCommands: ['STARTTLS'],
      allowInsecureAuth: true,
      onAuth: (_auth, _session, callback) => callback(smtpError(535)),
    });
    await deliver(db, strict.url.replace('//', '//user:wrong@'), minutesLater(1));
    expect(await rowOf(db, messageKey)).toMatchObject({ dead_at: null, last_error: 'EAUTH 535', attempts: 2 });
  });

  test('is given up on after twelve tries and forty hours', async () => {
    const db = testDb();
    const server = await serve({ answer: () => smtpError(421) });
    const { messageKey } = await aMail(db);
    let now = MONDAY;
    const waits: number[] = [];
    for (;;) {
      await deliver(db, server.url, now);
      const { next_try_at } = await rowOf(db, messageKey);
      if (next_try_at === null) break;
      waits.push((Date.parse(next_try_at) - now.getTime()) / 60_000);
      now = new Date(next_try_at);
    }
    expect(waits).toEqual([1, 5, 15, 60, 180, 360, 360, 360, 360, 360, 360]);
    expect(server.received).toHaveLength(12);
    expect(new Set(server.received.map((mail) => mail.parsed.messageId)).size).toBe(1);
    expect(await rowOf(db, messageKey)).toMatchObject({ attempts: 12, dead_at: now.toISOString() });
    expect(await getOutboxState(db)).toEqual({ waiting: 0, oldestAt: null });
  });

  test.each<[string, (socket: Socket) => void]>([
    ['accepts and then says nothing', () => undefined],
    ['says one byte after the other', (socket) => drip(socket)],
    ['drops the connection after the data', (socket) => talk(socket, () => socket.destroy())],
    ['answers the data one byte after the other', (socket) => talk(socket, () => drip(socket))],
    ['never answers the data', (socket) => talk(socket, () => undefined)],
    ['greets with nonsense', (socket) => socket.write('220\u0000\r\n\r\nHELLO\r\n')],
    ['greets without end', (socket) => socket.write('220-more\r\n'.repeat(10_000))],
  ])('that %s costs a try and no more', async (_name, onSocket) => {
    const db = testDb();
    const server = await startRawServer(onSocket);
    open.push(server);
    const { messageKey } = await aMail(db);
    expect(await deliver(db, server.url, MONDAY, SHORT)).toEqual({ sent: 0, failed: 1 });
    const row = await rowOf(db, messageKey);
    expect(row).toMatchObject({ dead_at: null, next_try_at: minutesLater(1).toISOString(), sent_at: null });
    expect(row.last_error).toMatch(/^E[A-Z]+( \d{3})?$/);
    const sound = await serve();
    expect(await deliver(db, sound.url, minutesLater(1))).toEqual({ sent: 1, failed: 0 });
  });
});

describe('a mail server that is hard to read', () => {
  test('that takes the mail and then drops the connection has it: it is not sent again', async () => {
    const db = testDb();
    const server = await startRawServer((socket) => talk(socket, () => socket.end('250 queued\r\n')));
    open.push(server);
    const { messageKey } = await aMail(db);
    expect(await deliver(db, server.url)).toEqual({ sent: 1, failed: 0 });
    expect(await rowOf(db, messageKey)).toMatchObject({
      sent_at: MONDAY.toISOString(),
      next_try_at: null,
      attempts: 1,
    });
    expect(await deliver(db, server.url, minutesLater(60))).toEqual({ sent: 0, failed: 0 });
  });

  test.each(['421 busy', '554 no service'])('that greets with %s is asked again later', async (greeting) => {
    const db = testDb();
    const server = await startRawServer((socket) => socket.end(`${greeting}\r\n`));
    open.push(server);
    const { messageKey } = await aMail(db);
    expect(await deliver(db, server.url)).toEqual({ sent: 0, failed: 1 });
    expect(await rowOf(db, messageKey)).toMatchObject({ dead_at: null, next_try_at: minutesLater(1).toISOString() });
  });

  test('that never answers is waited for once for four mails, not once for each', async () => {
    const db = testDb();
    const server = await startRawServer(() => undefined);
    open.push(server);
    for (let n = 0; n < 12; n += 1) await aMail(db);
    const began = performance.now();
    expect(await deliver(db, server.url, MONDAY, { ...SHORT, whole: 300 })).toEqual({ sent: 0, failed: 12 });
    expect(performance.now() - began).toBeGreaterThan(800);
    expect(performance.now() - began).toBeLessThan(3_600);
    expect(await getOutboxState(db)).toMatchObject({ waiting: 12 });
  });
});

describe('a sender that crashed', () => {
  test('keeps its lease for a minute, then another one sends the mail', async () => {
    const db = testDb();
    const server = await serve();
    const { messageKey } = await aMail(db);
    const leased = { leased_until: minutesLater(1).toISOString() };
    await db.updateTable('outbox').set(leased).where('message_key', '=', messageKey).execute();
    expect(await deliver(db, server.url, minutesLater(0.9))).toEqual({ sent: 0, failed: 0 });
    expect(await deliver(db, server.url, minutesLater(1))).toEqual({ sent: 1, failed: 0 });
  });

  test('two senders at once send each mail once', async () => {
    const db = testDb();
    const server = await serve();
    for (let n = 0; n < 9; n += 1) await aMail(db);
    const both = await Promise.all([deliver(db, server.url), deliver(db, server.url)]);
    expect(both.reduce((sum, { sent }) => sum + sent, 0)).toBe(9);
    expect(new Set(server.received.map((mail) => mail.parsed.messageId)).size).toBe(9);
  });
});

/** Speaks just enough SMTP to get the data, then does what a test wants. */
function talk(socket: Socket, afterData: () => void): void {
  let isData = false;
  socket.write('220 ready\r\n');
  socket.on('data', (chunk) => {
    const text = chunk.toString();
    if (isData) {
      if (text.endsWith('\r\n.\r\n')) afterData();
      return;
    }
    isData = text.startsWith('DATA');
    socket.write(isData ? '354 go on\r\n' : '250 ok\r\n');
  });
}

function drip(socket: Socket): void {
  const timer = setInterval(() => socket.write('2'), 50);
  socket.on('close', () => clearInterval(timer));
}
