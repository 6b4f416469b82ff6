import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from 'react-router';
import { type OfferedRow, PublicationTerms } from '#app/components/case/publication-terms.tsx';
import { useTexts } from '#app/components/layout/locale.tsx';
import { PageForm } from '#app/components/layout/page-form.tsx';
import { PageTitle } from '#app/components/layout/page-title.tsx';
import { BackLink } from '#app/components/ui/back-link.tsx';
import { Button } from '#app/components/ui/button.tsx';
import { Checkbox } from '#app/components/ui/checkbox.tsx';
import { ErrorSummary } from '#app/components/ui/error-summary.tsx';
import { KeptForm, LineNotes } from '#app/components/ui/kept-form.tsx';
import { readForm } from '#app/http/form.ts';
import { backToCase, type OwnPage, ownPage, readOwnCase, requireOwnCase } from '#app/routes/public/own-case.server.ts';
import { textsOf } from '#app/routes/public/report-way.server.ts';
import { allowPublication, readPublication, withdrawPublication } from '#app/use-cases/allow-publication.server.ts';

export const handle = { sendsForm: true };

type PublishData = OwnPage & { isAllowed: boolean; offer: OfferedRow };
type Refusal = { error: string };

export async function loader({ context, request }: LoaderFunctionArgs): Promise<PublishData> {
  const own = await requireOwnCase(context, request);
  const view = await readOwnCase(own);
  const offer = view.own.canBePublished ? await readPublication(own.ctx, own.caseId) : null;
  if (offer === null) throw backToCase(own, 'changed');
  return { ...ownPage(view), isAllowed: offer.isAllowed, offer };
}

export async function action({ context, request }: ActionFunctionArgs) {
  const own = await requireOwnCase(context, request);
  const { texts } = own.wording;
  const sent = textsOf(await readForm(request));
  const offer = await readPublication(own.ctx, own.caseId);
  if (sent.intent === 'withdraw') {
    await withdrawPublication(own.ctx, own.caseId);
    return backToCase(own, 'publicationWithdrawn');
  }
  if (offer === null) return backToCase(own, 'changed');
  if (sent.publish !== 'yes') return data<Refusal>({ error: texts.publication.missing }, { status: 400 });
  const done = await allowPublication(own.ctx, own.caseId, sent.shown ?? '');
  if (!done.ok) return data<Refusal>({ error: texts.publication.changed }, { status: 400 });
  return backToCase(own, 'publicationAllowed');
}

export default function TrackPublish({ loaderData, actionData }: { loaderData: PublishData; actionData?: Refusal }) {
  const { texts, path } = useTexts();
  const words = texts.publication;
  const { isAllowed, offer } = loaderData;
  const error = actionData?.error;
  return (
    <div className="column">
      <PageTitle title={words.title} hasErrors={error !== undefined} />
      <BackLink href={path('/track/case')} />
      <ErrorSummary errors={error === undefined ? undefined : { publish: error }} />
      <h1 className="page-title">{words.title}</h1>
      <p className="mb-2 font-bold">{isAllowed ? words.isAllowed : words.lead}</p>
      <PublicationTerms offer={offer} />
      {isAllowed ? (
        <KeptForm>
          <LineNotes />
          <Button name="intent" value="withdraw" variant="secondary">
            {words.takeBack}
          </Button>
        </KeptForm>
      ) : (
        <PageForm>
          <input type="hidden" name="shown" value={offer.shown} />
          <Checkbox name="publish" label={words.consent} error={error} />
          <LineNotes />
          <Button>{words.submit}</Button>
        </PageForm>
      )}
    </div>
  );
}
