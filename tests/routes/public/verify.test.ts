import { describe, expect, test } from 'vitest';
import { startTrackSession } from '#app/auth/public-session.server.ts';
import { proofLine, type ReceiptProof } from '#app/domain/receipt-proof.ts';
import type { PortalContext } from '#app/load-context.ts';
import * as receiptFile from '#app/routes/public/receipt-file.tsx';
import * as trackReceipt from '#app/routes/public/track-receipt.tsx';
import { action, loader } from '#app/routes/public/verify.tsx';
import * as key from '#app/routes/public/verify-key.tsx';
import { aReporter, fillIn } from '#tests/routes/public/a-reporter.ts';
import { testKeys } from '#tests/support/keys.ts';

const URL_OF = (path: string) => new URL(path, 'http://localhost');

async function post(context: PortalContext, fields: Record<string, string | File>) {
  const body = new FormData();
  for (const [name, value] of Object.entries(fields)) body.append(name, value);
  const url = URL_OF('/verify');
  const request = new Request(url, { method: 'POST', body });
  const { data, init } = await action({ context, request, url, pattern: '/verify', params: {} });
  return { status: init?.status ?? 200, shown: data };
}

/** A file of the receipt as this browser gets it; null status where it is led elsewhere. */
async function fileOf(reporter: ReturnType<typeof aReporter>, name: string, cookie = reporter.cookie()) {
  const url = URL_OF(`/report/done/${name}`);
  const request = new Request(url, { headers: cookie ? { Cookie: cookie } : {} });
  return receiptFile.loader({
    context: reporter.context,
    request,
    url,
    pattern: '/report/done/:file',
    params: { file: name },
  });
}

async function aSentReport() {
  const reporter = aReporter();
  await fillIn(reporter);
  await reporter.send({ query: 'no' });
  return reporter;
}

describe('the files of a receipt', () => {
  test('are given to the browser that reported, kept nowhere, under names that say nothing', async () => {
    const reporter = await aSentReport();
    const receipt = await fileOf(reporter, 'receipt.json');
    expect(receipt.headers.get('Content-Disposition')).toBe('attachment; filename="receipt.json"');
    expect(receipt.headers.get('Cache-Control')).toBe('no-store');
    const { proof } = (await reporter.ask('/report/done')).shown as { proof: ReceiptProof };
    expect(await receipt.text()).toBe(`${proofLine(proof)}\n`);
    expect(JSON.parse(await (await fileOf(reporter, 'text.json')).text())).toMatchObject({
      what: '在检查点被要求缴费，没有票据。',
    });
  });

  test('hold neither code nor text in the receipt itself', async () => {
    const reporter = await aSentReport();
    const { codeGroups } = (await reporter.ask('/report/done')).shown as { codeGroups: string[] };
    const receipt = await (await fileOf(reporter, 'receipt.json')).text();
    expect([...codeGroups, '检查点', 'jtj'].filter((secret) => receipt.includes(secret))).toEqual([]);
  });

  test('are given to nobody before it is sent, to no other browser, and not once the code is confirmed', async () => {
    const reporter = aReporter();
    await fillIn(reporter);
    expect((await fileOf(reporter, 'receipt.json')).headers.get('Location')).toBe('/report/check');
    await reporter.send({ query: 'no' });
    expect((await fileOf(reporter, 'receipt.json', '')).headers.get('Location')).toBe('/report/done');
    const cookie = reporter.cookie();
    const { codeGroups } = (await reporter.ask('/report/done')).shown as { codeGroups: string[] };
    await reporter.ask('/report/done', { group2: codeGroups[1] ?? '', group4: codeGroups[3] ?? '' });
    expect((await fileOf(reporter, 'receipt.json', cookie)).headers.get('Location')).toBe('/report/done');
  });

  test.each(['receipt.exe', 'toString', ''])('there is none called “%s”', async (name) => {
    const reporter = await aSentReport();
    await expect(fileOf(reporter, name)).rejects.toMatchObject({ init: { status: 404 } });
  });
});

describe('the receipt behind the code', () => {
  test('is the one of the day of the report, for whoever opened the case with the code, and for nobody else', async () => {
    const reporter = await aSentReport();
    const { context } = reporter;
    const first = await (await fileOf(reporter, 'receipt.json')).text();
    const [caseRow] = await reporter.rows('cases');
    const cookie = (await startTrackSession(context, caseRow?.id ?? 0)).split(';')[0] ?? '';
    const url = URL_OF('/track/case/receipt.json');
    const ask = (headers: HeadersInit) =>
      trackReceipt.loader({ context, request: new Request(url, { headers }), url, pattern: url.pathname, params: {} });
    expect(await (await ask({ Cookie: cookie })).text()).toBe(first);
    await expect(ask({})).rejects.toMatchObject({ status: 303 });
  });
});

describe('checking a receipt', () => {
  test('pasted or as a file, with the text or without', async () => {
    const reporter = await aSentReport();
    const line = await (await fileOf(reporter, 'receipt.json')).text();
    const text = await (await fileOf(reporter, 'text.json')).text();
    const { context } = reporter;
    const held = { verdict: 'valid', holding: 'held' };
    expect(await post(context, { proof: line })).toMatchObject({
      status: 200,
      shown: { checked: { ...held, isSameText: null } },
    });
    const files = { proofFile: new File([line], 'receipt.json'), textFile: new File([text], 'text.json') };
    expect(await post(context, files)).toMatchObject({ shown: { checked: { ...held, isSameText: true } } });
    expect(await post(context, { proof: line, text: '别的话' })).toMatchObject({
      shown: { checked: { ...held, isSameText: false } },
    });
  });

  test('a receipt that is altered is not told apart by whether there is such a case', async () => {
    const reporter = await aSentReport();
    const { proof } = (await reporter.ask('/report/done')).shown as { proof: ReceiptProof };
    const altered = { ...proof, receivedOn: '2026-01-01' };
    const there = await post(reporter.context, { proof: proofLine(altered) });
    const elsewhere = await post(aReporter().context, { proof: proofLine(altered) });
    expect(there).toEqual(elsewhere);
    expect(there).toMatchObject({ status: 200, shown: { checked: { verdict: 'altered', holding: null } } });
  });

  test.each([
    ['nothing', {}, 'missing'],
    ['only blanks', { proof: '   ' }, 'missing'],
    ['a query code', { proof: 'B8AR1-R3Y1J-ESJHD-RFR68' }, 'unreadable'],
    ['a file that is no receipt', { proofFile: new File(['%PDF-1.7 …'], 'a.pdf') }, 'unreadable'],
  ])('%s is refused and kept', async (_, fields, error) => {
    const answer = await post(aReporter().context, fields);
    expect(answer).toMatchObject({ status: 400, shown: { error } });
    if ('proof' in fields) expect(answer.shown).toMatchObject({ values: { proof: fields.proof } });
  });

  test('names the key and gives it away', async () => {
    const { context } = aReporter();
    const url = URL_OF('/verify');
    const args = { context, request: new Request(url), url, pattern: '/verify', params: {} };
    expect(loader(args)).toEqual({ keyId: testKeys.receipt.id });
    expect(await key.loader(args).text()).toMatch(
      /^-----BEGIN PUBLIC KEY-----\n[\w+/=]{60}\n-----END PUBLIC KEY-----\n$/,
    );
  });
});
