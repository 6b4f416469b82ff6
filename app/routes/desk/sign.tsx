import type { ActionFunctionArgs, LoaderFunctionArgs } from 'react-router';
import { type ActFormData, ActPage, type ActPageData } from '#app/components/desk/act-page.tsx';
import { ReportAside } from '#app/components/desk/report-aside.tsx';
import { RefusalLines } from '#app/components/staff/refusal-lines.tsx';
import { Button } from '#app/components/ui/button.tsx';
import { deskTexts } from '#app/i18n/index.ts';
import { afterAct, loadAct } from '#app/routes/desk/act-page.server.ts';
import { enterDesk, referenceOf } from '#app/routes/desk/desk-page.server.ts';
import { signAnswer } from '#app/use-cases/sign-answer.server.ts';

export function loader(args: LoaderFunctionArgs) {
  return loadAct(args, 'sign', ['sign']);
}

export async function action(args: ActionFunctionArgs) {
  const { ctx } = await enterDesk(args);
  const reference = referenceOf(args);
  return afterAct(await signAnswer(ctx, reference), args);
}

export default function Sign({ loaderData, actionData }: { loaderData: ActPageData; actionData?: ActFormData }) {
  const texts = deskTexts.acts.sign;
  const pending = loaderData.view.text?.pendingAnswer;
  const more = (
    <>
      <span className="mt-2 block text-desk-hint text-ink-2">
        {texts.pending} · {texts.by(pending?.byName ?? '')}
      </span>
      <blockquote className="whitespace-pre-line border-l-2 border-line-strong pl-3">{pending?.body}</blockquote>
      {pending?.basis && <p>{deskTexts.case.messageBasis(pending.basis.document, pending.basis.article)}</p>}
      <RefusalLines refusal={pending?.refusal} />
    </>
  );
  return (
    <ActPage
      title={texts.title}
      page={loaderData}
      form={actionData}
      effects={[{ more, preview: loaderData.previews.sign }]}
      stale={pending?.bySelf ? { title: texts.ownTitle, sentence: texts.own } : undefined}
      note={texts.note}
      aside={<ReportAside view={loaderData.view} />}
      submit={<Button>{texts.submit}</Button>}
    />
  );
}
