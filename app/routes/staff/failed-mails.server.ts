import { type ActionFunctionArgs, data, redirect } from 'react-router';
import { z } from 'zod';
import type { FailedMailsPage } from '#app/components/staff/failed-mails.tsx';
import type { StaffActor } from '#app/domain/permissions.ts';
import type { StaffArea } from '#app/domain/staff-area.ts';
import { parseForm, readForm } from '#app/http/form.ts';
import { mindsMails, type SettleHow, settleMails } from '#app/use-cases/settle-mails.server.ts';
import type { StaffContext } from '#app/use-cases/use-case.server.ts';
import type { Db } from '#db/client.server.ts';
import { hasDeadMails, listDeadMails } from '#db/repositories/dead-mails.server.ts';

const MOST_LISTED = 100;
const HOWS = ['retry', 'set_aside'] as const satisfies readonly SettleHow[];
const SettleSchema = z.object({ how: z.enum(HOWS), until: z.iso.datetime() });

/** Whether the banner of this person's pages tells of mails that were given up. */
export async function tellsOfDeadMails(db: Db, actor: StaffActor): Promise<boolean> {
  return (await hasDeadMails(db, actor.departmentId)) && (await mindsMails(db, actor));
}

/** What the page of failed mails lists. 403 for whom the unit's mails are not. */
export async function loadFailedMails(ctx: StaffContext, url: string): Promise<FailedMailsPage> {
  await requireMinder(ctx);
  const listed = await listDeadMails(ctx.db, ctx.actor.departmentId, MOST_LISTED + 1);
  const asked = new URL(url).searchParams.get('done');
  return {
    mails: listed.slice(0, MOST_LISTED),
    isCut: listed.length > MOST_LISTED,
    until: ctx.now,
    done: HOWS.find((how) => how === asked) ?? null,
  };
}

/** The POST of its two buttons: the list again with a confirmation. */
export async function settleFailedMails(
  ctx: StaffContext,
  { request, area }: Pick<ActionFunctionArgs, 'request'> & { area: StaffArea },
) {
  const form = parseForm(SettleSchema, await readForm(request));
  if (!form.ok) {
    await requireMinder(ctx);
    return data({ isIncomplete: true }, 400);
  }
  const { how, until } = form.value;
  const result = await settleMails(ctx, { how, until: new Date(until) });
  if (!result.ok) throw data(null, 403);
  return redirect(`/${area}/mail?done=${how}`, 303);
}

async function requireMinder(ctx: StaffContext): Promise<void> {
  if (!(await mindsMails(ctx.db, ctx.actor))) throw data(null, 403);
}
