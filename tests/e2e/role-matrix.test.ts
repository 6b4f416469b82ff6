import '#tests/support/as-in-production.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { prepareDrafts } from '#app/bench/prepared.ts';
import type { StaffActor } from '#app/domain/permissions.ts';
import { makeQueryNumber, makeReference } from '#app/domain/reference.ts';
import routes from '#app/routes.ts';
import { fileReport } from '#app/use-cases/file-report.server.ts';
import {
  ADMIN_PEOPLE,
  CASE_PATHS,
  type Cell,
  caseCell,
  DESK_PEOPLE,
  OVERSIGHT_PEOPLE,
  PEOPLE,
  type Person,
  PUBLIC_PEOPLE,
  PUBLIC_ROWS,
  STAFF_ROWS,
  STATES,
  withClock,
} from '#tests/e2e/role-matrix.ts';
import {
  buildWorld,
  CODE_OF,
  type StaffPerson,
  signedIn,
  signedInInvestor,
  WORLD_AT,
  WORLD_OPENS,
  type World,
} from '#tests/e2e/role-world.ts';
import { withRules } from '#tests/e2e/rules-world.ts';
import { withService } from '#tests/e2e/service-rows.ts';
import { type Answer, lastingBytes, type Visitor, visit } from '#tests/e2e/visitor.ts';
import { aQueryCode, aReport } from '#tests/support/builders.ts';
import { startPortal, type TestPortal } from '#tests/support/portal.ts';

type Method = 'GET' | 'POST';
const METHODS: Method[] = ['GET', 'POST'];
const LANGUAGES = ['', '/en', '/ru'];
const UNKNOWN_REFERENCE = makeReference(new Uint8Array([3, 1, 4, 1, 5, 9, 2]));
const UNKNOWN_QUERY = makeQueryNumber(new Uint8Array([2, 7, 1, 8, 2, 8, 1]));

let original: TestPortal;
let world: World;
beforeAll(async () => {
  original = await startPortal({ at: WORLD_OPENS, limits: 'lifted' });
  world = await buildWorld(original);
});
afterAll(() => original.close());

/** A world of its own for each person: what one does never changes what another gets. */
async function inOwnWorld(work: (portal: TestPortal) => Promise<void>): Promise<void> {
  const portal = await startPortal({ at: WORLD_AT, limits: 'lifted', copyOf: original.storageDir });
  try {
    await work(portal);
  } finally {
    await portal.close();
  }
}

/** This person's browser, as fresh as after opening draft, case or desk. */
async function visitorFor(portal: TestPortal, person: Person): Promise<Visitor> {
  const actor = world.people.get(person as StaffPerson);
  if (actor) return visit(portal.origin, await signedIn(portal, actor));
  if (person === 'investor with a draft') {
    const [cookie = ''] = await prepareDrafts(portal, 1, portal.now());
    return visit(portal.origin, { '__Host-draft': cookie.replace('__Host-draft=', '') });
  }
  if (person === 'investor with an account')
    return visit(portal.origin, await signedInInvestor(portal, 'own@mail.example'));
  const state = CODE_OF[person];
  const visitor = visit(portal.origin);
  if (state) expect((await visitor.post('/track', { code: world.cases[state].code })).status).toBe(303);
  return visitor;
}

const ask = (visitor: Visitor, method: Method, path: string) =>
  method === 'GET' ? visitor.get(path, { 'Sec-Fetch-Site': 'none' }) : visitor.post(path);

const cellOf = ({ status, location }: Answer): Cell => (location === null ? String(status) : `${status} ${location}`);

const bytesOf = (answer: Answer, reference: string) => lastingBytes(answer).replaceAll(reference, 'REFERENCE');

type RouteEntry = { path?: string; index?: boolean; children?: RouteEntry[] };

/** Every address that the portal answers, as patterns. */
function flatten(entries: readonly RouteEntry[], above = ''): string[] {
  return entries.flatMap(({ path, index, children }) => {
    const here = path ? `${above}/${path}` : above;
    if (children) return flatten(children, here);
    return [index ? here || '/' : here];
  });
}

describe('the table', () => {
  test('has a row for every route, and no row without one', () => {
    const publicPaths = LANGUAGES.flatMap((language) =>
      Object.keys(PUBLIC_ROWS).map((path) => (path === '/' ? language || '/' : `${language}${path}`)),
    );
    const rows = [...publicPaths, ...Object.keys(STAFF_ROWS), ...CASE_PATHS];
    expect([...rows].sort()).toEqual([...flatten(routes)].sort());
    expect(new Set(rows).size).toBe(rows.length);
  });
});

describe.each(PEOPLE)('%s', (person) => {
  test('gets at every address without a case what the table says', async () => {
    expect(await differencesInAll(person)).toEqual([]);
  });
});

/** What an investor behind a code does in one language would be done in the next, so each has a world of its own. */
async function differencesInAll(person: Person): Promise<string[]> {
  const differences: string[] = [];
  const worlds = CODE_OF[person] ? LANGUAGES.map((language) => [language]) : [LANGUAGES];
  for (const languages of worlds) {
    await inOwnWorld(async (portal) => {
      for (const language of languages) differences.push(...(await differencesIn(portal, person, language)));
    });
  }
  return differences;
}

async function differencesIn(portal: TestPortal, person: Person, language: string): Promise<string[]> {
  const rows = language === '' ? { ...PUBLIC_ROWS, ...STAFF_ROWS } : PUBLIC_ROWS;
  const differences: string[] = [];
  for (const [pattern, row] of Object.entries(rows)) {
    const path = pattern === '/' ? language || '/' : `${language}${addressOf(pattern)}`;
    for (const method of METHODS) {
      const cells = method === 'GET' ? row.get : row.post;
      const expected = (cells[person] ?? cells.others).replace(' L/', ` ${language}/`);
      const found = cellOf(await ask(await visitorFor(portal, person), method, path));
      if (found !== expected) differences.push(`${method} ${path}: ${found}, not ${expected}`);
    }
  }
  return differences;
}

describe.each([...DESK_PEOPLE, ...OVERSIGHT_PEOPLE])('%s, at cases', (person) => {
  test('gets in every state what the table says, and a 404 like that of an unknown case', async () => {
    await inOwnWorld(async (portal) => {
      const visitor = await visitorFor(portal, person);
      const area = OVERSIGHT_PEOPLE.some((name) => name === person) ? '/oversight/' : '/desk/';
      const differences: string[] = [];
      for (const method of METHODS) {
        for (const pattern of CASE_PATHS.filter((path) => path.startsWith(area))) {
          const unknown = await ask(visitor, method, addressOf(pattern, UNKNOWN_REFERENCE));
          const expectedUnknown = caseCell(pattern, { method, state: 'new', person: 'nobody' });
          if (cellOf(unknown) !== expectedUnknown)
            differences.push(`${method} ${pattern}, unknown: ${cellOf(unknown)}`);
          for (const state of STATES) {
            const { reference } = world.cases[state];
            const answer = await ask(visitor, method, addressOf(pattern, reference));
            const expected = caseCell(pattern, { method, state, person }).replace(':reference', reference);
            const found = cellOf(answer);
            if (found !== expected) differences.push(`${method} ${pattern}, ${state}: ${found}, not ${expected}`);
            if (expected !== '404' || found !== '404') continue;
            if (bytesOf(answer, reference) !== bytesOf(unknown, UNKNOWN_REFERENCE)) {
              differences.push(`${method} ${pattern}, ${state}: not the bytes of an unknown case`);
            }
          }
        }
      }
      expect(differences).toEqual([]);
    });
  });
});

describe('without a session of the area', () => {
  test.each([...PUBLIC_PEOPLE, ...ADMIN_PEOPLE])(
    '%s is led to the sign-in page of every address of a case',
    async (person) => {
      await inOwnWorld(async (portal) => {
        expect(await strangersCells(portal, person, CASE_PATHS)).toEqual([]);
      });
    },
  );

  test('desk and oversight do not open with the session of the other', async () => {
    await inOwnWorld(async (portal) => {
      const desk = CASE_PATHS.filter((path) => path.startsWith('/desk'));
      const oversight = CASE_PATHS.filter((path) => path.startsWith('/oversight'));
      expect(await strangersCells(portal, 'inspector', desk)).toEqual([]);
      expect(await strangersCells(portal, 'lead officer', oversight)).toEqual([]);
      const head = world.people.get('inspection head') as StaffActor;
      const { '__Host-oversight': token = '' } = await signedIn(portal, head);
      const swapped = visit(portal.origin, { '__Host-desk': token });
      expect(cellOf(await swapped.get('/desk'))).toBe('303 /desk/sign-in?expired=1');
    });
  });
});

test('the session of an account lists and opens its own cases, and nobody else’s', async () => {
  await inOwnWorld(async (portal) => {
    const contact = { name: '王', phone: '13800000000', email: null, reachable: null, project: null };
    const report = aReport({ identityMode: 'named', contact, queryAgreed: false });
    const cases: { reference: string; code: string }[] = [];
    for (const code of [aQueryCode(9001), aQueryCode(9002)]) {
      const ctx = { db: portal.db, keys: portal.keys, now: portal.now(), actor: { kind: 'investor' } } as const;
      const filed = await fileReport(ctx, { submissionId: `of-account-${code}`, code, report });
      if (filed.ok) cases.push({ reference: filed.reference, code });
    }
    const people = await Promise.all(
      ['one@mail.example', 'other@mail.example'].map(async (email) =>
        visit(portal.origin, await signedInInvestor(portal, email)),
      ),
    );
    for (const [place, visitor] of people.entries()) {
      const [own, foreign] = [cases[place], cases[1 - place]];
      const added = await visitor.post('/me', { intent: 'add', code: own?.code ?? '' });
      expect(cellOf(added)).toBe('303 /me?done=added');
      const { text } = await visitor.get('/me');
      expect(text).toContain(own?.reference);
      expect(text).not.toContain(foreign?.reference);
      const open = (reference = '') => visitor.post('/me', { intent: 'open', reference });
      expect(cellOf(await open(foreign?.reference))).toBe('303 /me?done=gone');
      expect(cellOf(await visitor.get('/track/case'))).toBe('303 /track');
      expect(cellOf(await open(own?.reference))).toBe('303 /track/case');
      expect((await visitor.get('/track/case')).text).toContain(own?.reference);
    }
  });
});

test("the accused unit's query opens for nobody else, and as an unknown number does", async () => {
  await inOwnWorld(async (portal) => {
    for (const person of DESK_PEOPLE.filter((name) => name !== 'accused officer')) {
      const visitor = await visitorFor(portal, person);
      const [foreign, unknown] = [world.query, UNKNOWN_QUERY];
      const answers = [await visitor.get(`/desk/query/${foreign}`), await visitor.get(`/desk/query/${unknown}`)];
      const [one, other] = answers.map((answer, place) => bytesOf(answer, [foreign, unknown][place] ?? ''));
      expect(one, person).toBe(other);
    }
  });
});

/** Where somebody without a session of the area is not led to its sign-in page. */
async function strangersCells(portal: TestPortal, person: Person, paths: string[]): Promise<string[]> {
  const differences: string[] = [];
  const visitor = await visitorFor(portal, person);
  for (const pattern of paths) {
    const area = pattern.split('/')[1];
    const isPageOnly = isShownOnly(pattern);
    for (const method of METHODS) {
      const expected = method === 'POST' && isPageOnly ? '405' : `303 /${area}/sign-in`;
      const found = cellOf(await ask(visitor, method, addressOf(pattern, world.cases['in progress'].reference)));
      if (found !== expected) differences.push(`${method} ${pattern}: ${found}, not ${expected}`);
    }
  }
  return differences;
}

/** Pages without a form of their own; a duty's page has one. */
function isShownOnly(pattern: string): boolean {
  return /\/(:reference|:number|:key|sheet|procedure-paper)$/.test(pattern) && !pattern.endsWith('/duty/:key');
}

function addressOf(pattern: string, reference = ''): string {
  return withRules(withClock(withService(pattern)), world.rules)
    .replace('*', 'no-such-page')
    .replace(':step', 'kind')
    .replace(':file', 'receipt.json')
    .replace(':reference', reference)
    .replace('/proof/:number', `/proof/${world.proof}`)
    .replace('/file/:number', `/file/${world.file}`)
    .replace('/query/:number', `/query/${world.query}`);
}
