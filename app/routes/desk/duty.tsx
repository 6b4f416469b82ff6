import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from 'react-router';
import { type ActFormData, ActPage, type ActPageData } from '#app/components/desk/act-page.tsx';
import { DutyFields } from '#app/components/desk/duty-fields.tsx';
import { placeOf } from '#app/components/desk/queue-place.ts';
import { ReportAside } from '#app/components/desk/report-aside.tsx';
import { useWhen } from '#app/components/desk/when.ts';
import { dutyCause, dutyName } from '#app/components/staff/duty-list.tsx';
import { Button } from '#app/components/ui/button.tsx';
import type { DutyView } from '#app/domain/case-view.ts';
import { clockSlug } from '#app/domain/clock-explanation.ts';
import { currentRules } from '#app/domain/county-rules.ts';
import { type DutyKind, dutyKind } from '#app/domain/duty.ts';
import { dayOf } from '#app/domain/sla/calendar.ts';
import { deskTexts } from '#app/i18n/index.ts';
import { afterAct, readAct, shownPreview, typedAgain } from '#app/routes/desk/act-page.server.ts';
import { enterDesk, loadFrame, notFound, openDeskCase, referenceOf } from '#app/routes/desk/desk-page.server.ts';
import { DECISIONS, dutySchema } from '#app/routes/desk/duty-form.server.ts';
import { doDuty, previewDuty } from '#app/use-cases/do-duty.server.ts';
import { getCountyRules } from '#db/repositories/county-rules.server.ts';

type DutyData = ActPageData & { duty: DutyView; kind: DutyKind; rows: readonly number[] };

/** Another unit's duty answers like an unknown one; the own one that is done already, 409. */
export async function loader(args: LoaderFunctionArgs) {
  const { session, ctx } = await enterDesk(args);
  const view = await openDeskCase(args, ctx);
  const duty = view.duties.find((candidate) => candidate.isOwn && clockSlug(candidate.clock) === args.params.key);
  const kind = duty && dutyKind(duty);
  if (!kind) throw notFound();
  const isStale = !duty.mayDo;
  const preview = isStale ? null : await previewDuty(ctx, view.reference, duty.clock);
  const page: DutyData = {
    frame: await loadFrame(args, session),
    view,
    place: placeOf(args.request.url),
    previews: preview ? { do_duty: shownPreview(preview, args) } : {},
    isStale,
    duty,
    kind,
    rows: DECISIONS,
  };
  return data(page, { status: isStale ? 409 : 200 });
}

export async function action(args: ActionFunctionArgs) {
  const { ctx } = await enterDesk(args);
  const clock = args.params.key ?? '';
  const kind = dutyKind({ kind: clock.split('-')[1] ?? '' });
  if (!kind) throw notFound();
  const { calendar } = currentRules(await getCountyRules(ctx.db));
  const form = await readAct(args.request, dutySchema(kind, dayOf(calendar, ctx.now)));
  if (!form.ok) return typedAgain(form);
  const done = await doDuty(ctx, referenceOf(args), { clock, body: form.value });
  return afterAct(done, args, { values: { text: form.value } });
}

export default function Duty({ loaderData, actionData }: { loaderData: DutyData; actionData?: ActFormData }) {
  const texts = deskTexts.duty;
  const { duty, kind, view, previews, rows } = loaderData;
  const when = useWhen();
  const about = [
    texts.about(dutyCause(duty.cause), duty.dueAt ? when(duty.dueAt) : null),
    texts.readBy(duty.recordFor?.name.zh ?? null),
  ];
  const isForHead = duty.doneAt === null && !duty.mayDo;
  return (
    <ActPage
      title={dutyName(duty.kind)}
      page={loaderData}
      form={actionData}
      effects={[{ sees: texts.sees, preview: previews.do_duty }]}
      stale={isForHead ? { title: texts.notHeadTitle, sentence: texts.notHead } : undefined}
      note={about.join(' ')}
      aside={view.text && <ReportAside view={view} />}
      submit={<Button>{texts.submit}</Button>}
    >
      <DutyFields kind={kind} form={actionData} rows={rows} />
    </ActPage>
  );
}
