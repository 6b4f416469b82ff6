import type { ActionFunctionArgs, LoaderFunctionArgs } from 'react-router';
import { redirect } from 'react-router';
import { addTrackFile, readHeldFiles, removeHeldFile } from '#app/auth/held-files.server.ts';
import { trackTokenHash } from '#app/auth/public-session.server.ts';
import { useTexts } from '#app/components/layout/locale.tsx';
import { PageTitle } from '#app/components/layout/page-title.tsx';
import { fileProblemWords } from '#app/components/report/evidence-page.ts';
import { FileField } from '#app/components/report/file-field.tsx';
import { FileList, type OwnFileView } from '#app/components/report/file-list.tsx';
import { FilePromises } from '#app/components/report/file-promises.tsx';
import { BackLink } from '#app/components/ui/back-link.tsx';
import { Button } from '#app/components/ui/button.tsx';
import { DefaultButton } from '#app/components/ui/default-button.tsx';
import { ErrorSummary } from '#app/components/ui/error-summary.tsx';
import { canBeRebuilt } from '#app/domain/evidence.ts';
import { type RefusedFiles, receiveFiles, refusalOfFiles } from '#app/routes/public/evidence-upload.server.ts';
import { type OwnPage, ownPage, readOwnCase, requireOwnCase } from '#app/routes/public/own-case.server.ts';
import { redirectTo, textsOf } from '#app/routes/public/report-way.server.ts';

type FilesData = OwnPage & { files: OwnFileView[] };
export async function loader({ context, request }: LoaderFunctionArgs): Promise<FilesData> {
  const own = await requireOwnCase(context, request);
  const view = await readOwnCase(own);
  if (view.question === null && !view.canWrite) throw redirectTo(request, '/track/case');
  const files = await readHeldFiles(context, holderOf(request));
  return {
    files: files.map(({ mediaType, ...file }) => ({ ...file, isSealed: !canBeRebuilt(mediaType) })),
    ...ownPage(view),
  };
}

/** Files wait here until the message is sent that says what they are. */
export async function action({ context, request }: ActionFunctionArgs) {
  await requireOwnCase(context, request);
  const holder = holderOf(request);
  const form = await receiveFiles(context, request, {
    session: holder.tokenHash,
    keep: async (file) => {
      const added = await addTrackFile(context, holder.tokenHash, file);
      return added === null || added.ok ? null : added.reason;
    },
  });
  const { intent = '' } = textsOf(form.fields);
  const refused = refusalOfFiles(form, intent);
  if (refused) return refused;
  const [verb, number = ''] = intent.split(':');
  if (verb === 'remove') await removeHeldFile(context, holder, number);
  return redirectTo(request, verb === 'remove' || verb === 'add' ? '/track/case/files' : '/track/case/message');
}

function holderOf(request: Request) {
  const tokenHash = trackTokenHash(request);
  if (tokenHash === null) throw redirect('/track', 303);
  return { kind: 'track', tokenHash } as const;
}

type TrackFilesProps = { loaderData: FilesData; actionData?: RefusedFiles };

export default function TrackFiles({ loaderData: { files }, actionData }: TrackFilesProps) {
  const { texts, path } = useTexts();
  const words = texts.evidence;
  const error = actionData ? fileProblemWords(actionData.problem, texts) : undefined;
  return (
    <div className="column">
      <PageTitle title={words.addMore} hasErrors={actionData !== undefined} />
      <BackLink href={path('/track/case')} />
      <form method="post" action={path('/track/case/files')} encType="multipart/form-data" noValidate>
        <DefaultButton />
        <ErrorSummary errors={error ? { files: error } : undefined} />
        <h1 className="page-title">{words.addMore}</h1>
        <FilePromises />
        <FileList files={files} />
        <FileField error={error} />
        <p className="hint">{words.thenMessage}</p>
        <Button name="intent" value="continue">
          {texts.common.continue}
        </Button>
      </form>
    </div>
  );
}
