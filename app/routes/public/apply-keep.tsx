import type { ActionFunctionArgs, LoaderFunctionArgs } from 'react-router';
import { makeResumeCode } from '#app/auth/application-draft.server.ts';
import { useTexts } from '#app/components/layout/locale.tsx';
import { PageTitle } from '#app/components/layout/page-title.tsx';
import { CodeGroups } from '#app/components/report/code-groups.tsx';
import { BackLink } from '#app/components/ui/back-link.tsx';
import { Button, ButtonLink } from '#app/components/ui/button.tsx';
import { Panel } from '#app/components/ui/panel.tsx';
import { queryCodeGroups } from '#app/domain/reference.ts';
import { requireApplication } from '#app/routes/public/apply-way.server.ts';

export const handle = { static: true };

type KeepPage = { serviceId: string; isKept: boolean };
type Kept = { codeGroups: string[] };

export async function loader({ context, request, params }: LoaderFunctionArgs): Promise<KeepPage> {
  const { service, session } = await requireApplication(context, request, params.id);
  return { serviceId: service.id, isKept: session.isKept };
}

/** The answer itself shows the code: nothing but its hash is kept, so no other page could. */
export async function action({ context, request, params }: ActionFunctionArgs): Promise<Kept> {
  const { session } = await requireApplication(context, request, params.id);
  return { codeGroups: queryCodeGroups(await makeResumeCode(context, session)) };
}

export default function ApplyKeep({ loaderData, actionData }: { loaderData: KeepPage; actionData?: Kept }) {
  const { texts, path } = useTexts();
  const words = texts.apply.keep;
  const { serviceId, isKept } = loaderData;
  return (
    <div className="column">
      <PageTitle title={words.title} />
      <BackLink href={path(`/apply/${serviceId}`)} />
      <h1 className="page-title">{words.title}</h1>
      {actionData ? (
        <Panel>
          <h2 className="label">{words.code}</h2>
          <CodeGroups groups={actionData.codeGroups} />
          <p className="hint">{words.once}</p>
          <p>{words.how}</p>
        </Panel>
      ) : (
        <div className="prose mb-6">
          <p>{words.lead}</p>
          <p>{words.warn}</p>
          {isKept && <p>{words.again}</p>}
        </div>
      )}
      {actionData ? (
        <ButtonLink href={path(`/apply/${serviceId}`)} variant="secondary">
          {words.back}
        </ButtonLink>
      ) : (
        <form method="post">
          <Button>{words.button}</Button>
        </form>
      )}
    </div>
  );
}
