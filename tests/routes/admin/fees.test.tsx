import type { ActionFunctionArgs } from 'react-router';
import { describe, expect, test } from 'vitest';
import type { FeePreview } from '#app/components/admin/fee-import.tsx';
import type { PortalContext } from '#app/load-context.ts';
import * as fees from '#app/routes/admin/fees.tsx';
import * as csv from '#app/routes/admin/fees-csv.tsx';
import * as imports from '#app/routes/admin/fees-import.tsx';
import { uploadedText } from '#app/routes/admin/uploaded-text.server.ts';
import * as checkFee from '#app/routes/public/check-fee.tsx';
import { argsOf, aSignedInAdmin } from '#tests/routes/admin/admin-browser.tsx';
import { outcomeOf, pageOf } from '#tests/routes/oversight/oversight-browser.tsx';
import { shanghai } from '#tests/support/builders.ts';
import { aContext } from '#tests/support/context.ts';

const NOW = shanghai('2026-11-26 10:00');
type Shown = { values: Record<string, string>; errors?: Record<string, string>; preview?: FeePreview };

async function anAdmin() {
  let now = NOW;
  const context = aContext({ clock: () => now });
  const { cookie } = await aSignedInAdmin(context);
  const template = await (await csv.loader(argsOf(context, { path: '/admin/fees/catalogue.csv', cookie }))).text();
  return { context, cookie, template, goTo: (at: Date) => (now = at) };
}

/** Sends the import form as a browser does, file and all. */
async function send(context: PortalContext, cookie: string, fields: Record<string, string | File>) {
  const body = new FormData();
  for (const [name, value] of Object.entries(fields)) body.append(name, value);
  const url = new URL('http://localhost/admin/fees/import');
  const request = new Request(url, { method: 'POST', headers: { Cookie: cookie }, body });
  const args: ActionFunctionArgs = { context, request, url, pattern: url.pathname, params: {} };
  return outcomeOf<Shown>(() => imports.action(args));
}

/** What the public checker says of the first entry at this moment. */
async function limitOf(context: PortalContext): Promise<[version: string, verdict: string]> {
  const fields = { itemCode: 'A-001', yuan: '600', quantity: '1' };
  const answer = await outcomeOf<{ check: { catalogueVersion: string; verdict: { kind: string } } }>(() =>
    checkFee.action(argsOf(context, { path: '/check/fee', fields })),
  );
  const { check } = answer.data;
  return [check.catalogueVersion, check.verdict.kind];
}

describe('the fee catalogue', () => {
  test('is shown in its version in force, and given as a table of which no cell is a formula', async () => {
    const { context, cookie, template } = await anAdmin();
    const loaded = await fees.loader(argsOf(context, { path: '/admin/fees', cookie }));
    const html = pageOf(<fees.default loaderData={loaded} />, '/admin/fees');
    expect(html).toContain('不动产登记费（非住宅）');
    expect(html).toContain('现行');
    expect(template.startsWith('"编码","目录"')).toBe(true);
    expect(template.split('\r\n').flatMap((line) => line.match(/"[=+\-@]/g) ?? [])).toEqual([]);
  });

  test('is looked at before it is published, and judges charges from its day on', async () => {
    const { context, cookie, template, goTo } = await anAdmin();
    const table = template.replace('"550"', '"600"');
    const form = { file: new File([table], '收费.csv'), effectiveOn: '2026/12/1', note: '县财〔2026〕9号' };
    const looked = await send(context, cookie, { ...form, intent: 'preview' });
    const { preview, values } = looked.data;
    expect(looked.status).toBe(200);
    expect(preview?.problems).toEqual([]);
    expect(preview?.changes).toMatchObject([{ kind: 'changed', entry: { code: 'A-001' }, fields: ['standardFen'] }]);
    const page = await importPage(context, cookie, looked.data);
    expect(page).toContain('标准（元）：550 → 600');
    const { file: _, ...again } = form;
    const published = await send(context, cookie, {
      ...again,
      ...values,
      intent: 'publish',
      shown: preview?.shown ?? '',
    });
    expect(published.location).toBe('/admin/fees?version=2026-12-01&published=1');
    expect((await limitOf(context))[1]).toBe('above_standard');
    goTo(shanghai('2026-12-01 08:00'));
    expect(await limitOf(context)).toEqual(['2026-12-01', 'within_standard']);
  });

  test('with a fault is not published: each is named with its line and column', async () => {
    const { context, cookie, template } = await anAdmin();
    const text = template.replace('"550"', '"五百"').replace('"行政事业性收费"', '"别的"');
    const answer = await send(context, cookie, { text, effectiveOn: '2026-12-01', intent: 'publish', shown: 'x' });
    expect(answer.status).toBe(400);
    const page = await importPage(context, cookie, answer.data);
    expect(page).toMatch(/>2<.*目录.*目录只能是四类之一.*别的/s);
    expect(page).toMatch(/标准（元）.*金额写成 120.*五百/s);
    expect(page).not.toContain('value="publish"');
  });

  test.each([
    ['another table than the one looked at', (text: string) => ({ text: text.replace('"80"', '"90"') })],
    ['another day', () => ({ effectiveOn: '2026-12-02' })],
  ])('is not published as %s', async (_, change) => {
    const { context, cookie, template } = await anAdmin();
    const form = { text: template.replace('"550"', '"600"'), effectiveOn: '2026-12-01', note: '' };
    const { preview } = (await send(context, cookie, { ...form, intent: 'preview' })).data;
    const sent = { ...form, ...change(form.text), intent: 'publish', shown: preview?.shown ?? '' };
    const answer = await send(context, cookie, sent);
    expect([answer.status, answer.data.errors]).toEqual([400, { text: '内容和预览时不同，请再看一遍预览' }]);
  });

  test.each([
    ['nothing', { text: ' ', effectiveOn: '2026-12-01' }, 'text'],
    ['no day', { text: 'x', effectiveOn: '很快' }, 'effectiveOn'],
    ['a day that has passed', { text: 'x', effectiveOn: '2026-11-25' }, 'effectiveOn'],
    ['a note without end', { text: 'x', effectiveOn: '2026-12-01', note: '文'.repeat(201) }, 'note'],
  ])('is refused with %s, and what was typed stays', async (_, fields, field) => {
    const { context, cookie } = await anAdmin();
    const answer = await send(context, cookie, { ...fields, intent: 'preview' });
    expect([answer.status, Object.keys(answer.data.errors ?? {})]).toEqual([400, [field]]);
    expect(answer.data.values).toMatchObject({ text: fields.text, effectiveOn: fields.effectiveOn });
  });

  test('of a version that there is not is not found', async () => {
    const { context, cookie } = await anAdmin();
    const paths = ['/admin/fees?version=1999', '/admin/fees/catalogue.csv?version=1999'];
    const [page, table] = await Promise.all([
      outcomeOf(() => fees.loader(argsOf(context, { path: paths[0] ?? '', cookie }))),
      outcomeOf(() => csv.loader(argsOf(context, { path: paths[1] ?? '', cookie }))),
    ]);
    expect([page.status, table.status]).toEqual([404, 404]);
  });
});

describe('a file is read', () => {
  // 收费 in GB18030 and in UTF-16.
  test.each([
    ['UTF-8', Buffer.from('收费', 'utf8')],
    ['UTF-8 with its mark', Buffer.from('\uFEFF收费', 'utf8')],
    ['UTF-16 with its mark', Buffer.from('\uFEFF收费', 'utf16le')],
    ['GB18030', Buffer.from([0xca, 0xd5, 0xb7, 0xd1])],
  ])('in %s', (_, bytes) => {
    expect(uploadedText(new Uint8Array(bytes))).toBe('收费');
  });
});

/** The import page as it answers a form. */
async function importPage(context: PortalContext, cookie: string, actionData: Shown): Promise<string> {
  const loaderData = await imports.loader(argsOf(context, { path: '/admin/fees/import', cookie }));
  return pageOf(<imports.default {...{ loaderData, actionData: actionData as never }} />, '/admin/fees/import');
}
