import { parseQueryCode } from '#app/domain/reference.ts';
import type { Answer, Fields, Visitor } from '#tests/e2e/visitor.ts';

/** The answers of a report, step by step, as the forms send them. */
export type Steps = [step: string, fields: Fields | FormData][];
export type Receipt = { reference: string; code: string };

/** An anonymous report of a fee taken by the transport bureau. */
export function feeSteps(changes: { what?: string; units?: string[]; language?: string } = {}): Steps {
  const { what = '在检查点被要求交管理费，没有文件，没有票据。', units = ['jtj'] } = changes;
  return [
    ['kind', { group: 'fee' }],
    ['category', { category: 'L1' }],
    ['identity', { identityMode: 'anonymous' }],
    ['safety', {}],
    ...accusedSteps(units),
    ['amounts', { itemText: '管理费', yuan: '1200', paidHow: 'cash', receiptKind: 'none' }],
    ['what', { what }],
    ['outcome', { outcome: '退还费用。' }],
    ['evidence', {}],
  ];
}

/** One page, one unit after the other. */
export function accusedSteps(units: string[]): Steps {
  return units.map((unit, place) => ['accused', { unit, intent: place < units.length - 1 ? 'add' : 'continue' }]);
}

/** Begins a report and answers its steps up to the check page. Throws where the portal does not take an answer. */
export async function prepareReport(visitor: Visitor, steps: Steps, language = ''): Promise<void> {
  expectRedirect(await visitor.post(`${language}/report`), 'the start page');
  for (const [step, fields] of steps) {
    expectRedirect(await visitor.post(`${language}/report/step/${step}`, fields), step);
  }
}

/** Sends a prepared report, or what another check page shows: reads the check page, whose form says what it showed. */
export async function sendPrepared(
  visitor: Visitor,
  fields: Fields = { query: 'no' },
  checkPage = '/report/check',
): Promise<Answer> {
  const shown = /name="shown" value="([^"]+)"/.exec((await visitor.get(checkPage)).text)?.[1] ?? '';
  return visitor.post(checkPage, { shown, ...fields });
}

/** What the receipt page shows. */
export async function readReceipt(visitor: Visitor, path = '/report/done'): Promise<Receipt> {
  return receiptOn((await visitor.get(path)).text);
}

export function receiptOn(page: string): Receipt {
  const words = page
    .replace(/<style.*?<\/style>/s, '')
    .replace(/<[^>]*>/g, '')
    .replace(/\s/g, '');
  const reference = /TS-[0-9A-Z]{8}/.exec(words)?.[0];
  const typed = /[0-9A-Z]{5}-[0-9A-Z]{5}-[0-9A-Z]{5}-[0-9A-Z]{5}/.exec(words)?.[0] ?? '';
  const code = parseQueryCode(typed);
  if (!reference || !code) throw new Error('no receipt on the page');
  return { reference, code };
}

/** The whole way: answers, check, receipt. */
export async function fileOver(visitor: Visitor, steps: Steps, check: Fields = { query: 'no' }): Promise<Receipt> {
  await prepareReport(visitor, steps);
  expectRedirect(await sendPrepared(visitor, check), 'the check page');
  return readReceipt(visitor);
}

/** Opens the case of a code in this browser. */
export async function openByCode(visitor: Visitor, code: string): Promise<Answer> {
  const answer = await visitor.post('/track', { code });
  return answer.status === 303 ? visitor.get(answer.location ?? '') : answer;
}

function expectRedirect(answer: Answer, where: string): void {
  if (answer.status !== 303) throw new Error(`${where} answered ${answer.status}`);
}
