import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addressesOf, everybody, publicAddresses, staffAddresses } from '#tests/e2e/all-pages.ts';
import { dumpOf } from '#tests/e2e/dump.ts';
import { buildWorld, type StaffPerson, WORLD_OPENS, type World } from '#tests/e2e/role-world.ts';
import type { Answer } from '#tests/e2e/visitor.ts';
import { startPortal, type TestPortal } from '#tests/support/portal.ts';

const READERS: StaffPerson[] = ['lead officer', 'hub', 'hub in place of an accused hub', 'accused officer'];
const FORBIDDEN = /<script|<iframe|<style|<base|<meta http-equiv|\sstyle=|\son[a-z]+=|javascript:|@import/i;
/** A module of our own, allowed by the nonce of its page. */
const OWN_SCRIPT = /<script type="module" src="\/scripts\/[a-z]+\.js" nonce="[^"]+"><\/script>/g;
const ADDRESSES = /(?:href|src|action|srcset)="([^"]*)"|url\(([^)]*)\)/g;

let portal: TestPortal;
let world: World;
/** What was read: every address by a lead officer, the addresses of staff by the others too. */
const read: [what: string, answer: Answer][] = [];
const changes: [person: string, before: unknown, after: unknown][] = [];
beforeAll(async () => {
  portal = await startPortal({ at: WORLD_OPENS, limits: 'lifted' });
  world = await buildWorld(portal);
  for (const [place, person] of READERS.entries()) {
    const visitor = await everybody(portal, world, person);
    const before = await dumpOf(portal.db);
    const addresses = place === 0 ? addressesOf(world) : staffAddresses(world);
    for (const path of addresses) read.push([`${person} at ${path}`, await visitor.get(path, cameFrom(path))]);
    changes.push([person, before, await dumpOf(portal.db)]);
  }
});
afterAll(() => portal.close());

/** Typed or followed within the site, /exit ends the sessions on purpose; from elsewhere it may not. */
function cameFrom(path: string): Record<string, string> {
  return { 'Sec-Fetch-Site': path.endsWith('/exit') ? 'cross-site' : 'same-origin' };
}

describe('reading', () => {
  test.each(READERS)('as %s changes nothing but audit rows and the time a session was used', (person) => {
    const [, before, after] = changes.find(([name]) => name === person) ?? [];
    expect(before).toBeDefined();
    expect(after).toEqual(before);
  });

  test('by HEAD alone changes nothing either', async () => {
    const visitor = await everybody(portal, world);
    const before = await dumpOf(portal.db);
    for (const path of [...publicAddresses().slice(0, 16), ...staffAddresses(world)]) {
      await visitor.ask('HEAD', path, { headers: cameFrom(path) });
    }
    expect(await dumpOf(portal.db)).toEqual(before);
  });
});

describe('no page', () => {
  test('is kept in a cache', () => {
    const kept = read.filter(([, { headers }]) => headers['cache-control'] !== 'no-store').map(([what]) => what);
    expect(kept).toEqual([]);
  });

  test('holds a script of others, an inline style, a handler or anything of a third party', () => {
    const pages = read.filter(([, { headers }]) => String(headers['content-type']).startsWith('text/html'));
    expect(pages.length).toBeGreaterThan(500);
    expect(pages.flatMap(([what, { text }]) => foreignParts(text).map((part) => `${what}: ${part}`))).toEqual([]);
  });

  test('has an address or a title that tells what somebody reads there', () => {
    const told: string[] = [];
    for (const [what, { text }] of read.filter(([what]) => !/ at \/(?:desk|oversight|admin)/.test(what))) {
      const title = /<title>([^<]*)<\/title>/.exec(text)?.[1] ?? '';
      if (/举报|纪检|TS-|交通运输局/.test(title)) told.push(`${what}: ${title}`);
    }
    expect(told).toEqual([]);
  });
});

/** What a page may not hold; its nonced style sheet is looked at for what it loads, scripts of our own are let pass. */
function foreignParts(page: string): string[] {
  const markup = page.replace(/<style nonce="[^"]+">[^<]*<\/style>/, '').replace(OWN_SCRIPT, '');
  const found: string[] = [...(FORBIDDEN.exec(markup) ?? [])];
  for (const [, target, loaded] of page.matchAll(ADDRESSES)) {
    const address = target ?? loaded ?? '';
    // The one address outside: where a report goes that the county may not keep. Followed, never loaded.
    if (address !== 'https://www.12388.gov.cn/' && /^['"]?(?:https?:)?\/\//.test(address)) found.push(address);
  }
  return found;
}
