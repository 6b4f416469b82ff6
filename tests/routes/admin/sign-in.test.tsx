import { describe, expect, test } from 'vitest';
import { can, type StaffRole } from '#app/domain/permissions.ts';
import { areaOfRole, isSessionOver, rolesOfArea, STAFF_AREAS } from '#app/domain/staff-area.ts';
import * as home from '#app/routes/admin/home.tsx';
import AdminSignIn from '#app/routes/admin/sign-in.tsx';
import * as deskQueue from '#app/routes/desk/queue.tsx';
import * as inbox from '#app/routes/oversight/inbox.tsx';
import { openRecord } from '#app/use-cases/case-record.server.ts';
import { openCase } from '#app/use-cases/open-case.server.ts';
import { argsOf, aSignedInAdmin } from '#tests/routes/admin/admin-browser.tsx';
import { outcomeOf, pageOf } from '#tests/routes/oversight/oversight-browser.tsx';
import { anAccount, asStaff, fileAReport, MONDAY } from '#tests/support/builders.ts';
import { aContext } from '#tests/support/context.ts';

const PATH = '/admin/sign-in';

describe('the administrators’ area', () => {
  test('asks for all three parts at once, in its own frame', () => {
    const html = pageOf(<AdminSignIn loaderData={{ isExpired: false }} />, PATH);
    for (const name of ['userName', 'password', 'code']) expect(html).toContain(`name="${name}"`);
    expect(html).toContain('staff-admin');
  });

  test('opens with a session of its own, and with that session nothing else does', async () => {
    const context = aContext({ clock: () => MONDAY });
    const { cookie } = await aSignedInAdmin(context);
    expect(cookie).toMatch(/^__Host-admin=[\w-]{43}$/);
    const opened = await outcomeOf(() => home.loader(argsOf(context, { path: '/admin', cookie })));
    expect(opened.status).toBe(200);
    const swapped = cookie.replace('__Host-admin', '__Host-desk');
    const desk = await outcomeOf(() => deskQueue.loader(argsOf(context, { path: '/desk', cookie: swapped })));
    expect(desk.location).toBe('/desk/sign-in?expired=1');
    const other = cookie.replace('__Host-admin', '__Host-oversight');
    const oversight = await outcomeOf(() => inbox.loader(argsOf(context, { path: '/oversight', cookie: other })));
    expect(oversight.location).toBe('/oversight/sign-in?expired=1');
  });

  test('ends after 15 minutes without use', () => {
    const session = { createdAt: MONDAY, touchedAt: MONDAY };
    const later = (minutes: number) => new Date(MONDAY.getTime() + minutes * 60_000);
    expect(isSessionOver('admin', session, later(14))).toBe(false);
    expect(isSessionOver('admin', session, later(15))).toBe(true);
  });

  test('shares no role with another: nobody can hold two of them', () => {
    const all = STAFF_AREAS.flatMap((area) => rolesOfArea(area));
    expect(new Set(all).size).toBe(all.length);
    const areas = all.map((role: StaffRole) => areaOfRole(role));
    expect(new Set(areas)).toEqual(new Set(STAFF_AREAS));
  });
});

describe('an administrator', () => {
  test('has no standing on a case, not even of the unit that leads it', async () => {
    const { db } = aContext({ clock: () => MONDAY });
    const admin = await anAccount(db, { department: 'scjg', role: 'system_admin' });
    const { reference } = await fileAReport(db);
    expect(await openCase(asStaff(db, admin, MONDAY), reference)).toBeNull();
  });

  test('may do nothing, whatever the standing of the unit', async () => {
    const { db } = aContext({ clock: () => MONDAY });
    const admin = await anAccount(db, { department: 'scjg', role: 'system_admin' });
    const { caseId } = await fileAReport(db);
    const { caseFile } = await openRecord(db, caseId, MONDAY);
    expect(can(admin, 'read_status', caseFile, ['lead', 'hub', 'discipline', 'told'])).toBe(false);
  });
});
