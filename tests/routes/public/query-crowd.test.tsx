import { describe, expect, test } from 'vitest';
import { CheckChoices } from '#app/components/report/check-choices.tsx';
import type { CheckPage } from '#app/components/report/check-page.ts';
import { ChoiceLines } from '#app/components/report/next-steps.tsx';
import { LEAST_CROWD } from '#app/domain/query-crowd.ts';
import type { Receipt } from '#app/domain/receipt.ts';
import { LOCALES, pathFor, textsFor } from '#app/i18n/index.ts';
import * as deskQuery from '#app/routes/desk/query.tsx';
import type { Db } from '#db/client.server.ts';
import { getFeeCatalogue, insertFeeCatalogue } from '#db/repositories/fee-catalogue.server.ts';
import { listOpenQueries } from '#db/repositories/queries.server.ts';
import { renderPage } from '#tests/components/render-page.tsx';
import { aSignedInOfficer } from '#tests/routes/desk/desk-visitor.ts';
import { argsOf, outcomeOf, pageOf } from '#tests/routes/oversight/oversight-browser.tsx';
import { aReporter, type Fields, fillIn } from '#tests/routes/public/a-reporter.ts';
import { anAccount, shanghai, sweepTo } from '#tests/support/builders.ts';
import { CHARGED_ITEM, CHARGING_UNIT, chargedFirms } from '#tests/support/charged-firms.ts';
import { aContext } from '#tests/support/context.ts';

const NOW = '2026-11-23 10:00';
const EARLIER = '2026-09-15 09:00';
const ITEM_NAME = '不动产登记费（非住宅）';
const FIELD_NAME = '涉企收费';
const { check, receipt } = textsFor('zh-CN');
const askedOf = (name: string) => check.query('自然资源局', name, 'receipts');

/** A reporter before the check page of a fee of the catalogue, with so many firms that were charged with it. */
async function aPayer(firms: number, amounts: Fields = { itemCode: CHARGED_ITEM, yuan: '550' }) {
  let now = shanghai(NOW);
  const context = aContext({ clock: () => now });
  const charged = await chargedFirms(context.db, firms, EARLIER);
  const reporter = aReporter(context);
  await fillIn(reporter, { forms: { accused: { unit: CHARGING_UNIT }, amounts } });
  const page = async () => (await reporter.ask('/report/check')).shown as CheckPage;
  const goTo = (wall: string) => {
    now = shanghai(wall);
  };
  return { ...reporter, context, charged, page, goTo };
}

const markupOf = (page: CheckPage, path = '/report/check', values: Fields = {}) =>
  renderPage(<CheckChoices page={page} values={values} errors={{}} />, path);

async function receiptOf(reporter: Awaited<ReturnType<typeof aPayer>>) {
  const { shown } = await reporter.ask('/report/done');
  const choices = (shown as { receipt: Receipt }).receipt;
  return renderPage(<ChoiceLines choices={choices} />);
}

/** What the accused unit reads of its query, on its own page. */
async function readByUnit({ context, goTo }: Awaited<ReturnType<typeof aPayer>>): Promise<string> {
  goTo('2026-11-25 10:00');
  await sweepTo(context.db, context.clock());
  const [query] = await listOpenQueries(context.db, CHARGING_UNIT, context.clock());
  if (!query) throw new Error('no query was served');
  const { cookie } = await aSignedInOfficer(context, { department: CHARGING_UNIT, role: 'officer' });
  const path = `/desk/query/${query.number}`;
  const args = { ...argsOf(context, { path, cookie }), params: { number: query.number } };
  const { data } = await outcomeOf<Awaited<ReturnType<typeof deskQuery.loader>>>(() => deskQuery.loader(args));
  return pageOf(<deskQuery.default loaderData={data} />, path);
}

/** A catalogue of that day in which the item has another name. */
async function renameItem(db: Db): Promise<void> {
  const { accountId } = await anAccount(db, { department: 'zsj', role: 'system_admin' });
  const { entries } = await getFeeCatalogue(db, '2026-11-23');
  const renamed = entries.map((entry) => (entry.code === CHARGED_ITEM ? { ...entry, name: '不动产登记费' } : entry));
  const version = { version: 'renamed', effectiveFrom: '2026-11-23', publishedBy: accountId, note: null };
  await insertFeeCatalogue(db, version, renamed, shanghai(NOW));
}

describe('the check page', () => {
  test('says of how many firms the query could be, in round numbers, and offers to name the item', async () => {
    const page = await (await aPayer(6)).page();
    expect(page.query).toMatchObject({ about: 5, items: { about: 5, subject: { name: { zh: ITEM_NAME } } } });
    const markup = markupOf(page);
    expect(markup).toContain(check.queryAbout(5));
    expect(markup).toContain(askedOf(FIELD_NAME));
    expect(markup).toContain(askedOf(ITEM_NAME));
  });

  test('one firm more changes nothing on it', async () => {
    const [six, seven] = [await (await aPayer(6)).page(), await (await aPayer(7)).page()];
    expect(markupOf(six)).toBe(markupOf(seven));
  });

  test('leaves the box of the item empty until it is ticked', async () => {
    const page = await (await aPayer(5)).page();
    const box = /<input type="checkbox"[^>]*name="items"[^>]*>/;
    expect(box.exec(markupOf(page))?.[0]).not.toContain('checked');
    expect(box.exec(markupOf(page, '/report/check', { items: 'yes' }))?.[0]).toContain('checked');
  });

  test('shows neither number nor box below five firms, and says so without alarm', async () => {
    const page = await (await aPayer(4)).page();
    expect(page.query).toMatchObject({ about: null, items: null });
    const markup = markupOf(page);
    expect(markup).toContain(check.queryUncounted);
    expect(markup).not.toContain('name="items"');
    expect(markup).not.toContain(ITEM_NAME);
  });

  test('has no box where the item was typed', async () => {
    const reporter = await aPayer(6, { itemText: '测绘费', yuan: '300' });
    expect((await reporter.page()).query).toMatchObject({ about: 5, items: null });
  });

  test.each(LOCALES)('in %s: number, wording and box', async (locale) => {
    const page = await (await aPayer(5)).page();
    const words = textsFor(locale).check;
    const text = markupOf(page, pathFor(locale, '/report/check')).replaceAll('&#x27;', "'");
    for (const said of [words.queryAbout(5), words.itemsAbout(5), words.itemsAgain(LEAST_CROWD), words.itemsAgree]) {
      expect(text).toContain(said);
    }
  });
});

describe('what is agreed to', () => {
  test('ticked: the receipt and the unit’s page name the item, and nothing of a report', async () => {
    const payer = await aPayer(5);
    expect((await payer.send({ query: 'yes', items: 'yes' })).location).toBe('/report/done');
    expect(await receiptOf(payer)).toContain(receipt.queryItems.named(LEAST_CROWD));
    const read = await readByUnit(payer);
    expect(read).toContain(askedOf(ITEM_NAME));
    for (const trace of ['乱', '反映', '投诉', '举报', '550', 'TS-', '家企业']) expect(read).not.toContain(trace);
  });

  test('not ticked: the field of work, on the receipt and on the unit’s page', async () => {
    const payer = await aPayer(5);
    await payer.send({ query: 'yes' });
    expect(await receiptOf(payer)).toContain(receipt.queryAgreed);
    const read = await readByUnit(payer);
    expect(read).toContain(askedOf(FIELD_NAME));
    expect(read).not.toContain(ITEM_NAME);
  });

  test('ticked and the query declined: none is sent', async () => {
    const payer = await aPayer(5);
    await payer.send({ query: 'no', items: 'yes' });
    expect(await receiptOf(payer)).toContain(receipt.queryDeclined);
    await expect(readByUnit(payer)).rejects.toThrow('no query was served');
  });

  test('a firm fell away while the page was open: the field of work is asked of, and the receipt says why', async () => {
    const payer = await aPayer(5);
    const { shown } = await payer.page();
    const [first = 0] = payer.charged;
    await payer.context.db.updateTable('cases').set({ status: 'withdrawn' }).where('id', '=', first).execute();
    const sent = await payer.ask('/report/check', { shown, query: 'yes', items: 'yes' });
    expect(sent.location).toBe('/report/done');
    expect(await receiptOf(payer)).toContain(receipt.queryItems.too_few(LEAST_CROWD));
    expect(await readByUnit(payer)).toContain(askedOf(FIELD_NAME));
  });

  test('is bound to both wordings and not to the number: one firm more asks nobody to agree again', async () => {
    const [five, ten] = [await (await aPayer(5)).page(), await (await aPayer(10)).page()];
    expect(ten.query?.about).toBe(10);
    expect(ten.shown).toBe(five.shown);
    const renamed = await aPayer(5);
    const { shown } = await renamed.page();
    await renameItem(renamed.context.db);
    const sent = await renamed.ask('/report/check', { shown, query: 'yes', items: 'yes' });
    expect(sent).toMatchObject({ status: 400, shown: { isChanged: true } });
  });
});
