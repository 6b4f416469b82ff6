import { parseOptions } from '@node-rs/argon2';
import { describe, expect, test } from 'vitest';
import { hashPassword, newPassword, verifyAgainstNothing, verifyPassword } from '#app/crypto/password.server.ts';

describe('a password', () => {
  test('is hashed with argon2id, 19 MiB, two passes, one lane, and its own salt', async () => {
    const [one, other] = await Promise.all([hashPassword('correct horse'), hashPassword('correct horse')]);
    expect(one).toMatch(/^\$argon2id\$v=19\$/);
    expect(parseOptions(one)).toMatchObject({ memoryCost: 19_456, timeCost: 2, parallelism: 1 });
    expect(one).not.toBe(other);
  });

  test('is verified verbatim', async () => {
    const stored = await hashPassword('Öl 密码 длинный ');
    expect(await verifyPassword(stored, 'Öl 密码 длинный ')).toBe(true);
    for (const wrong of ['Öl 密码 длинный', 'öl 密码 длинный ', 'Öl 密码 длинный '.normalize('NFD'), '']) {
      expect(await verifyPassword(stored, wrong)).toBe(false);
    }
  });

  test('may be long, and its last character counts', async () => {
    const long = 'x'.repeat(200);
    const stored = await hashPassword(`${long}a`);
    expect(await verifyPassword(stored, `${long}a`)).toBe(true);
    expect(await verifyPassword(stored, `${long}b`)).toBe(false);
  });

  test('of an unknown account is refused at the cost of a known one', async () => {
    const stored = await hashPassword('known');
    const spent = { known: 0, unknown: 0 };
    for (let round = 0; round < 8; round += 1) {
      const start = performance.now();
      await verifyPassword(stored, 'wrong');
      const middle = performance.now();
      expect(await verifyAgainstNothing('wrong')).toBe(false);
      spent.known += middle - start;
      spent.unknown += performance.now() - middle;
    }
    // Not a timing proof, only that the same work is done: without it the ratio is near 0.
    expect(spent.unknown / spent.known).toBeGreaterThan(0.3);
  });

  test('many at once all get their turn, and a broken hash does not block the queue', async () => {
    const stored = await hashPassword('one');
    const broken = Array.from({ length: 3 }, () => verifyPassword('no hash', 'one').catch(() => 'broken'));
    const answers = Array.from({ length: 9 }, (_, index) => verifyPassword(stored, index % 2 ? 'two' : 'one'));
    expect(await Promise.all(broken)).toEqual(['broken', 'broken', 'broken']);
    expect(await Promise.all(answers)).toEqual(Array.from({ length: 9 }, (_, index) => index % 2 === 0));
  });

  test('that is generated has 20 characters without look-alikes and does not repeat', () => {
    const passwords = Array.from({ length: 500 }, newPassword);
    expect(passwords.every((password) => /^[a-hjkmnp-z2-9]{20}$/.test(password))).toBe(true);
    expect(new Set(passwords).size).toBe(500);
  });
});
