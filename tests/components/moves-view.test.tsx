import { expect, test } from 'vitest';
import { MovesView } from '#app/components/admin/moves-view.tsx';
import type { MoveCount } from '#app/domain/rules/move-tally.ts';
import { renderPage } from '#tests/components/render-page.tsx';

const rowOf = (shifts: MoveCount['shifts']) => {
  const counted = { kind: 'first_contact', unit: null, clocks: 3, earlier: 3, later: 0, appear: 0, vanish: 0 } as const;
  const moves = { counts: { 'first_contact/': { ...counted, shifts } }, rows: [] };
  return renderPage(<MovesView moves={moves} unitNames={{}} />, '/admin/rehearsal/1');
};

test('what moved by less than a day is said so, and never as 0 days with a sign', () => {
  expect(rowOf({ '0': 3 })).toContain('不到 1 天');
  expect(rowOf({ '0': 3 })).not.toMatch(/[−-]0/);
  expect(rowOf({ '-2': 3 })).toContain('−2 天');
  expect(rowOf({ '1': 3 })).toContain('+1 天');
});
