import { prepareDrafts } from '#app/bench/prepared.ts';
import type { StaffActor } from '#app/domain/permissions.ts';
import { CASE_PATHS, PUBLIC_ROWS, STAFF_ROWS, STATES, type State, withClock } from '#tests/e2e/role-matrix.ts';
import { type StaffPerson, signedIn, type World } from '#tests/e2e/role-world.ts';
import { withNotice, withRules } from '#tests/e2e/rules-world.ts';
import { withService } from '#tests/e2e/service-rows.ts';
import { type Visitor, visit } from '#tests/e2e/visitor.ts';
import type { TestPortal } from '#tests/support/portal.ts';

const LANGUAGES = ['', '/en', '/ru'];

/** One browser with everything open: a draft, a case by its code, the desk of this person, oversight and administration. */
export async function everybody(
  portal: TestPortal,
  world: World,
  person: StaffPerson = 'lead officer',
): Promise<Visitor> {
  const [draft = ''] = await prepareDrafts(portal, 1, portal.now());
  const cookies = { '__Host-draft': draft.slice(draft.indexOf('=') + 1) };
  const desk = await signedIn(portal, world.people.get(person) as StaffActor);
  const oversight = await signedIn(portal, world.people.get('inspector') as StaffActor);
  const admin = await signedIn(portal, world.people.get('system administrator') as StaffActor);
  const visitor = visit(portal.origin, { ...cookies, ...desk, ...oversight, ...admin });
  await visitor.post('/track', { code: world.cases.asked.code });
  await visitor.post('/apply/company-registration');
  return visitor;
}

/** The public addresses in three languages. */
export function publicAddresses(): string[] {
  const paths = LANGUAGES.flatMap((language) => Object.keys(PUBLIC_ROWS).map((path) => `${language}${path}`));
  return paths.map((path) =>
    withNotice(withService(withClock(path)))
      .replace('*', 'no-such-page')
      .replace(':step', 'kind')
      .replace(':file', 'receipt.json'),
  );
}

/** The addresses of staff, cases in every state or in these. */
export function staffAddresses(world: World, states: readonly State[] = STATES): string[] {
  const cases = CASE_PATHS.flatMap((path) =>
    states.map((state) => path.replace(':reference', world.cases[state].reference)),
  );
  return [...Object.keys(STAFF_ROWS), ...cases].map((path) =>
    withRules(withClock(path), world.rules)
      .replace('/proof/:number', `/proof/${world.proof}`)
      .replace('/file/:number', `/file/${world.file}`)
      .replace('/query/:number', `/query/${world.query}`),
  );
}

/** Every address of the portal. */
export function addressesOf(world: World): string[] {
  return [...publicAddresses(), ...staffAddresses(world)];
}
