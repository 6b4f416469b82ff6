import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from 'react-router';
import { z } from 'zod';
import { AdminPage } from '#app/components/admin/admin-page.tsx';
import { PageTitle } from '#app/components/layout/page-title.tsx';
import { NoticeBody } from '#app/components/notice/notice-body.tsx';
import { BackLink } from '#app/components/ui/back-link.tsx';
import { Button } from '#app/components/ui/button.tsx';
import { ErrorSummary } from '#app/components/ui/error-summary.tsx';
import { TextArea } from '#app/components/ui/field.tsx';
import { Notice } from '#app/components/ui/notice.tsx';
import { LONGEST_SHORT_TEXT } from '#app/domain/typed-text.ts';
import { filledText, parseForm, readForm } from '#app/http/form.ts';
import { adminTexts } from '#app/i18n/index.ts';
import { adminContext, openAdmin } from '#app/routes/admin/admin-page.server.ts';
import { today } from '#app/routes/admin/fee-pages.server.ts';
import { requireNotice } from '#app/routes/admin/notice-pages.server.ts';
import { takeDownNotice } from '#app/use-cases/take-down-notice.server.ts';
import { getCountyRules } from '#db/repositories/county-rules.server.ts';

const words = adminTexts.notices;
const Removal = z.object({
  reason: filledText({ missing: words.errors.reason, max: LONGEST_SHORT_TEXT, tooLong: words.errors.reasonLong }),
});

type Refusal = { reason: string; error: string };

export async function loader(args: LoaderFunctionArgs) {
  const { ctx, frame } = await openAdmin(args);
  const notice = await requireNotice(ctx.db, args.params.id);
  return { frame, notice, isWaiting: notice.shownOn > today(await getCountyRules(ctx.db), ctx.now) };
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await adminContext(args);
  const { id } = await requireNotice(ctx.db, args.params.id);
  const form = parseForm(Removal, await readForm(args.request));
  if (!form.ok) {
    const { reason: error = words.errors.reason } = form.errors;
    return data<Refusal>({ reason: form.values.reason ?? '', error }, 400);
  }
  const done = await takeDownNotice(ctx, id, form.value.reason);
  if (!done.ok) throw data(null, 404);
  return redirect(`/admin/notices?removed=${id}`, 303);
}

type Props = { loaderData: Awaited<ReturnType<typeof loader>>; actionData?: Refusal };

export default function TakeDownNotice({ loaderData: { frame, notice, isWaiting }, actionData }: Props) {
  const { removal, texts } = notice;
  const title = words.takeDownTitle(texts.zh.title);
  return (
    <AdminPage frame={frame} tab="notices">
      <PageTitle title={title} hasErrors={actionData !== undefined} />
      <BackLink href="/admin/notices">{words.title}</BackLink>
      <ErrorSummary errors={actionData && { reason: actionData.error }} />
      <h1 className="page-title">{title}</h1>
      <div className="column">
        {removal ? (
          <Notice>{words.goneAlready(removal.on, removal.reason)}</Notice>
        ) : (
          <form method="post" noValidate>
            <Notice tone="warn">{isWaiting ? words.takeDownWaiting : words.takeDownLead}</Notice>
            <div className="mb-6">
              <NoticeBody text={texts.zh.text} lang={undefined} />
            </div>
            <TextArea
              name="reason"
              label={words.reason}
              hint={words.reasonHint}
              value={actionData?.reason}
              error={actionData?.error}
              rows={3}
            />
            <div className="actions">
              <Button>{words.takeDownButton}</Button>
              <a href="/admin/notices">{words.cancel}</a>
            </div>
          </form>
        )}
      </div>
    </AdminPage>
  );
}
