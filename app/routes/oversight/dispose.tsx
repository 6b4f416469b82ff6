import type { ActionFunctionArgs, LoaderFunctionArgs } from 'react-router';
import { z } from 'zod';
import type { ActFacts, RefusedAct } from '#app/components/oversight/act-page.tsx';
import { ChoiceActPage } from '#app/components/oversight/choice-act-page.tsx';
import { DISPOSALS } from '#app/domain/finding.ts';
import { oneOf } from '#app/http/form.ts';
import { oversightTexts } from '#app/i18n/index.ts';
import { actOnLead, loadAct } from '#app/routes/oversight/act-on-lead.server.ts';
import { disposeReferral } from '#app/use-cases/dispose-referral.server.ts';

const words = oversightTexts.acts.dispose;
const { disposals } = oversightTexts.conduct;

const DisposalForm = z.object({ disposal: oneOf(DISPOSALS, words.missing) }).transform(({ disposal }) => disposal);

export function loader(args: LoaderFunctionArgs) {
  return loadAct(args, 'dispose');
}

export function action(args: ActionFunctionArgs) {
  return actOnLead(args, {
    field: 'disposal',
    schema: DisposalForm,
    act: disposeReferral,
    wordOf: (disposal) => disposals[disposal],
  });
}

type DisposeProps = { loaderData: ActFacts; actionData?: RefusedAct };

/** One of the four disposals of a lead. */
export default function Dispose({ loaderData, actionData }: DisposeProps) {
  return (
    <ChoiceActPage
      facts={loaderData}
      refused={actionData}
      words={words}
      reporterSees={words.reporterSees}
      name="disposal"
      options={DISPOSALS}
      labels={disposals}
    />
  );
}
