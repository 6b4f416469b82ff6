import { createTransport } from 'nodemailer';
import { isMailAddress } from '#app/domain/mail-address.ts';
import type { Email } from '#app/emails/layout.ts';

/** A mail to one person. `messageKey` makes its Message-ID: the same on every retry. */
export type OutgoingMail = Email & { messageKey: string; to: string; at: Date };

/** `permanent`: the same mail would be refused again. `code` is a code, never what the server said. */
export type SendResult = { ok: true } | { ok: false; permanent: boolean; code: string };

export type Mailer = {
  /** `signal` breaks the sending off; it then counts as failed and is tried again. */
  send: (mail: OutgoingMail, signal: AbortSignal) => Promise<SendResult>;
};

/** In milliseconds. `whole` ends a server that answers a byte at a time; it is shorter than the outbox's lease. */
export type MailTimeouts = { connection: number; greeting: number; socket: number; whole: number };

const TIMEOUTS: MailTimeouts = { connection: 10_000, greeting: 10_000, socket: 20_000, whole: 45_000 };
const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

/**
 * Sends through one SMTP server, a connection for each mail, one recipient for each connection, nothing read from files
 * or addresses (security.md §1c, D-16). Never throws for what a server does.
 */
export function createMailer(settings: { smtpUrl: string; mailFrom: string; timeouts?: MailTimeouts }): Mailer {
  const { mailFrom, timeouts = TIMEOUTS } = settings;
  const domain = mailFrom.slice(mailFrom.lastIndexOf('@') + 1);
  const transport = createTransport({ ...smtpOptions(settings.smtpUrl, timeouts), name: domain });
  return {
    send: async (mail, signal) => {
      if (!isMailAddress(mail.to)) return { ok: false, permanent: true, code: 'EADDRESS' };
      const { subject, text, html } = mail;
      try {
        await transport.sendMail({
          subject,
          text,
          html,
          from: { name: '', address: mailFrom },
          to: { name: '', address: mail.to },
          envelope: { from: mailFrom, to: [mail.to] },
          messageId: `<${mail.messageKey}@${domain}>`,
          date: mail.at,
          xMailer: false,
          headers: { 'Auto-Submitted': 'auto-generated' },
          signal: AbortSignal.any([signal, AbortSignal.timeout(timeouts.whole)]),
        });
        return { ok: true };
      } catch (error) {
        return failureOf(error);
      }
    },
  };
}

/**
 * The transport's options from SMTP_URL, read here and not by the library, whose query parameters could switch checks
 * off. Without smtps:// the connection must upgrade to TLS, except to this same machine.
 */
export function smtpOptions(smtpUrl: string, timeouts: MailTimeouts = TIMEOUTS) {
  const url = new URL(smtpUrl);
  const secure = url.protocol === 'smtps:';
  const isLoopback = LOOPBACK.test(url.hostname);
  const user = decoded(url.username);
  return {
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: url.port === '' ? (secure ? 465 : 587) : Number(url.port),
    secure,
    requireTLS: !secure && !isLoopback,
    ignoreTLS: !secure && isLoopback,
    ...(user === '' ? {} : { auth: { user, pass: decoded(url.password) } }),
    pool: false as const,
    disableFileAccess: true,
    disableUrlAccess: true,
    connectionTimeout: timeouts.connection,
    dnsTimeout: timeouts.connection,
    greetingTimeout: timeouts.greeting,
    socketTimeout: timeouts.socket,
    socketCloseTimeout: 1_000,
  };
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/**
 * A 5xx about the recipient or the content is final. Any other (a login or a sender that the server refuses, a greeting
 * with 554) is about the server or its settings, and would be the end of every mail at once: those are tried again.
 */
function failureOf(error: unknown): SendResult {
  const { code, command, responseCode } = error as { code?: unknown; command?: unknown; responseCode?: unknown };
  const name = typeof code === 'string' && /^[A-Z][A-Z0-9_]{1,30}$/.test(code) ? code : 'EUNKNOWN';
  const reply = typeof responseCode === 'number' ? responseCode : 0;
  const isAboutMail = command === 'RCPT TO' || command === 'DATA';
  const permanent = isAboutMail && reply >= 500 && reply < 600 && reply !== 503;
  return { ok: false, permanent, code: reply === 0 ? name : `${name} ${reply}` };
}
