import type { ActionFunctionArgs, LoaderFunctionArgs } from 'react-router';
import { z } from 'zod';
import { type ActFormData, ActPage, type ActPageData } from '#app/components/desk/act-page.tsx';
import { AnswerFields } from '#app/components/desk/answer-fields.tsx';
import { ReportAside } from '#app/components/desk/report-aside.tsx';
import { WrittenAnswerFields } from '#app/components/desk/written-answer-fields.tsx';
import { Button } from '#app/components/ui/button.tsx';
import { MAX_PROOF_BYTES, PROOF_KINDS } from '#app/domain/proof.ts';
import { filledText, oneOf, optionalText, parseForm } from '#app/http/form.ts';
import { readUpload, type Upload } from '#app/http/upload.server.ts';
import { deskTexts } from '#app/i18n/index.ts';
import { outcomeWords } from '#app/i18n/zh-CN/outcome-words.ts';
import {
  afterAct,
  LONGEST_LINE,
  LONGEST_TEXT,
  loadAct,
  typedAgain,
  typedValues,
} from '#app/routes/desk/act-page.server.ts';
import { enterDesk, openDeskCase } from '#app/routes/desk/desk-page.server.ts';
import { refusedFileWords, storeUpload } from '#app/routes/desk/proof-upload.server.ts';
import { postWrittenAnswer } from '#app/routes/desk/written-answer.server.ts';
import { answerReport } from '#app/use-cases/answer-report.server.ts';

const { errors } = deskTexts.acts;
const basisText = optionalText({ max: LONGEST_LINE, tooLong: errors.tooLong(LONGEST_LINE) });
const AnswerSchema = z
  .object({
    outcome: oneOf(['returned', 'not'], errors.outcome),
    text: filledText({
      missing: errors.text(deskTexts.acts.answer.text),
      max: LONGEST_TEXT,
      tooLong: errors.tooLong(LONGEST_TEXT),
    }),
    basisDocument: basisText,
    basisArticle: basisText,
    proofKind: z.union([z.literal(''), z.enum(PROOF_KINDS)], { error: errors.proofKind }).default(''),
  })
  .superRefine(({ outcome, proofKind, basisDocument, basisArticle }, issues) => {
    const miss = (field: 'proofKind' | 'basisDocument' | 'basisArticle') =>
      issues.addIssue({ code: 'custom', path: [field], message: errors[field] });
    if (outcome === 'returned' && proofKind === '') miss('proofKind');
    if (outcome === 'not' && !basisDocument) miss('basisDocument');
    if (outcome === 'not' && !basisArticle) miss('basisArticle');
  });

export function loader(args: LoaderFunctionArgs) {
  return loadAct(args, 'answer', ['answer_returned', 'answer_not']);
}

export async function action(args: ActionFunctionArgs) {
  const { ctx } = await enterDesk(args);
  const upload = await readUpload(args.request, 'proof', MAX_PROOF_BYTES);
  const { reference, may, text: report } = await openDeskCase(args, ctx);
  if (!upload.ok && upload.reason === 'malformed') return uploadAgain(upload);
  if (report?.request?.ask) return postWrittenAnswer(args, ctx, { reference, fields: upload.fields });
  if (!upload.ok) return uploadAgain(upload);
  const form = parseForm(AnswerSchema, upload.fields);
  if (!form.ok) return typedAgain(form);
  const { outcome, text, proofKind, basisDocument, basisArticle } = form.value;
  const typed = { values: typedValues(form.value) };
  // Before anything is stored: a file without a case would only be an orphan.
  if (!may.includes('answer')) return afterAct({ ok: false, reason: 'not_allowed' }, args, typed);
  if (outcome === 'not' || proofKind === '') {
    const basis = { document: basisDocument ?? '', article: basisArticle ?? '' };
    return afterAct(await answerReport(ctx, reference, { outcome: 'not', text, basis }), args, typed);
  }
  if (report && !report.proofKinds.includes(proofKind)) {
    return typedAgain({ ...typed, lists: {}, errors: { proofKind: errors.proofOfKind } });
  }
  const stored = await storeUpload(args, proofKind, upload.file);
  if (!stored.ok)
    return typedAgain({ ...typed, lists: {}, errors: { proof: refusedFileWords(stored.reason, errors.proof) } });
  const answer = { outcome, text, proof: stored.proof };
  return afterAct(await answerReport(ctx, reference, answer), args, typed);
}

/** A file that cannot be taken: what was typed is kept, beside what else is wrong with it. */
function uploadAgain(upload: Extract<Upload, { ok: false }>) {
  if (upload.reason === 'malformed') return typedAgain({ values: {}, lists: {}, errors: { form: errors.form } });
  const proof = refusedFileWords(upload.reason, errors.proof);
  const form = parseForm(AnswerSchema, upload.fields);
  if (!form.ok) return typedAgain({ ...form, errors: { ...form.errors, proof } });
  return typedAgain({ values: typedValues(form.value), lists: {}, errors: { proof } });
}

export default function Answer({ loaderData, actionData }: { loaderData: ActPageData; actionData?: ActFormData }) {
  const texts = deskTexts.acts.answer;
  const { view, previews } = loaderData;
  if (view.text?.request?.ask) return <InWriting page={loaderData} form={actionData} />;
  const subject = view.text ?? { isAboutMoney: true, request: null };
  const outcomes = outcomeWords(subject);
  return (
    <ActPage
      title={texts.title}
      page={loaderData}
      form={actionData}
      effects={[
        { label: outcomes.returned, more: texts.moreReturned, preview: previews.answer_returned },
        { label: outcomes.not, sees: texts.seesNot, preview: previews.answer_not },
      ]}
      note={view.text?.pendingAnswer ? texts.pending(outcomes.not) : undefined}
      aside={<ReportAside view={view} />}
      submit={<Button>{texts.submit}</Button>}
      isUpload
    >
      <AnswerFields form={actionData} subject={subject} proofKinds={view.text?.proofKinds ?? PROOF_KINDS} />
    </ActPage>
  );
}

/** Where a written answer is asked for, a refusal has its parts, and nothing has to be proved. */
function InWriting({ page, form }: { page: ActPageData; form?: ActFormData }) {
  const texts = deskTexts.acts.inWriting;
  const outcomes = deskTexts.words.outcomesOfAsks;
  const { view, previews } = page;
  return (
    <ActPage
      title={texts.title}
      page={page}
      form={form}
      effects={[
        { label: outcomes.not, sees: deskTexts.acts.answer.seesNot, preview: previews.answer_not },
        { label: outcomes.returned, more: texts.moreReturned, preview: previews.answer_returned },
      ]}
      note={view.text?.pendingAnswer ? deskTexts.acts.answer.pending(outcomes.not) : texts.owed}
      aside={<ReportAside view={view} />}
      submit={<Button>{texts.submit}</Button>}
      isUpload
    >
      <WrittenAnswerFields form={form} />
    </ActPage>
  );
}
