import type { LoaderFunctionArgs } from 'react-router';
import { expect, test } from 'vitest';
import * as sheet from '#app/routes/desk/sheet.tsx';
import { aSignedInOfficer } from '#tests/routes/desk/desk-visitor.ts';
import { argsOf, outcomeOf, pageOf } from '#tests/routes/oversight/oversight-browser.tsx';
import { accusing, fileAReport, MONDAY } from '#tests/support/builders.ts';
import { aContext } from '#tests/support/context.ts';

type Shown = Parameters<typeof sheet.default>[0]['loaderData'];

const CONTACT = { name: '赵敏敏', phone: '13812345678', email: null, reachable: '上午', project: '木材加工厂' };
const SECRETS = [
  '旧厂房门口',
  '退还全部',
  '装卸费垫付',
  '赵敏敏',
  '13812345678',
  '木材加工厂',
  '10月9日',
  '10 月 9 日',
];

/** A report about a body outside the county, as the hub or the lead of another one opens its sheet. */
async function theSheet(given: { wordsToHigher: boolean; accused?: string }) {
  const context = aContext({ clock: () => MONDAY });
  const { reference } = await fileAReport(context.db, {
    report: {
      identityMode: 'named',
      contact: CONTACT,
      accused: accusing(given.accused ?? 'hbj'),
      queryAgreed: false,
      what: '在旧厂房门口被收费。',
      outcome: '退还全部。',
      amounts: [
        {
          itemCode: null,
          itemText: '装卸费垫付',
          amountFen: 120_000,
          paidOn: '2026-10-09',
          paidHow: 'cash',
          receiptKind: 'none',
        },
      ],
      wordsToHigher: given.wordsToHigher,
    },
    at: MONDAY,
  });
  const hub = await aSignedInOfficer(context, { department: 'zsj', role: 'hub' });
  const path = `/desk/t/${reference}/sheet`;
  const args = {
    ...argsOf(context, { path, cookie: hub.cookie }),
    params: { reference },
  } as unknown as LoaderFunctionArgs;
  const { status, data } = await outcomeOf<Shown>(() => sheet.loader(args));
  return { status, page: status === 200 ? pageOf(<sheet.default loaderData={data} />, path) : '' };
}

test('the sheet for the higher body holds fields alone where the reporter kept the words back', async () => {
  const { page } = await theSheet({ wordsToHigher: false });
  for (const field of ['1,200', '没有票据', '不在收费目录里的项目']) expect(page).toContain(field);
  expect(SECRETS.filter((secret) => page.includes(secret))).toEqual([]);
});

test('holds the words too where the reporter agreed, and still no name, contact, day or typed item', async () => {
  const { page } = await theSheet({ wordsToHigher: true });
  expect(SECRETS.filter((secret) => page.includes(secret))).toEqual(['旧厂房门口', '退还全部']);
});

test('is there for what goes outside the county alone', async () => {
  expect((await theSheet({ wordsToHigher: true, accused: 'jtj' })).status).toBe(404);
});
