import { expect, test } from 'vitest';
import { createMailer } from '#app/emails/mailer.server.ts';
import { deliverEmails } from '#app/jobs/deliver-emails.server.ts';
import { sweepClocks } from '#app/jobs/sweep-clocks.server.ts';
import { getCountyRules } from '#db/repositories/county-rules.server.ts';
import { anAccount, fileAReport, shanghai } from '#tests/support/builders.ts';
import { testDb } from '#tests/support/db.ts';
import { testKeys } from '#tests/support/keys.ts';
import { startMailServer } from '#tests/support/smtp.ts';

const SEATS = [
  ['scjg', 'officer'],
  ['scjg', 'head'],
  ['jtj', 'officer'],
  ['jtj', 'head'],
  ['zsj', 'hub'],
  ['xzfb', 'head'],
  ['xwb', 'head'],
  ['jjw', 'inspector'],
  ['jjw', 'inspection_head'],
] as const;

test('no mail about an unanswered case tells a word of it: neither text nor name, number, date or department', async () => {
  const db = testDb();
  for (const [department, role] of SEATS) await anAccount(db, { department, role });
  const contact = {
    name: '王小明',
    phone: '13900001111',
    email: 'wang@firm.example',
    reachable: null,
    project: '云杉',
  };
  const report = { what: '金丝雀原文', outcome: '金丝雀诉求', identityMode: 'named' as const, contact };
  const { reference } = await fileAReport(db, { report });
  const now = shanghai('2027-01-20 10:00');
  await sweepClocks({ db, keys: testKeys, now });
  const server = await startMailServer();
  const mailer = createMailer({ smtpUrl: server.url, mailFrom: 'portal@county.example' });
  const { signal } = new AbortController();
  const { sent } = await deliverEmails({
    db,
    keys: testKeys,
    mailer,
    clock: () => now,
    origin: 'https://portal.example',
    signal,
  });
  await server.close();

  expect(sent).toBeGreaterThan(15);
  const templates = await db.selectFrom('outbox').select('template').distinct().execute();
  expect(templates.length).toBeGreaterThanOrEqual(8);
  const { departments } = await getCountyRules(db);
  const words = [...departments.values()].flatMap(({ id, name }) => [`"${id}"`, name.zh, name.en, name.ru]);
  const canaries = [
    reference,
    '金丝雀',
    '王小明',
    '13900001111',
    'wang@firm',
    '云杉',
    '2026-11',
    '11-02',
    'L1',
    ...words,
  ];
  for (const { raw, parsed } of server.received) {
    const readable = [parsed.subject, parsed.text, parsed.html, parsed.from?.text, parsed.messageId].join('\n');
    for (const canary of canaries) expect(`${raw}\n${readable}`).not.toContain(canary);
  }
  expect(new Set(server.received.map((mail) => mail.parsed.subject)).size).toBeLessThanOrEqual(2);
});
