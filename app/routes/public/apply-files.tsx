import type { ActionFunctionArgs, AppLoadContext, LoaderFunctionArgs } from 'react-router';
import { redirect } from 'react-router';
import { changeApplication } from '#app/auth/application-draft.server.ts';
import { addApplicationFile, readHeldFiles, removeHeldFile } from '#app/auth/held-files.server.ts';
import { useTexts } from '#app/components/layout/locale.tsx';
import { PAGE_FORM } from '#app/components/layout/page-form.tsx';
import { PageTitle } from '#app/components/layout/page-title.tsx';
import { fileProblemWords } from '#app/components/report/evidence-page.ts';
import { FileField } from '#app/components/report/file-field.tsx';
import { FileList } from '#app/components/report/file-list.tsx';
import { FilePromises } from '#app/components/report/file-promises.tsx';
import { type ApplicationFilesPage, taskHref } from '#app/components/service/application-page.ts';
import { Button } from '#app/components/ui/button.tsx';
import { DefaultButton } from '#app/components/ui/default-button.tsx';
import { ErrorSummary } from '#app/components/ui/error-summary.tsx';
import { Select } from '#app/components/ui/select.tsx';
import { canBeRebuilt } from '#app/domain/evidence.ts';
import { type ApplicationAnswers, applicationSteps, tagFiles } from '#app/domain/service/application.ts';
import { inLocale, LOCALES, pathFor } from '#app/i18n/index.ts';
import {
  currentAnswers,
  type OwnApplication,
  pageAfterTask,
  requireApplication,
} from '#app/routes/public/apply-way.server.ts';
import {
  type RefusedFiles,
  receiveFiles,
  refusalOfFiles,
  type UploadedForm,
} from '#app/routes/public/evidence-upload.server.ts';
import { answerLook } from '#app/routes/public/look-cookie.server.ts';
import { isFromCheck, redirectTo, textsOf } from '#app/routes/public/report-way.server.ts';

export const handle = { static: true };

export async function loader({ context, request, params }: LoaderFunctionArgs): Promise<ApplicationFilesPage> {
  const { service, offer, answers, session } = await requireApplication(context, request, params.id);
  const files = await readHeldFiles(context, { kind: 'application', tokenHash: session.tokenHash });
  const steps = applicationSteps(offer);
  const { id, name, papers } = service;
  return {
    subject: 'request',
    isStep: true,
    index: steps.indexOf('files') + 1,
    total: steps.length,
    formHref: taskHref(id, 'files', isFromCheck(request)),
    service: { id, name, papers },
    files: files.map(({ mediaType, ...file }) => ({
      ...file,
      isSealed: !canBeRebuilt(mediaType),
      paper: papers[answers.paperOf?.[file.number] ?? -1] ?? null,
    })),
  };
}

/** Whatever is pressed, files that were chosen are taken first: a change of language loses none. */
export async function action({ context, request, params }: ActionFunctionArgs) {
  const own = await requireApplication(context, request, params.id);
  const form = await receiveTagged(context, request, own);
  if (form === null) return redirectTo(request, `/apply/${own.service.id}?gone=1`);
  const { intent = '' } = textsOf(form.fields);
  const refused = refusalOfFiles(form, intent);
  if (refused) return refused;
  const look = answerLook(request, intent);
  if (look) return look;
  const [verb, number = ''] = intent.split(':');
  const { tokenHash } = own.session;
  if (verb === 'remove') await removeHeldFile(context, { kind: 'application', tokenHash }, number);
  const here = taskHref(own.service.id, 'files', isFromCheck(request));
  if (verb === 'remove' || verb === 'add') return redirectTo(request, here);
  return goOn(context, request, { own, intent, here });
}

/** Takes the files, and notes which paper they are; null when the application is gone meanwhile. */
async function receiveTagged(
  context: AppLoadContext,
  request: Request,
  own: OwnApplication,
): Promise<UploadedForm | null> {
  const { tokenHash } = own.session;
  const numbers: string[] = [];
  let isGone = false;
  const form = await receiveFiles(context, request, {
    session: tokenHash,
    keep: async (named) => {
      const added = await addApplicationFile(context, tokenHash, named);
      if (added?.ok) numbers.push(named.file.number);
      isGone ||= added === null;
      return added === null || added.ok ? null : added.reason;
    },
  });
  const place = Number.parseInt(textsOf(form.fields).paper ?? '', 10);
  if (numbers.length > 0)
    await change(context, own, (answers) => tagFiles(answers, numbers, { place, offer: own.offer }));
  return isGone ? null : form;
}

/** What is answered after it; null when the application is gone, or was sent. */
function change(
  context: AppLoadContext,
  { session, service }: OwnApplication,
  by: (answers: ApplicationAnswers) => ApplicationAnswers,
): Promise<ApplicationAnswers | null> {
  return changeApplication<ApplicationAnswers | null>(context, session.tokenHash, (draft) => {
    if (draft.receipt) return { draft, result: null };
    const answers = by(currentAnswers(draft, service));
    return { draft: { ...draft, serviceVersion: service.version, answers }, result: answers };
  });
}

/** Back, into another language, or on. */
async function goOn(
  context: AppLoadContext,
  request: Request,
  { own, intent, here }: { own: OwnApplication; intent: string; here: string },
): Promise<Response> {
  const fromCheck = isFromCheck(request);
  const language = LOCALES.find((locale) => intent === `language:${locale}`);
  if (language) return redirect(pathFor(language, here), 303);
  const list = `/apply/${own.service.id}`;
  if (intent === 'back') return redirectTo(request, fromCheck ? `${list}/check` : list);
  const answers = await change(context, own, (before) => ({ ...before, files: true }));
  return redirectTo(request, answers ? pageAfterTask('files', answers, { ...own, fromCheck }) : `${list}?gone=1`);
}

type ApplyFilesProps = { loaderData: ApplicationFilesPage; actionData?: RefusedFiles };

export default function ApplyFiles({ loaderData: page, actionData }: ApplyFilesProps) {
  const { texts, locale, path } = useTexts();
  const words = texts.apply.step.files;
  const name = inLocale(locale, page.service.name);
  const error = actionData ? fileProblemWords(actionData.problem, texts) : undefined;
  const files = page.files.map(({ paper, ...file }) => ({
    ...file,
    ...(paper && { note: words.isPaper(inLocale(locale, paper)) }),
  }));
  return (
    <div className="column">
      <PageTitle title={`${words.q} · ${name}`} hasErrors={actionData !== undefined} />
      <form method="post" action={path(page.formHref)} id={PAGE_FORM} encType="multipart/form-data" noValidate>
        <DefaultButton />
        <button type="submit" name="intent" value="back" className="back-link">
          {texts.common.back}
        </button>
        <ErrorSummary errors={error ? { files: error } : undefined} />
        <p className="step">
          {name} · {texts.common.step(page.index, page.total)}
        </p>
        <h1 className="page-title">
          {words.q}
          <span className="optional"> {texts.common.optional}</span>
        </h1>
        <FilePromises />
        <FileList files={files} />
        <WhichPaper papers={page.service.papers} />
        <FileField error={error} />
        <Button name="intent" value="continue">
          {texts.common.continue}
        </Button>
      </form>
    </div>
  );
}

/** Of the files that are chosen next. */
function WhichPaper({ papers }: Pick<ApplicationFilesPage['service'], 'papers'>) {
  const { texts, locale } = useTexts();
  const words = texts.apply.step.files;
  if (papers.length === 0) return null;
  const options = papers.map((paper, place) => ({ value: String(place), label: inLocale(locale, paper) }));
  return (
    <Select
      name="paper"
      label={words.paper}
      hint={words.paperHint}
      optional
      options={options}
      emptyLabel={words.noPaper}
    />
  );
}
