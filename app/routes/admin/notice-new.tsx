import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from 'react-router';
import { AdminPage } from '#app/components/admin/admin-page.tsx';
import { NoticeForm, type NoticePreview, type NoticeValues } from '#app/components/admin/notice-form.tsx';
import { PageTitle } from '#app/components/layout/page-title.tsx';
import { BackLink } from '#app/components/ui/back-link.tsx';
import { ErrorSummary } from '#app/components/ui/error-summary.tsx';
import type { FieldErrors } from '#app/components/ui/field-ids.ts';
import { Notice } from '#app/components/ui/notice.tsx';
import { digestShown } from '#app/crypto/shown.server.ts';
import { type PublicNotice, readTypedNotice } from '#app/domain/public-notice.ts';
import { readTypedDay } from '#app/domain/sla/calendar-typed.ts';
import { adminTexts } from '#app/i18n/index.ts';
import { openAdmin } from '#app/routes/admin/admin-page.server.ts';
import { typedFields } from '#app/routes/admin/calendar-pages.server.ts';
import { today } from '#app/routes/admin/fee-pages.server.ts';
import { requireNotice } from '#app/routes/admin/notice-pages.server.ts';
import { publishNotice } from '#app/use-cases/publish-notice.server.ts';
import type { Db } from '#db/client.server.ts';
import { getCountyRules } from '#db/repositories/county-rules.server.ts';

const words = adminTexts.notices;

type Answer = { values: NoticeValues; errors?: FieldErrors; preview?: NoticePreview };

/** The notice that the address wants corrected, if any. */
async function corrected(db: Db, request: Request): Promise<PublicNotice | null> {
  const asked = new URL(request.url).searchParams.get('corrects');
  return asked === null ? null : requireNotice(db, asked);
}

export async function loader(args: LoaderFunctionArgs) {
  const { ctx, frame } = await openAdmin(args);
  const day = today(await getCountyRules(ctx.db), ctx.now);
  return { frame, day, corrects: await corrected(ctx.db, args.request) };
}

export async function action(args: ActionFunctionArgs) {
  const { ctx } = await openAdmin(args);
  const typed = (await typedFields(args.request)) ?? {};
  const shownOn = readTypedDay(typed.shownOn ?? '') ?? typed.shownOn ?? '';
  const values = { ...typed, shownOn };
  const day = today(await getCountyRules(ctx.db), ctx.now);
  const corrects = (await corrected(ctx.db, args.request))?.id ?? null;
  const read = readTypedNotice(typed);
  const errors = { ...(read.ok ? {} : problemErrors(read.problems)), ...dayErrors(shownOn, day) };
  if (!read.ok || Object.keys(errors).length > 0) return data<Answer>({ values, errors }, 400);
  const { texts } = read;
  const preview = { texts, shown: digestShown({ texts, shownOn, corrects }) };
  if (typed.intent !== 'publish') return data<Answer>({ values, preview });
  if (typed.shown !== preview.shown) {
    return data<Answer>({ values, preview, errors: { titleZh: words.errors.changed } }, 400);
  }
  const published = await publishNotice(ctx, { texts, shownOn, corrects });
  if (published.ok) return redirect(`/admin/notices?published=${published.id}`, 303);
  switch (published.reason) {
    case 'bad_day':
    case 'past_day':
      return data<Answer>({ values, errors: { shownOn: words.errors[published.reason] } }, 400);
    case 'taken_down':
    case 'corrected_already':
      return data<Answer>({ values, errors: { titleZh: words.errors[published.reason] } }, 400);
    case 'not_found':
      throw data(null, 404);
    case 'not_allowed':
      throw data(null, 403);
  }
}

function problemErrors(problems: Partial<Record<keyof typeof words.fields, keyof typeof words.problems>>): FieldErrors {
  return Object.fromEntries(
    Object.entries(problems).map(([field, problem]) => [
      field,
      `${words.fields[field as keyof typeof words.fields]}：${words.problems[problem]}`,
    ]),
  );
}

function dayErrors(shownOn: string, day: string): FieldErrors {
  if (readTypedDay(shownOn) === null) return { shownOn: words.errors.bad_day };
  return shownOn < day ? { shownOn: words.errors.past_day } : {};
}

type Props = { loaderData: Awaited<ReturnType<typeof loader>>; actionData?: Answer };

export default function NewNotice({ loaderData: { frame, day, corrects }, actionData }: Props) {
  const { errors, preview } = actionData ?? {};
  const title = corrects ? words.correctionTitle(corrects.texts.zh.title) : words.newTitle;
  return (
    <AdminPage frame={frame} tab="notices">
      <PageTitle title={title} hasErrors={errors !== undefined} />
      <BackLink href="/admin/notices">{words.title}</BackLink>
      <ErrorSummary errors={errors} />
      <h1 className="page-title">{title}</h1>
      {corrects && (
        <div className="column">
          <Notice>{words.correctionLead}</Notice>
        </div>
      )}
      <NoticeForm values={actionData?.values ?? { ...valuesOf(corrects), shownOn: day }} {...{ errors, preview }} />
    </AdminPage>
  );
}

/** A correction begins with what it corrects. */
function valuesOf(corrects: PublicNotice | null): NoticeValues {
  if (corrects === null) return {};
  const { zh, en, ru } = corrects.texts;
  return {
    titleZh: zh.title,
    textZh: zh.text,
    titleEn: en?.title ?? '',
    textEn: en?.text ?? '',
    titleRu: ru?.title ?? '',
    textRu: ru?.text ?? '',
  };
}
