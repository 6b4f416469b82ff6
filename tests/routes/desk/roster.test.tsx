import type { ActionFunctionArgs } from 'react-router';
import { expect, test } from 'vitest';
import * as roster from '#app/routes/desk/roster.tsx';
import { aSignedInOfficer } from '#tests/routes/desk/desk-visitor.ts';
import { argsOf, outcomeOf, pageOf } from '#tests/routes/oversight/oversight-browser.tsx';
import { MONDAY } from '#tests/support/builders.ts';
import { aContext } from '#tests/support/context.ts';

type Shown = Parameters<typeof roster.default>[0];

async function aUnit(role: 'head' | 'officer') {
  const context = aContext({ clock: () => MONDAY });
  const { actor: officer } = await aSignedInOfficer(context, { department: 'scjg', role: 'officer' });
  const head = await aSignedInOfficer(context, { department: 'scjg', role: 'head' });
  const signedIn = role === 'head' ? head : await aSignedInOfficer(context, { department: 'scjg', role: 'officer' });
  const args = (fields?: Record<string, string>) =>
    argsOf(context, { path: '/desk/roster', cookie: signedIn.cookie, fields }) as ActionFunctionArgs;
  const shift = {
    on: '2026-11-03',
    start: '17:30',
    end: '08:30',
    accountId: String(officer.accountId),
    phone: '0991-1234567',
  };
  return { args, shift };
}

test('a shift that is not complete is shown again with what was typed, each error at its field', async () => {
  const { args, shift } = await aUnit('head');
  const { data } = await outcomeOf<Shown['loaderData']>(() => roster.loader(args()));
  const sent = await outcomeOf<NonNullable<Shown['actionData']>>(() =>
    roster.action(args({ ...shift, end: '25:00', phone: 'none' })),
  );
  expect(sent.status).toBe(400);
  const page = pageOf(<roster.default loaderData={data} actionData={sent.data} />, '/desk/roster');
  expect(page).toMatch(/value="17:30"/);
  expect(page).toContain('请填写结束时间');
  expect(page).toContain('请填写值班电话');
});

test('a shift stands in the list with its person, and the head can remove it', async () => {
  const { args, shift } = await aUnit('head');
  expect(await outcomeOf(() => roster.action(args(shift)))).toMatchObject({ location: '/desk/roster?done=1' });
  const { data } = await outcomeOf<Shown['loaderData']>(() => roster.loader(args()));
  const page = pageOf(<roster.default loaderData={data} />, '/desk/roster');
  expect(page).toContain('11 月 3 日（周二）17:30');
  expect(page).toContain('11 月 4 日（周三）08:30');
  const id = String(data.page.shifts[0]?.id);
  expect((await outcomeOf(() => roster.action(args({ remove: id })))).status).toBe(303);
  expect((await outcomeOf<Shown['loaderData']>(() => roster.loader(args()))).data.page.shifts).toEqual([]);
});

test('an officer under a head reads the roster and cannot change it', async () => {
  const { args, shift } = await aUnit('officer');
  const { data } = await outcomeOf<Shown['loaderData']>(() => roster.loader(args()));
  expect(pageOf(<roster.default loaderData={data} />, '/desk/roster')).not.toContain('<select');
  expect((await outcomeOf(() => roster.action(args(shift)))).status).toBe(403);
});
