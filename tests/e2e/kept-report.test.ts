import { afterAll, beforeAll, expect, test } from 'vitest';
import { takeBackHeldReport } from '#app/use-cases/change-hold.server.ts';
import { everybody, publicAddresses, staffAddresses } from '#tests/e2e/all-pages.ts';
import { buildWorld, SEATS, type StaffPerson, WORLD_AT, WORLD_OPENS, type World } from '#tests/e2e/role-world.ts';
import { lastingBytes, type Visitor } from '#tests/e2e/visitor.ts';
import { startPortal, type TestPortal } from '#tests/support/portal.ts';
import { aFirm, keepAReport } from '#tests/use-cases/kept-report.ts';

/** The same county twice: in one of them firms keep reports, one was taken back, and a third firm has just set an hour. */
let original: TestPortal;
let world: World;
let without: TestPortal;
let withKept: TestPortal;
const people = Object.keys(SEATS) as StaffPerson[];
beforeAll(async () => {
  original = await startPortal({ at: WORLD_OPENS, limits: 'lifted' });
  world = await buildWorld(original);
  const copy = () => startPortal({ at: WORLD_AT, limits: 'lifted', copyOf: original.storageDir });
  [without, withKept] = [await copy(), await copy()];
  const { db, keys } = withKept;
  const keep = (n: number) => keepAReport(db, { keys, report: aFirm(n), at: WORLD_AT, until: '2027-03-31' });
  const first = await keep(1);
  await takeBackHeldReport({ db, keys, now: WORLD_AT, actor: { kind: 'investor' } }, first.caseId);
  for (const n of [2, 3, 4]) await keep(n);
  for (const portal of [without, withKept]) await portal.goTo(WORLD_AT);
});
afterAll(async () => {
  for (const portal of [original, without, withKept]) await portal?.close();
});

const get = async (visitor: Visitor, path: string) =>
  lastingBytes(await visitor.get(path, { 'Sec-Fetch-Site': path.endsWith('/exit') ? 'cross-site' : 'same-origin' }));

const hostOf = ({ origin }: TestPortal) => new URL(origin).host;
/** The form of a written ask holds a token of its own each time. */
const isSame = (path: string) => !path.endsWith('/written');

test.each(people)(
  'no page that %s or anybody without a session reads is another one where reports are kept',
  async (person) => {
    // The pages of everybody are read with the first. The case is on the same unit and item as what is kept.
    const staff = ['/desk?view=all', ...staffAddresses(world, ['referred'])];
    const read = person === people[0] ? ['/healthz', ...publicAddresses().filter(isSame), ...staff] : staff;
    const [one, other] = [await everybody(without, world, person), await everybody(withKept, world, person)];
    const differences: string[] = [];
    for (const path of read) {
      const [plain, beside] = [await get(one, path), await get(other, path)];
      if (plain.replaceAll(hostOf(without), hostOf(withKept)) !== beside) differences.push(path);
    }
    expect(differences).toEqual([]);
  },
);
