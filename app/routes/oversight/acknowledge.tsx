import type { ActionFunctionArgs, LoaderFunctionArgs } from 'react-router';
import { type ActFacts, ActPage, type RefusedAct } from '#app/components/oversight/act-page.tsx';
import { oversightTexts } from '#app/i18n/index.ts';
import { confirmOnLead, loadAct } from '#app/routes/oversight/act-on-lead.server.ts';
import { acknowledgeReferral } from '#app/use-cases/acknowledge-referral.server.ts';

const words = oversightTexts.acts.acknowledge;

export function loader(args: LoaderFunctionArgs) {
  return loadAct(args, 'acknowledge');
}

export function action(args: ActionFunctionArgs) {
  return confirmOnLead(args, acknowledgeReferral);
}

type AcknowledgeProps = { loaderData: ActFacts; actionData?: RefusedAct };

/** Discipline takes a lead up. */
export default function Acknowledge({ loaderData, actionData }: AcknowledgeProps) {
  const reporterSees = loaderData.isConductOnly ? words.conductOnly : words.besides;
  return <ActPage facts={loaderData} refused={actionData} words={words} reporterSees={reporterSees} />;
}
