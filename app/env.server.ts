import { isIP } from 'node:net';
import { z } from 'zod';
import type { CountySite } from '#app/domain/county-site.ts';

export type Env = {
  mode: 'production' | 'development' | 'test';
  port: number;
  host: string;
  origin: string;
  storageDir: string;
  smtpUrl: string | undefined;
  mailFrom: string | undefined;
  countyName: string;
  countySite: CountySite;
  trustedProxy: string[];
  sweepSeconds: number;
};

/** The environment cannot be used. The message names every wrong variable and what is expected, one a line. */
export class EnvError extends Error {
  override name = 'EnvError';
}

// One plain ASCII address: no display name, quotes, comments or commas, at most 254 characters.
const MAIL_ADDRESS =
  /^(?=.{3,254}$)[A-Za-z0-9._+-]{1,64}@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)*[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?$/;
// As it is dialled: digits, with one plus before and single spaces or hyphens between.
const CONTROL = /\p{Cc}/u;

const EnvSchema = z.object({
  NODE_ENV: z.enum(['production', 'development', 'test'], 'production, development or test').default('production'),
  PORT: wholeNumber(1, 65_535).default(3000),
  // The loopback address until the operator says otherwise: without a proxy there is no TLS, and nothing should cross a
  // network in clear text. A number, since what the name localhost resolves to differs between machines.
  HOST: z
    .string()
    .refine(isHost, 'a host name or an IP address to listen on, e.g. 127.0.0.1 or 0.0.0.0')
    .default('127.0.0.1'),
  ORIGIN: z
    .string()
    .refine(isOrigin, 'the public address, http(s):// and host without path, e.g. https://portal.example.gov.cn')
    .optional(),
  STORAGE_DIR: z
    .string()
    .refine((dir) => !dir.includes('\0'), 'a directory path')
    .default('storage'),
  SMTP_URL: z
    .string()
    .refine(isSmtpUrl, 'an address like smtp://user:password@mail.example.gov.cn:587 or smtps://…')
    .optional(),
  MAIL_FROM: z.string().regex(MAIL_ADDRESS, 'one plain mail address, e.g. portal@example.gov.cn').optional(),
  COUNTY_NAME: z.string().refine(isShortText, 'the name of the county, 1 to 40 characters').default('某县'),
  SERVICE_PHONE: z
    .string()
    .regex(/^\+?[0-9][0-9-]{1,18}[0-9]$/, 'a telephone number of digits and dashes, e.g. 12345 or 0906-1234567')
    .default('12345'),
  WINDOW_ADDRESS: footerText('the address of the window'),
  ICP_FILING: footerText('the ICP filing number'),
  POLICE_FILING: footerText('the filing number of the public security organ'),
  FIND_ERRORS_URL: z.string().refine(isHttpsUrl, 'an address like https://zfwzgl.www.gov.cn/…').optional(),
  TRUSTED_PROXY: z
    .string()
    .transform(splitList)
    .refine(
      (list) => list.every(isAddressOrCidr),
      'IP addresses or CIDR ranges, separated by commas, e.g. 10.0.0.5,fd00::/8',
    )
    .default([]),
  SWEEP_SECONDS: wholeNumber(1, 3600).default(15),
});

/**
 * The settings from the given variables; an empty one counts as unset, unknown ones are ignored. Throws EnvError
 * with every problem at once.
 */
export function parseEnv(input: NodeJS.ProcessEnv): Env {
  const set = Object.fromEntries(
    Object.entries(input).filter(([, value]) => value !== undefined && value.trim() !== ''),
  );
  const parsed = EnvSchema.safeParse(set);
  const problems = parsed.success
    ? []
    : parsed.error.issues.map((issue) => `${issue.path.join('.')}: expected ${issue.message}`);
  if (set.SMTP_URL !== undefined && set.MAIL_FROM === undefined) {
    problems.push('MAIL_FROM: expected one plain mail address, since SMTP_URL is set');
  }
  if (!parsed.success || problems.length > 0)
    throw new EnvError(`The environment cannot be used:\n${problems.join('\n')}`);
  const values = parsed.data;
  return {
    mode: values.NODE_ENV,
    port: values.PORT,
    host: values.HOST,
    origin: new URL(values.ORIGIN ?? `http://localhost:${values.PORT}`).origin,
    storageDir: values.STORAGE_DIR,
    smtpUrl: values.SMTP_URL,
    mailFrom: values.MAIL_FROM,
    countyName: values.COUNTY_NAME,
    countySite: {
      phone: values.SERVICE_PHONE,
      windowAddress: values.WINDOW_ADDRESS ?? null,
      icpFiling: values.ICP_FILING ?? null,
      policeFiling: values.POLICE_FILING ?? null,
      findErrorsUrl: values.FIND_ERRORS_URL ?? null,
    },
    trustedProxy: values.TRUSTED_PROXY,
    sweepSeconds: values.SWEEP_SECONDS,
  };
}

/** The settings of this process. The only reader of the process environment. */
export function readEnv(): Env {
  return parseEnv(process.env);
}

function wholeNumber(least: number, most: number) {
  const expected = `a whole number from ${least} to ${most}`;
  return z
    .string()
    .regex(/^[0-9]{1,9}$/, expected)
    .transform(Number)
    .refine((value) => value >= least && value <= most, expected);
}

function isHost(host: string): boolean {
  return isIP(host) !== 0 || /^[A-Za-z0-9](?:[A-Za-z0-9.-]{0,252})$/.test(host);
}

function isOrigin(text: string): boolean {
  if (!/^https?:\/\/[^/?#@\\\s]+\/?$/i.test(text) || !URL.canParse(text)) return false;
  return new URL(text).hostname !== '';
}

function isSmtpUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname } = new URL(text);
  return (protocol === 'smtp:' || protocol === 'smtps:') && hostname !== '';
}

function footerText(what: string) {
  return z
    .string()
    .refine((text) => text.length <= 80 && !CONTROL.test(text), `${what}, 1 to 80 characters`)
    .optional();
}

function isHttpsUrl(text: string): boolean {
  return URL.canParse(text) && new URL(text).protocol === 'https:' && !/\s/.test(text);
}

function isShortText(text: string): boolean {
  return text.length <= 40 && !CONTROL.test(text);
}

function splitList(text: string): string[] {
  return text
    .split(',')
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '');
}

function isAddressOrCidr(entry: string): boolean {
  const [address, prefix, ...rest] = entry.split('/');
  const version = isIP(address ?? '');
  if (version === 0 || rest.length > 0) return false;
  return prefix === undefined || (/^[0-9]{1,3}$/.test(prefix) && Number(prefix) <= (version === 4 ? 32 : 128));
}
