import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { EnvError, parseEnv } from '#app/env.server.ts';

const DEFAULTS = {
  mode: 'production',
  port: 3000,
  host: '127.0.0.1',
  origin: 'http://localhost:3000',
  storageDir: 'storage',
  smtpUrl: undefined,
  mailFrom: undefined,
  countyName: '某县',
  countySite: { phone: '12345', windowAddress: null, icpFiling: null, policeFiling: null, findErrorsUrl: null },
  trustedProxy: [],
  sweepSeconds: 15,
};

function problemsOf(input: NodeJS.ProcessEnv): string {
  try {
    parseEnv(input);
    return 'none';
  } catch (error) {
    if (error instanceof EnvError) return error.message;
    throw error;
  }
}

describe('the environment', () => {
  test('needs nothing', () => {
    expect(parseEnv({})).toEqual(DEFAULTS);
  });

  test('takes an empty variable for unset and ignores others', () => {
    const empty = {
      PORT: '',
      HOST: ' ',
      ORIGIN: '',
      SMTP_URL: '',
      MAIL_FROM: '',
      TRUSTED_PROXY: '',
      SWEEP_SECONDS: '',
    };
    expect(parseEnv({ ...empty, PATH: '/bin', COLOUR: 'red' })).toEqual(DEFAULTS);
  });

  test('is read as written', () => {
    expect(
      parseEnv({
        NODE_ENV: 'test',
        PORT: '8080',
        HOST: '0.0.0.0',
        ORIGIN: 'https://Portal.Example.gov.cn/',
        STORAGE_DIR: '/var/lib/portal',
        SMTP_URL: 'smtps://user:secret@mail.example.gov.cn:465',
        MAIL_FROM: 'portal@example.gov.cn',
        COUNTY_NAME: '青山县',
        SERVICE_PHONE: '0906-1234567',
        WINDOW_ADDRESS: '人民路1号',
        ICP_FILING: '新ICP备12345678号-1',
        POLICE_FILING: '新公网安备65400002000001号',
        FIND_ERRORS_URL: 'https://zfwzgl.www.gov.cn/exposure/jiucuo.html?site_code=6540000001',
        TRUSTED_PROXY: '10.0.0.5, fd00::/8,192.168.0.0/16',
        SWEEP_SECONDS: '3600',
      }),
    ).toEqual({
      mode: 'test',
      port: 8080,
      host: '0.0.0.0',
      origin: 'https://portal.example.gov.cn',
      storageDir: '/var/lib/portal',
      smtpUrl: 'smtps://user:secret@mail.example.gov.cn:465',
      mailFrom: 'portal@example.gov.cn',
      countyName: '青山县',
      countySite: {
        phone: '0906-1234567',
        windowAddress: '人民路1号',
        icpFiling: '新ICP备12345678号-1',
        policeFiling: '新公网安备65400002000001号',
        findErrorsUrl: 'https://zfwzgl.www.gov.cn/exposure/jiucuo.html?site_code=6540000001',
      },
      trustedProxy: ['10.0.0.5', 'fd00::/8', '192.168.0.0/16'],
      sweepSeconds: 3600,
    });
  });

  test('gives the port to the default origin', () => {
    expect(parseEnv({ PORT: '8081' }).origin).toBe('http://localhost:8081');
  });

  test.each([
    ['NODE_ENV', 'prod'],
    ['PORT', '0'],
    ['PORT', '65536'],
    ['PORT', '80a'],
    ['PORT', '-1'],
    ['PORT', '3e3'],
    ['HOST', 'http://localhost'],
    ['HOST', 'a b'],
    ['ORIGIN', 'localhost:3000'],
    ['ORIGIN', 'https://portal.example.gov.cn/path'],
    ['ORIGIN', 'https://portal.example.gov.cn?x'],
    ['ORIGIN', 'https://user@portal.example.gov.cn'],
    ['ORIGIN', 'ftp://portal.example.gov.cn'],
    ['ORIGIN', 'null'],
    ['ORIGIN', 'https://'],
    ['SMTP_URL', 'mail.example.gov.cn'],
    ['SMTP_URL', 'http://mail.example.gov.cn'],
    ['SMTP_URL', 'smtp://'],
    ['MAIL_FROM', 'portal'],
    ['MAIL_FROM', 'Portal <portal@example.gov.cn>'],
    ['MAIL_FROM', 'a@example.cn, b@example.cn'],
    ['MAIL_FROM', 'portal@example.cn\r\nBcc: x@example.cn'],
    ['MAIL_FROM', '门户@example.cn'],
    ['MAIL_FROM', `${'a'.repeat(64)}@${'b.'.repeat(100)}example.cn`],
    ['COUNTY_NAME', '县'.repeat(41)],
    ['COUNTY_NAME', '某\n县'],
    ['SERVICE_PHONE', '12'],
    ['SERVICE_PHONE', '12345 转 2'],
    ['SERVICE_PHONE', '12345"><b>'],
    ['SERVICE_PHONE', '热线'],
    ['SERVICE_PHONE', '12345;1'],
    ['WINDOW_ADDRESS', '路'.repeat(81)],
    ['ICP_FILING', '新ICP备\n1号'],
    ['POLICE_FILING', '\u0007'],
    ['FIND_ERRORS_URL', 'http://zfwzgl.www.gov.cn'],
    ['FIND_ERRORS_URL', 'javascript:alert(1)'],
    ['TRUSTED_PROXY', 'proxy.local'],
    ['TRUSTED_PROXY', '10.0.0.5,10.0.0.0/33'],
    ['TRUSTED_PROXY', 'fd00::/129'],
    ['TRUSTED_PROXY', '10.0.0.0/8/8'],
    ['TRUSTED_PROXY', '10.0.0.0/'],
    ['SWEEP_SECONDS', '0'],
    ['SWEEP_SECONDS', '3601'],
    ['SWEEP_SECONDS', '1.5'],
  ])('is refused for %s=%j, with the name and what is expected', (name, value) => {
    expect(problemsOf({ MAIL_FROM: 'portal@localhost', [name]: value })).toMatch(
      new RegExp(`^The environment cannot be used:\\n${name}: expected .{5,}$`),
    );
  });

  test('names every problem at once, and no value', () => {
    const problems = problemsOf({ PORT: 'x', ORIGIN: 'y', SWEEP_SECONDS: 'z', SMTP_URL: 'smtp//user:geheim@host' });
    expect(problems.match(/^[A-Z_]+(?=: expected)/gm)?.sort()).toEqual([
      'MAIL_FROM',
      'ORIGIN',
      'PORT',
      'SMTP_URL',
      'SWEEP_SECONDS',
    ]);
    expect(problems).not.toContain('geheim');
  });

  test('needs a sender as soon as there is a mail server', () => {
    expect(problemsOf({ SMTP_URL: 'smtp://localhost:25' })).toContain('MAIL_FROM: expected');
    expect(parseEnv({ SMTP_URL: 'smtp://localhost:25', MAIL_FROM: 'portal@localhost' }).mailFrom).toBe(
      'portal@localhost',
    );
  });

  test('has every variable in .env.example, and its defaults are the defaults', () => {
    const lines = readFileSync(new URL('../.env.example', import.meta.url), 'utf8').split('\n');
    const named = lines.flatMap((line) => /^#?([A-Z_]+)=/.exec(line)?.[1] ?? []);
    expect(named).toEqual(
      'NODE_ENV PORT HOST ORIGIN STORAGE_DIR SMTP_URL MAIL_FROM COUNTY_NAME SERVICE_PHONE WINDOW_ADDRESS ICP_FILING POLICE_FILING FIND_ERRORS_URL TRUSTED_PROXY SWEEP_SECONDS'.split(
        ' ',
      ),
    );
    const set = (pattern: RegExp) =>
      Object.fromEntries(
        lines.flatMap((line) => [pattern.exec(line)?.slice(1) ?? []]).filter((pair) => pair.length > 0),
      );
    expect(parseEnv(set(/^([A-Z_]+)=(.*)$/))).toEqual(DEFAULTS);
    expect(problemsOf(set(/^#?([A-Z_]+)=(.*)$/))).toBe('none');
  });
});
