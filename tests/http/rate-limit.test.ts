import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createLimits, type Limit } from '#app/http/rate-limit.server.ts';

// The counters of the library read the process clock; fake timers move it for this process only.
beforeEach(() => {
  vi.useFakeTimers({ now: new Date('2026-10-09T09:30:00.000Z') });
});
afterEach(() => {
  vi.useRealTimers();
});

async function takeMany(limit: Limit, count: number, address: (index: number) => string): Promise<number> {
  let taken = 0;
  for (let index = 0; index < count; index += 1) if ((await limit.take(address(index))).ok) taken += 1;
  return taken;
}
const from = (address: string) => () => address;

describe('looking up a code', () => {
  test('is possible five times a minute from one address, then after the rest of the minute', async () => {
    const { codeLookup } = createLimits();
    expect(await takeMany(codeLookup, 5, from('203.0.113.9'))).toBe(5);
    vi.advanceTimersByTime(20_000);
    expect(await codeLookup.take('203.0.113.9')).toEqual({ ok: false, retrySeconds: 40 });
    expect((await codeLookup.take('203.0.113.10')).ok).toBe(true);
    vi.advanceTimersByTime(39_999);
    expect(await codeLookup.take('203.0.113.9')).toEqual({ ok: false, retrySeconds: 1 });
    vi.advanceTimersByTime(1);
    expect((await codeLookup.take('203.0.113.9')).ok).toBe(true);
  });

  test('is possible 300 times a minute from everywhere', async () => {
    const { codeLookup } = createLimits();
    expect(await takeMany(codeLookup, 400, (index) => `10.0.${index >> 8}.${index & 255}`)).toBe(300);
    vi.advanceTimersByTime(60_000);
    expect((await codeLookup.take('203.0.113.9')).ok).toBe(true);
  });

  test('refused to one address costs nobody else anything', async () => {
    const { codeLookup } = createLimits();
    expect(await takeMany(codeLookup, 1000, from('203.0.113.9'))).toBe(5);
    expect(await takeMany(codeLookup, 295, (index) => `10.0.${index >> 8}.${index & 255}`)).toBe(295);
  });

  test('counts one IPv6 network as one address', async () => {
    const { codeLookup } = createLimits();
    const network = (index: number) =>
      `${['2001:db8:0:1::', '2001:db8::1:0:0:0:', '2001:0db8:0:0001:a:b:c:'][index % 3]}${index}`;
    expect(await takeMany(codeLookup, 9, network)).toBe(5);
    expect((await codeLookup.take('2001:db8:0:2::1')).ok).toBe(true);
    expect(await takeMany(codeLookup, 6, (index) => `::${index + 1}`)).toBe(5);
  });
});

describe('the other limits', () => {
  test.each([
    ['draftStart', 120],
    ['submitReport', 30],
    ['signIn', 20],
  ] as const)('%s allows %i from one address', async (name, most) => {
    expect(await takeMany(createLimits()[name], most + 5, from('203.0.113.9'))).toBe(most);
  });

  test('are counted apart', async () => {
    const limits = createLimits();
    await takeMany(limits.codeLookup, 10, from('203.0.113.9'));
    expect((await limits.submitReport.take('203.0.113.9')).ok).toBe(true);
  });

  test('a sign-in that succeeded is given back, so an office behind one address is not locked out', async () => {
    const { signIn } = createLimits();
    for (let index = 0; index < 100; index += 1) {
      expect((await signIn.take('203.0.113.9')).ok).toBe(true);
      await signIn.giveBack('203.0.113.9');
    }
    expect(await takeMany(signIn, 25, from('203.0.113.9'))).toBe(20);
    vi.advanceTimersByTime(600_000);
    expect((await signIn.take('203.0.113.9')).ok).toBe(true);
  });

  test('let everything pass when lifted', async () => {
    expect(await takeMany(createLimits({ lifted: true }).submitReport, 2000, from('203.0.113.9'))).toBe(2000);
  });
});

test('an address gets a new key each UTC day, so its counter cannot be followed', async () => {
  let now = new Date('2026-10-09T23:59:59.999Z');
  const { codeLookup } = createLimits({ now: () => now });
  expect(await takeMany(codeLookup, 6, from('203.0.113.9'))).toBe(5);
  now = new Date('2026-10-10T00:00:00.000Z');
  expect((await codeLookup.take('203.0.113.9')).ok).toBe(true);
});
