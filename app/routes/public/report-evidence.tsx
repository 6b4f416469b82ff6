import type { ActionFunctionArgs, LoaderFunctionArgs } from 'react-router';
import { redirect } from 'react-router';
import { addDraftFile, readHeldFiles, removeHeldFile } from '#app/auth/held-files.server.ts';
import { changeDraft, requireDraft } from '#app/auth/report-draft.server.ts';
import { useTexts } from '#app/components/layout/locale.tsx';
import { PAGE_FORM } from '#app/components/layout/page-form.tsx';
import { PageTitle } from '#app/components/layout/page-title.tsx';
import { type EvidencePage, fileProblemWords } from '#app/components/report/evidence-page.ts';
import { FileField } from '#app/components/report/file-field.tsx';
import { FileList } from '#app/components/report/file-list.tsx';
import { FilePromises } from '#app/components/report/file-promises.tsx';
import { Button } from '#app/components/ui/button.tsx';
import { DefaultButton } from '#app/components/ui/default-button.tsx';
import { ErrorSummary } from '#app/components/ui/error-summary.tsx';
import { canBeRebuilt } from '#app/domain/evidence.ts';
import { isDiscreet, type ReportAnswers } from '#app/domain/report-answers.ts';
import { isReachable, previousStep, stepCount } from '#app/domain/report-steps.ts';
import { LOCALES, pathFor } from '#app/i18n/index.ts';
import { type RefusedFiles, receiveFiles, refusalOfFiles } from '#app/routes/public/evidence-upload.server.ts';
import { answerLook } from '#app/routes/public/look-cookie.server.ts';
import {
  isFromCheck,
  openPage,
  pageAfter,
  redirectTo,
  stepHref,
  textsOf,
} from '#app/routes/public/report-way.server.ts';
import { getCountyRules } from '#db/repositories/county-rules.server.ts';

export const handle = { static: true };

export async function loader({ context, request }: LoaderFunctionArgs): Promise<EvidencePage> {
  const session = await requireDraft(context, request);
  const { answers, receipt } = session.draft;
  if (receipt) throw redirectTo(request, '/report/done?again=1');
  const { categories } = await getCountyRules(context.db);
  if (!isReachable('evidence', answers, categories)) throw redirectTo(request, openPage(answers, categories));
  const files = await readHeldFiles(context, { kind: 'draft', tokenHash: session.tokenHash });
  return {
    showExit: isDiscreet(answers),
    isStep: true,
    ...stepCount('evidence', answers, categories),
    formHref: stepHref('evidence', isFromCheck(request)),
    files: files.map(({ mediaType, ...file }) => ({ ...file, isSealed: !canBeRebuilt(mediaType) })),
  };
}

/** Whatever is pressed, files that were chosen are taken first: a change of language loses none. */
export async function action({ context, request }: ActionFunctionArgs) {
  const { tokenHash, draft } = await requireDraft(context, request);
  const { categories } = await getCountyRules(context.db);
  if (draft.receipt) return redirectTo(request, '/report/done?again=1');
  if (!isReachable('evidence', draft.answers, categories)) {
    return redirectTo(request, openPage(draft.answers, categories));
  }
  let isGone = false;
  const form = await receiveFiles(context, request, {
    session: tokenHash,
    keep: async (file) => {
      const added = await addDraftFile(context, tokenHash, file);
      isGone ||= added === null;
      return added === null || added.ok ? null : added.reason;
    },
  });
  if (isGone) return redirectTo(request, '/report?gone=1');
  const { intent = '' } = textsOf(form.fields);
  const refused = refusalOfFiles(form, intent);
  if (refused) return refused;
  const look = answerLook(request, intent);
  if (look) return look;
  const [verb, number = ''] = intent.split(':');
  if (verb === 'remove') await removeHeldFile(context, { kind: 'draft', tokenHash }, number);
  if (verb === 'remove' || verb === 'add') return redirectTo(request, stepHref('evidence', isFromCheck(request)));
  return goOn(request, { intent, categories, answers: draft.answers, pass: () => passPage(context, tokenHash) });
}

async function passPage(context: ActionFunctionArgs['context'], tokenHash: string): Promise<ReportAnswers | null> {
  return changeDraft<ReportAnswers>(context, tokenHash, (draft) => {
    const answers: ReportAnswers = draft.receipt ? draft.answers : { ...draft.answers, evidence: true };
    return { draft: { ...draft, answers }, result: answers };
  });
}

type Going = {
  intent: string;
  categories: Awaited<ReturnType<typeof getCountyRules>>['categories'];
  answers: ReportAnswers;
  pass: () => Promise<ReportAnswers | null>;
};

/** Back, into another language, or on. */
async function goOn(request: Request, { intent, categories, answers, pass }: Going) {
  const fromCheck = isFromCheck(request);
  const language = LOCALES.find((locale) => intent === `language:${locale}`);
  if (language) return redirect(pathFor(language, stepHref('evidence', fromCheck)), 303);
  if (intent === 'back') {
    if (fromCheck) return redirectTo(request, '/report/check');
    return redirectTo(request, stepHref(previousStep('evidence', answers, categories) ?? 'what', false));
  }
  const passed = await pass();
  if (passed === null) return redirectTo(request, '/report?gone=1');
  return redirectTo(request, pageAfter('evidence', passed, { categories, fromCheck }));
}

type ReportEvidenceProps = { loaderData: EvidencePage; actionData?: RefusedFiles };

export default function ReportEvidence({ loaderData: page, actionData }: ReportEvidenceProps) {
  const { texts, path } = useTexts();
  const words = texts.evidence;
  const error = actionData ? fileProblemWords(actionData.problem, texts) : undefined;
  return (
    <div className="column">
      <PageTitle title={words.q} hasErrors={actionData !== undefined} />
      <form method="post" action={path(page.formHref)} id={PAGE_FORM} encType="multipart/form-data" noValidate>
        <DefaultButton />
        <button type="submit" name="intent" value="back" className="back-link">
          {texts.common.back}
        </button>
        <ErrorSummary errors={error ? { files: error } : undefined} />
        <p className="step">{texts.common.step(page.index, page.total)}</p>
        <h1 className="page-title">
          {words.q}
          <span className="optional"> {texts.common.optional}</span>
        </h1>
        <FilePromises />
        <FileList files={page.files} />
        <FileField error={error} />
        <Button name="intent" value="continue">
          {texts.common.continue}
        </Button>
      </form>
    </div>
  );
}
