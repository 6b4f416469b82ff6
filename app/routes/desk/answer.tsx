import type { ActionFunctionArgs, LoaderFunctionArgs } from 'react-router';
import { z } from 'zod';
import { type ActFormData, ActPage, type ActPageData } from '#app/components/desk/act-page.tsx';
import { AnswerFields } from '#app/components/desk/answer-fields.tsx';
import { ReportAside } from '#app/components/desk/report-aside.tsx';
import { WordsSeen } from '#app/components/desk/words-seen.tsx';
import { Button } from '#app/components/ui/button.tsx';
import { MAX_PROOF_BYTES, PROOF_KINDS, type ProofKind } from '#app/domain/proof.ts';
import { type ProofRefusal, storeProof } from '#app/files/proof.server.ts';
import { filledText, oneOf, optionalText, parseForm } from '#app/http/form.ts';
import { readUpload } from '#app/http/upload.server.ts';
import { deskTexts } from '#app/i18n/index.ts';
import { afterAct, LONGEST_LINE, LONGEST_TEXT, loadAct, typedAgain } from '#app/routes/desk/act-page.server.ts';
import { enterDesk, openDeskCase } from '#app/routes/desk/desk-page.server.ts';
import { answerReport } from '#app/use-cases/answer-report.server.ts';

const { errors } = deskTexts.acts;
// As much as the guard lets through: a file just too large gets its own words here, and the typed text is kept.
const UPLOAD_BYTES = MAX_PROOF_BYTES + 2 * 1_048_576;
const basisText = optionalText({ max: LONGEST_LINE, tooLong: errors.tooLong(LONGEST_LINE) });
const AnswerSchema = z
  .object({
    outcome: oneOf(['returned', 'not'], errors.outcome),
    text: filledText({ missing: errors.text, max: LONGEST_TEXT, tooLong: errors.tooLong(LONGEST_TEXT) }),
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
const WORDS_OF: Record<ProofRefusal, string> = {
  empty: errors.proof,
  too_large: errors.proofSize,
  wrong_type: errors.proofType,
};

export function loader(args: LoaderFunctionArgs) {
  return loadAct(args, 'answer', ['answer_returned', 'answer_not']);
}

export async function action(args: ActionFunctionArgs) {
  const { ctx } = await enterDesk(args);
  const upload = await readUpload(args.request, 'proof', UPLOAD_BYTES);
  const { reference, may } = await openDeskCase(args, ctx);
  if (!upload.ok) {
    const [field, words] = upload.reason === 'too_large' ? ['proof', errors.proofSize] : ['form', errors.form];
    return typedAgain({ values: {}, lists: {}, errors: { [field]: words } });
  }
  const form = parseForm(AnswerSchema, upload.fields);
  if (!form.ok) return typedAgain(form);
  const { outcome, text, proofKind, basisDocument, basisArticle } = form.value;
  const typed = {
    values: { outcome, text, proofKind, basisDocument: basisDocument ?? '', basisArticle: basisArticle ?? '' },
  };
  // Before anything is stored: a file without a case would only be an orphan.
  if (!may.includes('answer')) return afterAct({ ok: false, reason: 'not_allowed' }, reference, typed);
  if (outcome === 'not' || proofKind === '') {
    const basis = { document: basisDocument ?? '', article: basisArticle ?? '' };
    return afterAct(await answerReport(ctx, reference, { outcome: 'not', text, basis }), reference, typed);
  }
  const stored = await storeAnswerProof(args, proofKind, upload.file);
  if (!stored.ok) return typedAgain({ ...typed, lists: {}, errors: { proof: WORDS_OF[stored.reason] } });
  const answer = { outcome, text, proof: stored.proof };
  return afterAct(await answerReport(ctx, reference, answer), reference, typed);
}

function storeAnswerProof({ context }: ActionFunctionArgs, kind: ProofKind, file: Uint8Array | null) {
  const store = { storageDir: context.settings.storageDir, key: context.keys.file };
  return storeProof(store, { kind, bytes: file ?? new Uint8Array() });
}

export default function Answer({ loaderData, actionData }: { loaderData: ActPageData; actionData?: ActFormData }) {
  const texts = deskTexts.acts.answer;
  const { view, previews } = loaderData;
  return (
    <ActPage
      title={texts.title}
      page={loaderData}
      form={actionData}
      effects={[
        {
          label: texts.returned,
          sees: <WordsSeen sentence={texts.seesReturned} />,
          preview: previews.answer_returned,
        },
        { label: texts.not, sees: texts.seesNot, preview: previews.answer_not },
      ]}
      note={view.text?.pendingAnswer ? texts.pending : undefined}
      aside={<ReportAside view={loaderData.view} />}
      submit={<Button>{texts.submit}</Button>}
      isUpload
    >
      <AnswerFields form={actionData} />
    </ActPage>
  );
}
