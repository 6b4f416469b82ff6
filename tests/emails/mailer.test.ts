import { afterEach, describe, expect, test } from 'vitest';
import { isMailAddress } from '#app/domain/mail-address.ts';
import { createMailer, type OutgoingMail, smtpOptions } from '#app/emails/mailer.server.ts';
import { startMailServer } from '#tests/support/smtp.ts';

const MAIL: OutgoingMail = {
  messageKey: 'key',
  to: 'officer@county.example',
  subject: '办理平台',
  text: 'text',
  html: '<p>text</p>',
  at: new Date('2026-11-02T01:00:00.000Z'),
};

const open: { close: () => Promise<void> }[] = [];
afterEach(async () => {
  for (const server of open.splice(0)) await server.close();
});

describe('SMTP_URL', () => {
  test('over a network must be encrypted, to this same machine it need not be', () => {
    expect(smtpOptions('smtp://mail.example:587')).toMatchObject({ secure: false, requireTLS: true, ignoreTLS: false });
    expect(smtpOptions('smtps://mail.example')).toMatchObject({ secure: true, port: 465 });
    for (const host of ['localhost', '127.0.0.1', '127.1.2.3', '[::1]']) {
      expect(smtpOptions(`smtp://${host}:25`)).toMatchObject({ requireTLS: false, ignoreTLS: true });
    }
    for (const host of ['127.0.0.1.example', 'localhost.example', '10.0.0.1']) {
      expect(smtpOptions(`smtp://${host}:25`)).toMatchObject({ requireTLS: true, ignoreTLS: false });
    }
  });

  test('gives host, port and login, decoded; nothing in its query switches a check off', () => {
    const options = smtpOptions('smtp://us%40er:p%3Aw%25@mail.example?requireTLS=false&disableFileAccess=false');
    expect(options).toMatchObject({ host: 'mail.example', port: 587, auth: { user: 'us@er', pass: 'p:w%' } });
    expect(options).toMatchObject({ requireTLS: true, disableFileAccess: true, disableUrlAccess: true, pool: false });
    expect(smtpOptions('smtp://user:100%@mail.example').auth).toEqual({ user: 'user', pass: '100%' });
    expect(smtpOptions('smtp://[::1]:2525')).toMatchObject({ host: '::1', port: 2525 });
    expect(smtpOptions('smtp://mail.example')).not.toHaveProperty('auth');
  });
});

describe('the mailer', () => {
  test('does not send to a server whose certificate nobody vouches for', async () => {
    const server = await startMailServer({ secure: true });
    open.push(server);
    const mailer = createMailer({ smtpUrl: server.url.replace('smtp:', 'smtps:'), mailFrom: 'portal@county.example' });
    const result = await mailer.send(MAIL, new AbortController().signal);
    expect(result).toMatchObject({ ok: false, permanent: false });
    expect(server.received).toEqual([]);
  });

  test('breaks off when it is told to stop, and the mail is tried again later', async () => {
    const server = await startMailServer();
    open.push(server);
    const mailer = createMailer({ smtpUrl: server.url, mailFrom: 'portal@county.example' });
    expect(await mailer.send(MAIL, AbortSignal.abort())).toEqual({ ok: false, permanent: false, code: 'EABORT' });
    expect(server.received).toEqual([]);
    expect(await mailer.send(MAIL, new AbortController().signal)).toEqual({ ok: true });
  });
});

test('an address is one plain ASCII address of at most 254 characters', () => {
  for (const good of ['a@b', 'li.wei+desk@mail.county.example', `${'a'.repeat(64)}@${'b'.repeat(63)}.example`]) {
    expect(isMailAddress(good), good).toBe(true);
  }
  const long = `a@${Array.from({ length: 5 }, () => 'b'.repeat(63)).join('.')}`;
  for (const bad of [
    '',
    'a',
    '@b',
    'a@',
    'a b@c',
    'a@b,c@d',
    'a@b;c@d',
    '<a@b>',
    '李@b',
    'a@b.',
    'a@-b',
    'a@b\n',
    long,
  ]) {
    expect(isMailAddress(bad), bad).toBe(false);
  }
});
