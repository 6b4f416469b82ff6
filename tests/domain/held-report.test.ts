import { describe, expect, test } from 'vitest';
import { canHold, countFirms, firmTraits, heldItem, remediesWhileHeld } from '#app/domain/held-report.ts';
import type { Contact } from '#app/domain/report.ts';
import { compileCalendar } from '#app/domain/sla/calendar.ts';
import { getCountyRules } from '#db/repositories/county-rules.server.ts';
import { readCountyCalendar } from '#tests/domain/sla/office-calendar.ts';
import { accusing, aReport } from '#tests/support/builders.ts';
import { testDb } from '#tests/support/db.ts';

const someone = (changes: Partial<Contact>): Contact => ({
  name: '李四商行',
  phone: null,
  email: null,
  reachable: null,
  project: null,
  ...changes,
});
const marks = (changes: Partial<Contact>) => firmTraits({ identityMode: 'named', contact: someone(changes) });

describe('who counts as a firm', () => {
  test('three who give no name are one, since nobody can tell them apart', () => {
    const nameless = firmTraits({ identityMode: 'anonymous', contact: null });
    expect(countFirms([nameless, nameless, nameless])).toBe(1);
  });

  test('one telephone is one firm however the name is written, and one name is one firm', () => {
    expect(countFirms([marks({ phone: '+86 138-0000-0001' }), marks({ name: '别名', phone: '13800000001' })])).toBe(1);
    expect(countFirms([marks({ phone: '13800000001' }), marks({ name: '李四 商行', phone: '13800000002' })])).toBe(1);
  });

  test('two that a third connects are one', () => {
    const one = marks({ name: '甲', phone: '13800000001' });
    const other = marks({ name: '乙', email: 'b@example.test' });
    expect(countFirms([one, other])).toBe(2);
    expect(countFirms([one, other, marks({ name: '丙', phone: '13800000001', email: 'B@example.test' })])).toBe(1);
  });

  test('three with nothing in common are three, a hidden one among them', () => {
    const hidden = firmTraits({ identityMode: 'hidden', contact: someone({ name: '丙', phone: '13800000003' }) });
    expect(countFirms([marks({ name: '甲', phone: '13800000001' }), marks({ name: '乙' }), hidden])).toBe(3);
  });
});

describe('what can be kept', () => {
  test('is a report on one unit inside the county, not urgent and none of L4, L5 and L8', async () => {
    const county = await getCountyRules(testDb());
    const can = (changes: Parameters<typeof aReport>[0], route: 'lead' | 'triage' = 'lead') =>
      canHold(aReport(changes), { route }, county);
    expect(can({})).toBe(true);
    for (const category of ['L4', 'L5', 'L8']) expect(can({ category })).toBe(false);
    expect(can({ accused: accusing('jtj', 'scjg') })).toBe(false);
    expect(can({ accused: accusing() })).toBe(false);
    expect(can({ category: null })).toBe(false);
    expect(can({}, 'triage')).toBe(false);
  });

  test('is the same where the one item is, and by category where there is none or there are several', () => {
    const line = { itemText: null, amountFen: 100, paidOn: null, paidHow: null, receiptKind: null };
    const of = (...codes: (string | null)[]) =>
      heldItem({ category: 'L1', amounts: codes.map((itemCode) => ({ ...line, itemCode })) });
    expect(of('A-1', 'A-1')).toBe('item:A-1');
    expect(of('A-1', 'A-2')).toBe('category:L1');
    expect(of(null)).toBe('category:L1');
    expect(of()).toBe('category:L1');
  });
});

describe('what runs on while a report is kept', () => {
  const calendar = compileCalendar(readCountyCalendar());
  const amounts = [{ paidOn: '2026-08-31' }, { paidOn: null }, { paidOn: '2026-08-10' }];

  test('is counted from the earliest payment, and from the decision where its day was told', () => {
    const days = (decidedOn: string | null) => {
      const { from, dates } = remediesWhileHeld({ amounts, decidedOn }, calendar, '2026-09-01');
      return [from, ...dates.map(({ remedy, lastOn }) => `${remedy} ${lastOn}`)];
    };
    expect(days(null)).toEqual(['payment', 'reconsideration 2026-10-09', 'litigation 2027-02-10']);
    expect(days('2026-08-31')).toEqual(['decision', 'reconsideration 2026-10-30', 'litigation 2027-03-01']);
  });
});
