import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { sql } from 'kysely';
import { totpAt } from '#app/crypto/totp.server.ts';
import type { StaffRole } from '#app/domain/permissions.ts';
import { createAccount } from '#app/use-cases/create-account.server.ts';
import { readableOf, type Sink, tokenOf } from '#tests/e2e/canary-markers.ts';
import { type PortalProcess, type Storage, startProcess } from '#tests/e2e/portal-process.ts';
import { type Answer, type Visitor, visit } from '#tests/e2e/visitor.ts';
import { shanghai } from '#tests/support/builders.ts';
import { type MailServer, startMailServer } from '#tests/support/smtp.ts';

/** Everybody's browser names itself and pretends an address; neither may be kept. */
export const USER_AGENT = tokenOf('user agent');
export const FORWARDED = '203.0.113.213';
const AGENT_HEADERS = { 'User-Agent': `Mozilla/5.0 ${USER_AGENT}`, 'X-Forwarded-For': FORWARDED };

export type Staff = { userName: string; password: string; totpSecret: string; area: 'desk' | 'oversight'; sink: Sink };

/** The real portal with a real mail server, everything that it says and keeps caught in sinks. */
export class CanaryPortal {
  private now = new Date(0);
  private readonly caught = new Map<Sink, Buffer[]>();
  readonly tokens: string[] = [];
  private constructor(
    private readonly process: PortalProcess,
    private readonly mail: MailServer,
    private readonly storage: Storage,
  ) {}

  static async start(storage: Storage, at: string): Promise<CanaryPortal> {
    const mail = await startMailServer();
    const env = {
      SMTP_URL: mail.url,
      MAIL_FROM: 'portal@example.test',
      SWEEP_SECONDS: '1',
      TEST_CLOCK: shanghai(at).toISOString(),
    };
    const process = await startProcess({ storage, env, preload: './tests/e2e/moved-clock.ts' });
    const portal = new CanaryPortal(process, mail, storage);
    await portal.goTo(at);
    return portal;
  }

  /** Moves the portal's clock and waits until its sweeper has come by. */
  async goTo(at: string): Promise<void> {
    this.now = shanghai(at);
    const moved = once(this.process.child, 'message');
    this.process.child.send(this.now.getTime());
    await moved;
    for (let tries = 0; tries < 200; tries += 1) {
      const { text } = await visit(this.process.origin).get('/healthz');
      const { sweeper } = JSON.parse(text) as { sweeper: { lastTickAt: string | null } };
      if (sweeper.lastTickAt && new Date(sweeper.lastTickAt) >= this.now) return;
      await wait(50);
    }
    throw new Error('the sweeper does not come by');
  }

  /** A browser whose pages, titles and addresses are caught. */
  browser(sink: Sink | null): Visitor {
    const visitor = visit(this.process.origin);
    const ask: Visitor['ask'] = async (method, path, sent = {}) => {
      const answer = await visitor.ask(method, path, { ...sent, headers: { ...AGENT_HEADERS, ...sent.headers } });
      if (sink) this.catchAnswer(sink, path, answer);
      this.tokens.push(...[...visitor.cookies.values()].filter((token) => !this.tokens.includes(token)));
      return answer;
    };
    const post: Visitor['post'] = (path, fields = {}) => {
      const own = { 'Sec-Fetch-Site': 'same-origin' };
      if (fields instanceof FormData) return ask('POST', path, { body: fields, headers: own });
      const headers = { ...own, 'Content-Type': 'application/x-www-form-urlencoded' };
      return ask('POST', path, { body: new URLSearchParams(fields).toString(), headers });
    };
    return { cookies: visitor.cookies, ask, post, get: (path, headers) => ask('GET', path, { headers }) };
  }

  private catchAnswer(sink: Sink, path: string, answer: Answer): void {
    const { 'set-cookie': _cookies, ...headers } = answer.headers;
    this.catch(sink, readableOf(answer.body, String(answer.headers['content-type'])));
    this.catch(sink, Buffer.from(JSON.stringify(headers)));
    const titles = answer.text.match(/<title>[^<]*<\/title>|(?:href|action|src)="[^"]*"/g) ?? [];
    this.catch('titles and addresses', Buffer.from([path, answer.location ?? '', ...titles].join('\n')));
  }

  private catch(sink: Sink, bytes: Buffer): void {
    this.caught.set(sink, [...(this.caught.get(sink) ?? []), bytes]);
  }

  async hire(
    sink: Sink,
    seat: { department: string; role: StaffRole; userName: string; email: string },
  ): Promise<Staff> {
    const keys = this.storage.keys();
    const created = await this.storage.withDb((db) =>
      createAccount({ db, keys, now: this.now }, { ...seat, displayName: seat.userName }),
    );
    if (!created.ok) throw new Error(created.reason);
    const area = seat.department === 'jjw' ? 'oversight' : 'desk';
    return { userName: seat.userName, password: created.password, totpSecret: created.totpSecret, area, sink };
  }

  /** Signs in; a TOTP code is good once, so never twice in the same half minute of the moved clock. */
  async signIn({ userName, password, totpSecret, area, sink }: Staff): Promise<Visitor> {
    const visitor = this.browser(sink);
    const code = totpAt(totpSecret, this.now);
    const answer = await visitor.post(`/${area}/sign-in`, { userName, password, code });
    if (answer.status !== 303) throw new Error(`${userName} could not sign in: ${answer.status}`);
    return visitor;
  }

  /** The six digits of the last mail to this address, once it has come. */
  async codeMailedTo(email: string): Promise<string> {
    for (let tries = 0; tries < 200; tries += 1) {
      const mail = this.mail.received.findLast(({ to }) => to.includes(email));
      const code = /(?<!\d)\d{6}(?!\d)/.exec(mail?.parsed.text ?? '')?.[0];
      if (code) return code;
      await wait(50);
    }
    throw new Error('no code was mailed');
  }

  /** Lets a look-up fail inside the portal, with what was typed in hand. */
  async failAt(work: () => Promise<Answer>): Promise<void> {
    await this.storage.withDb((db) => sql`ALTER TABLE query_codes RENAME TO elsewhere`.execute(db));
    const { status } = await work();
    await this.storage.withDb((db) => sql`ALTER TABLE elsewhere RENAME TO query_codes`.execute(db));
    if (status !== 500) throw new Error(`forced to fail and answered ${status}`);
  }

  /** Waits for the mails, reads what lies on disk while the portal runs and after it has ended, and hands over all sinks. */
  async finish(): Promise<Map<Sink, Buffer>> {
    for (let tries = 0; tries < 200; tries += 1) {
      const { text } = await visit(this.process.origin).get('/healthz');
      if ((JSON.parse(text) as { outbox: { waiting: number } }).outbox.waiting === 0) break;
      await wait(50);
    }
    this.catchStorage();
    if ((await this.process.end('SIGTERM')) !== 0) throw new Error('the portal did not end well');
    this.catchStorage();
    this.catch('log', Buffer.from(this.process.output()));
    for (const { raw, parsed } of this.mail.received) {
      this.catch('mail', Buffer.from([raw, parsed.subject, parsed.text, parsed.html || ''].join('\n')));
    }
    return new Map([...this.caught].map(([sink, parts]) => [sink, Buffer.concat(parts)]));
  }

  private catchStorage(): void {
    for (const name of readdirSync(this.storage.dir).filter((name) => name.startsWith('portal.sqlite'))) {
      this.catch('database', readFileSync(join(this.storage.dir, name)));
    }
    for (const folder of ['files', 'evidence', 'copies']) {
      const files = join(this.storage.dir, folder);
      for (const name of existsSync(files) ? readdirSync(files) : []) {
        this.catch('files', Buffer.concat([Buffer.from(name), readFileSync(join(files, name))]));
      }
    }
  }

  async close(): Promise<void> {
    await this.process.end('SIGKILL');
    await this.mail.close();
    this.storage.remove();
  }
}

/** Reads every page that can be reached from here by links of this area, and these addresses besides. */
export async function readEverything(visitor: Visitor, start: string, besides: readonly string[]): Promise<void> {
  const seen = new Set<string>();
  const open = [start, ...besides];
  for (let path = open.shift(); path !== undefined; path = open.shift()) {
    if (seen.has(path) || seen.size > 300) continue;
    seen.add(path);
    const { text } = await visitor.get(path, { 'Sec-Fetch-Site': 'same-origin' });
    for (const [, href = ''] of text.matchAll(/href="([^"#]*)/g)) {
      if (href.startsWith(start)) open.push(href.replaceAll('&amp;', '&'));
    }
  }
}
