import { createHash } from 'node:crypto';
import { formatQueryCode } from '#app/domain/reference.ts';

/** Where something may turn up: what is kept, what is sent, and what each person's pages held. */
export const SINKS = [
  'log',
  'mail',
  'database',
  'files',
  'titles and addresses',
  'accused unit',
  'unrelated department',
  'lead',
  'co-handler',
  'unit named as better owner',
  'hub',
  'discipline',
  'named investor',
  'hidden investor',
  'anonymous investor',
  'kept investor',
  'signed-in investor',
] as const;
export type Sink = (typeof SINKS)[number];

/** A text that exists once: it must turn up in these sinks, and in no other. */
export type Marker = { name: string; text: string; must: Sink[] };

/** A word that nothing else contains. */
export function tokenOf(name: string): string {
  return `zq${createHash('sha256').update(name).digest('hex').slice(0, 14)}`;
}

/** A mobile number that nobody else has. */
export function phoneOf(name: string): string {
  const digits = BigInt(`0x${createHash('sha256').update(name).digest('hex').slice(0, 12)}`) % 100_000_000n;
  return `139${String(digits).padStart(8, '0')}`;
}

/** The ways in which a text may lie in bytes: plain, in base64 at each offset, UTF-16, hex, URL-encoded, as JSON. */
function spellingsOf(text: string): Buffer[] {
  const bytes = Buffer.from(text, 'utf8');
  const spellings = [
    text,
    text.toLowerCase(),
    encodeURIComponent(text),
    bytes.toString('hex'),
    JSON.stringify(text).slice(1, -1),
  ];
  for (const offset of [0, 1, 2]) {
    // The characters at both ends depend on the neighbours.
    const whole = Buffer.concat([Buffer.alloc(offset), bytes])
      .toString('base64')
      .replace(/=+$/, '');
    const inner = whole.slice(offset === 0 ? 0 : offset + 1, -2);
    spellings.push(inner, inner.replaceAll('+', '-').replaceAll('/', '_'));
  }
  if (/^[0-9A-Z]{20}$/.test(text)) spellings.push(formatQueryCode(text));
  const buffers = spellings.map((spelling) => Buffer.from(spelling, 'utf8'));
  return [...buffers, Buffer.from(text, 'utf16le')];
}

/** Whether the bytes hold the text in any spelling. */
export function holds(bytes: Buffer, text: string): boolean {
  return spellingsOf(text).some((spelling) => bytes.includes(spelling));
}

/** What a page says: without its style sheet, as it is and without its tags, which may cut a code in pieces. */
export function readableOf(page: Buffer, contentType: string): Buffer {
  if (!contentType.startsWith('text/html')) return page;
  const markup = page.toString('utf8').replace(/<style.*?<\/style>/gs, '');
  return Buffer.from(`${markup}\n${markup.replace(/<[^>]*>/g, '')}`);
}

/** What differs from the table: a marker where it may not be, and one that is missing where it must be. */
export function differencesOf(markers: readonly Marker[], sinks: ReadonlyMap<Sink, Buffer>): string[] {
  return markers.flatMap(({ name, text, must }) =>
    SINKS.flatMap((sink) => {
      const isThere = holds(sinks.get(sink) ?? Buffer.alloc(0), text);
      if (isThere && !must.includes(sink)) return [`${name} is in: ${sink}`];
      return !isThere && must.includes(sink) ? [`${name} is missing in: ${sink}`] : [];
    }),
  );
}
