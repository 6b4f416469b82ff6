import type { AddressInfo } from 'node:net';
import { createServer, type Server, type Socket } from 'node:net';
import { type ParsedMail, simpleParser } from 'mailparser';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';

export type ReceivedMail = { raw: string; from: string; to: string[]; parsed: ParsedMail };
export type MailServer = { url: string; received: ReceivedMail[]; close: () => Promise<void> };
type DataAnswer = NonNullable<SMTPServerOptions['onData']>;

/** A reply that the server gives instead of accepting. */
export function smtpError(responseCode: number): Error {
  return Object.assign(new Error(`refused with ${responseCode}`), { responseCode });
}

/** A real SMTP server on a free port that takes every mail, unless told otherwise. */
export async function startMailServer(
  options: SMTPServerOptions & { answer?: (nth: number) => Error | null } = {},
): Promise<MailServer> {
  const { answer, ...more } = options;
  const received: ReceivedMail[] = [];
  let nth = 0;
  const onData: DataAnswer = (stream, session, callback) => {
    const chunks: Buffer[] = [];
    stream.on('data', (chunk: Buffer) => chunks.push(chunk));
    stream.on('end', async () => {
      nth += 1;
      const raw = Buffer.concat(chunks).toString('utf8');
      const { mailFrom, rcptTo } = session.envelope;
      const from = mailFrom ? mailFrom.address : '';
      received.push({ raw, from, to: rcptTo.map((to) => to.address), parsed: await simpleParser(raw) });
      callback(answer?.(nth) ?? null);
    });
  };
  const server = new SMTPServer({ disabledCommands: ['AUTH', 'STARTTLS'], logger: false, onData, ...more });
  server.on('error', () => undefined);
  const port = await new Promise<number>((resolve) => {
    const listening = server.listen(0, '127.0.0.1', () => resolve((listening.address() as AddressInfo).port));
  });
  return { url: `smtp://127.0.0.1:${port}`, received, close: () => new Promise((done) => server.close(() => done())) };
}

/** A server of bare sockets, for what no mail server does on purpose. */
export async function startRawServer(
  onSocket: (socket: Socket) => void,
): Promise<{ url: string; close: () => Promise<void> }> {
  const sockets = new Set<Socket>();
  const server: Server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    onSocket(socket);
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const { port } = server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    close: () =>
      new Promise((done) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => done());
      }),
  };
}
