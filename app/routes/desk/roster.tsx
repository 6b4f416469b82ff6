import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from 'react-router';
import { z } from 'zod';
import { DeskFrame } from '#app/components/desk/desk-frame.tsx';
import { type RosterPage, RosterTable, ShiftFields, type ShiftTyped } from '#app/components/desk/roster.tsx';
import { PageTitle } from '#app/components/layout/page-title.tsx';
import { ErrorSummary } from '#app/components/ui/error-summary.tsx';
import { Notice } from '#app/components/ui/notice.tsx';
import { currentRules } from '#app/domain/county-rules.ts';
import { rosterSpan } from '#app/domain/duty-shift.ts';
import { DESK_ROLES } from '#app/domain/permissions.ts';
import { parseDay } from '#app/domain/sla/civil-day.ts';
import { parsePhone } from '#app/domain/typed-values.ts';
import { filledText, parseForm, readForm } from '#app/http/form.ts';
import { deskTexts } from '#app/i18n/index.ts';
import { enterDesk, loadFrame } from '#app/routes/desk/desk-page.server.ts';
import { addShift, keepsRoster, removeShift } from '#app/use-cases/keep-roster.server.ts';
import type { StaffContext } from '#app/use-cases/use-case.server.ts';
import { listDepartmentAccounts } from '#db/repositories/accounts.server.ts';
import { getCountyRules } from '#db/repositories/county-rules.server.ts';
import { listShifts } from '#db/repositories/duty-rosters.server.ts';

type RosterData = Awaited<ReturnType<typeof loader>>;

const texts = deskTexts.roster;
const LINE = { max: 40, tooLong: deskTexts.acts.errors.tooLong(40) };
const TIME = /^([01]?\d|2[0-3])[:：][0-5]\d$/;
const line = (missing: string) => filledText({ missing, ...LINE });
const ShiftSchema = z.object({
  on: line(texts.errors.on).refine((day) => parseDay(day) !== null, texts.errors.on),
  start: line(texts.errors.start).regex(TIME, texts.errors.start),
  end: line(texts.errors.end).regex(TIME, texts.errors.end),
  accountId: z.coerce.number({ error: texts.errors.person }).int().positive(texts.errors.person),
  phone: line(texts.errors.phone).refine((phone) => parsePhone(phone) !== null, texts.errors.phone),
});

export async function loader(args: LoaderFunctionArgs) {
  const { session, ctx } = await enterDesk(args);
  const isDone = new URL(args.request.url).searchParams.has('done');
  return { frame: await loadFrame(args, session), page: await loadRoster(ctx), isDone };
}

async function loadRoster(ctx: StaffContext): Promise<RosterPage> {
  const { calendar } = currentRules(await getCountyRules(ctx.db));
  const { departmentId } = ctx.actor;
  const { lastDay, ...span } = rosterSpan(calendar, ctx.now);
  const people = await listDepartmentAccounts(ctx.db, departmentId, DESK_ROLES);
  return {
    shifts: (await listShifts(ctx.db, departmentId, span)).map(({ from, to, ...shift }) => ({
      ...shift,
      start: from,
      end: to,
      hasBegun: from <= ctx.now,
    })),
    people: people.map(({ id, displayName }) => ({ id, name: displayName })),
    isKeeper: await keepsRoster(ctx.db, ctx.actor),
    lastDay,
  };
}

export async function action({ request, ...args }: ActionFunctionArgs) {
  const { ctx } = await enterDesk({ request, ...args });
  const fields = await readForm(request);
  if (!(await keepsRoster(ctx.db, ctx.actor))) throw data(null, 403);
  const removed = fields.get('remove');
  if (typeof removed === 'string' && /^[1-9]\d{0,9}$/.test(removed)) {
    await removeShift(ctx, Number(removed));
    return redirect('/desk/roster?done=1', 303);
  }
  const form = parseForm(ShiftSchema, fields);
  if (!form.ok) return data<ShiftTyped>({ values: form.values, errors: form.errors }, { status: 400 });
  const { start, end, ...shift } = form.value;
  const result = await addShift(ctx, { ...shift, from: start, to: end });
  if (result.ok) return redirect('/desk/roster?done=1', 303);
  if (result.reason === 'not_allowed') throw data(null, 403);
  const values = Object.fromEntries(Object.entries(form.value).map(([name, value]) => [name, String(value)]));
  return data<ShiftTyped>({ values, errors: refusalAt(result.reason) }, { status: 400 });
}

function refusalAt(reason: 'time' | 'past' | 'too_far' | 'person'): Record<string, string> {
  if (reason === 'person') return { accountId: texts.errors.person };
  return { on: reason === 'time' ? texts.errors.on : texts.errors[reason] };
}

export default function Roster({ loaderData, actionData }: { loaderData: RosterData; actionData?: ShiftTyped }) {
  const { frame, page, isDone } = loaderData;
  return (
    <DeskFrame frame={frame} isRoster>
      <PageTitle title={texts.title} hasErrors={actionData !== undefined} />
      {isDone && !actionData && (
        <div className="mt-2" role="status">
          <Notice tone="ok">{texts.done}</Notice>
        </div>
      )}
      <div className="column">
        <ErrorSummary errors={actionData?.errors} />
        <h1 className="page-title">{texts.title}</h1>
        <p className="mb-3">{texts.intro}</p>
      </div>
      <RosterTable page={page} />
      <div className="column">
        {page.isKeeper ? <ShiftFields page={page} typed={actionData} /> : <p className="hint">{texts.onlyHead}</p>}
      </div>
    </DeskFrame>
  );
}
