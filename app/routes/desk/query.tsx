import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from 'react-router';
import { z } from 'zod';
import { DeskFrame } from '#app/components/desk/desk-frame.tsx';
import { PAPERS, QueryFields, type QueryForm } from '#app/components/desk/query-fields.tsx';
import { useWhen } from '#app/components/desk/when.ts';
import { PageTitle } from '#app/components/layout/page-title.tsx';
import { BackLink } from '#app/components/ui/back-link.tsx';
import { Button } from '#app/components/ui/button.tsx';
import { ErrorSummary } from '#app/components/ui/error-summary.tsx';
import { Notice } from '#app/components/ui/notice.tsx';
import { SummaryList } from '#app/components/ui/summary-list.tsx';
import { isOver } from '#app/domain/query.ts';
import { asksOfMeasure } from '#app/domain/query-subject.ts';
import { parseQueryNumber } from '#app/domain/reference.ts';
import { filledText, oneOf, optionalText, parseForm } from '#app/http/form.ts';
import { readFields } from '#app/http/upload.server.ts';
import { deskTexts, textsFor } from '#app/i18n/index.ts';
import { enterDesk, loadFrame, notFound } from '#app/routes/desk/desk-page.server.ts';
import { loadQuerySubjects } from '#app/routes/desk/query-subject.server.ts';
import { fileQueryAnswer } from '#app/use-cases/file-query-answer.server.ts';
import { findQueryForDepartment } from '#db/repositories/queries.server.ts';

type QueryData = Awaited<ReturnType<typeof loader>>;

const LONGEST = 500;
const { missing, tooLong } = deskTexts.query;
const filled = (words: string) => filledText({ missing: words, max: LONGEST, tooLong });
const note = optionalText({ max: LONGEST, tooLong });
const AnswerSchema = z.discriminatedUnion(
  'kind',
  [
    z.object({
      kind: z.literal('basis'),
      documentNumber: filled(missing.documentNumber),
      article: filled(missing.article),
      catalogueItem: filled(missing.catalogueItem),
      validity: filled(missing.validity),
      receiptKind: oneOf(PAPERS, missing.receiptKind),
      note,
    }),
    z.object({ kind: z.literal('refund'), note }),
  ],
  { error: missing.kind },
);

export async function loader(args: LoaderFunctionArgs) {
  const { session, ctx } = await enterDesk(args);
  const number = numberOf(args);
  const query = await findQueryForDepartment(ctx.db, number, session.department.id);
  if (!query) throw notFound();
  const subjectOf = await loadQuerySubjects(ctx.db);
  return {
    frame: await loadFrame(args, session),
    query,
    isOpen: !isOver(query, ctx.now),
    unit: session.department.name.zh,
    subject: subjectOf(query),
    isMeasure: asksOfMeasure(query.category),
    isFiled: new URL(args.request.url).searchParams.has('filed'),
  };
}

export async function action(args: ActionFunctionArgs) {
  const { ctx } = await enterDesk(args);
  const number = numberOf(args);
  const fields = await readFields(args.request);
  const form = fields && parseForm(AnswerSchema, fields);
  if (!form) return data({ values: {}, errors: { kind: missing.kind } }, { status: 400 });
  if (!form.ok) return data({ values: form.values, errors: form.errors }, { status: 400 });
  const result = await fileQueryAnswer(ctx, number, form.value);
  if (result.ok) return redirect(`/desk/query/${number}?filed=1`, 303);
  if (result.reason === 'not_found') throw notFound();
  const values = Object.fromEntries(Object.entries(form.value).map(([name, value]) => [name, value ?? '']));
  return data({ values, errors: { kind: deskTexts.query.alreadyClosed } }, { status: 409 });
}

function numberOf({ params }: LoaderFunctionArgs | ActionFunctionArgs): string {
  const number = parseQueryNumber(params.number ?? '');
  if (!number) throw notFound();
  return number;
}

export default function QueryPage({ loaderData, actionData }: { loaderData: QueryData; actionData?: QueryForm }) {
  const { frame, query, isOpen, unit, subject, isMeasure, isFiled } = loaderData;
  const texts = deskTexts.query;
  const when = useWhen();
  return (
    <DeskFrame frame={frame} isQueries>
      <PageTitle title={texts.heading(query.number)} hasErrors={actionData !== undefined} />
      <div className="column">
        <BackLink href="/desk/queries">{texts.back}</BackLink>
        <ErrorSummary errors={actionData?.errors} />
        <h1 className="page-title">{texts.heading(query.number)}</h1>
        {isFiled && !isOpen && (
          <Notice tone="ok" title={texts.filedTitle}>
            {texts.filed}
          </Notice>
        )}
        {!isFiled && !isOpen && <Notice>{texts.closedNotice}</Notice>}
        <SummaryList
          rows={[
            { term: texts.unit, value: unit },
            { term: texts.subject, value: subject.name.zh },
            { term: texts.served, value: when(query.servedAt) },
            { term: texts.due, value: when(query.dueAt) },
          ]}
        />
        <p className="mb-3">{textsFor('zh-CN').check.query(unit, subject.name.zh, subject.papers)}</p>
        {isOpen && (
          <form method="post">
            <p className="mb-3">{texts.openNotice}</p>
            <QueryFields form={actionData} isMeasure={isMeasure} />
            <div className="actions">
              <Button>{texts.submit}</Button>
            </div>
          </form>
        )}
      </div>
    </DeskFrame>
  );
}
