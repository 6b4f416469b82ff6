import type { ActionFunctionArgs, LoaderFunctionArgs } from 'react-router';
import { type ActFacts, ActPage, type RefusedAct } from '#app/components/oversight/act-page.tsx';
import { oversightTexts } from '#app/i18n/index.ts';
import { actingOn, answerAct, loadAct } from '#app/routes/oversight/act-on-lead.server.ts';
import { acknowledgeReferral } from '#app/use-cases/acknowledge-referral.server.ts';

const words = oversightTexts.acts.acknowledge;

export function loader(args: LoaderFunctionArgs) {
  return loadAct(args, 'acknowledge');
}

export async function action(args: ActionFunctionArgs) {
  const { ctx, reference } = await actingOn(args);
  return answerAct(await acknowledgeReferral(ctx, reference), reference);
}

type AcknowledgeProps = { loaderData: ActFacts; actionData?: RefusedAct };

/** Discipline takes a lead up. */
export default function Acknowledge({ loaderData, actionData }: AcknowledgeProps) {
  return (
    <ActPage
      facts={loaderData}
      refused={actionData}
      title={words.title}
      intro={words.intro}
      reporterSees={loaderData.isConductOnly ? words.conductOnly : words.besides}
      submit={words.submit}
    />
  );
}
