import type { Row } from '#tests/e2e/role-matrix.ts';

const same = (cell: string) => ({ others: cell });
const GONE = '303 L/apply/company-registration?gone=1';

const BEHIND_A_CODE = Object.fromEntries(
  ['an asked', 'a refused', 'an answered'].map((state) => [
    `investor behind the code of ${state} case`,
    '303 L/track/case?sent=changed',
  ]),
);

/** The addresses of services and applications; the same for everybody without an application of this browser. */
export const SERVICE_ROWS: Record<string, Row> = {
  '/services': { get: same('200'), post: same('405') },
  '/services/:id': { get: same('200'), post: same('405') },
  '/services/:id/written': { get: same('200'), post: same('400') },
  '/apply/resume': { get: same('200'), post: same('400') },
  '/apply/done': { get: same('200'), post: same('303 L/apply/done') },
  '/apply/done/:file': { get: same('303 L/apply/done'), post: same('405') },
  '/apply/:id': { get: same('200'), post: same('303 L/apply/company-registration/step/applicant') },
  '/apply/:id/step/files': { get: same(GONE), post: same(GONE) },
  '/apply/:id/step/:step': { get: same(GONE), post: same(GONE) },
  '/apply/:id/check': { get: same(GONE), post: same(GONE) },
  '/apply/:id/keep': { get: same(GONE), post: same(GONE) },
  // Their cases are reports: nothing of them is turned into one.
  '/track/case/to-report': {
    get: same('303 L/track/case'),
    post: { ...BEHIND_A_CODE, others: '303 L/track?unsent=1' },
  },
  // Nor is a written answer asked for about a report.
  '/track/case/written': { get: same('303 L/track/case'), post: { ...BEHIND_A_CODE, others: '303 L/track?unsent=1' } },
};

/** An address of a service: of the registration of a company, and its first task; of a unit: the market bureau's. */
export function withService(path: string): string {
  if (path.includes('/departments/:id')) return path.replace(':id', 'scjg');
  if (!/\/(services|apply)\/:id/.test(path)) return path;
  return path.replace(':id', 'company-registration').replace(':step', 'applicant');
}
