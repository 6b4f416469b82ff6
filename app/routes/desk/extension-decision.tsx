import type { ActionFunctionArgs, LoaderFunctionArgs } from 'react-router';
import { type ActFormData, ActPage, type ActPageData } from '#app/components/desk/act-page.tsx';
import { DecisionFields } from '#app/components/desk/decision-fields.tsx';
import { Quoted } from '#app/components/desk/quoted.tsx';
import { ReportAside } from '#app/components/desk/report-aside.tsx';
import { useWhen } from '#app/components/desk/when.ts';
import { Button } from '#app/components/ui/button.tsx';
import type { ExtensionView } from '#app/domain/date-moves-view.ts';
import { deskTexts } from '#app/i18n/index.ts';
import { actOnForm, loadAct } from '#app/routes/desk/act-page.server.ts';
import { decisionOf, decisionSchema } from '#app/routes/desk/decision-form.server.ts';
import { decideExtension } from '#app/use-cases/decide-extension.server.ts';

const texts = deskTexts.dateMoves.extensionDecision;
const DecisionSchema = decisionSchema('granted', 'refused');

export function loader(args: LoaderFunctionArgs) {
  return loadAct(args, 'decide_extension', ['grant_extension', 'refuse_extension']);
}

export function action(args: ActionFunctionArgs) {
  return actOnForm(args, DecisionSchema, (ctx, reference, typed) =>
    decideExtension(ctx, reference, decisionOf(typed, 'granted')),
  );
}

type DecisionProps = { loaderData: ActPageData; actionData?: ActFormData };

export default function ExtensionDecision({ loaderData, actionData }: DecisionProps) {
  const when = useWhen();
  const { previews, view } = loaderData;
  const { extension } = view.dateMoves;
  return (
    <ActPage
      title={texts.title}
      page={loaderData}
      form={actionData}
      effects={[
        { label: texts.granted, more: texts.more, preview: previews.grant_extension },
        { label: texts.refused, sees: texts.sees, preview: previews.refuse_extension },
      ]}
      note={
        <>
          {extension && (
            <Quoted title={texts.asked(extension.byName, extension.days)} words={extension.reason}>
              {when(extension.askedAt)}
            </Quoted>
          )}
          <p>{texts.note}</p>
        </>
      }
      aside={<ReportAside view={view} />}
      stale={whyNot(extension)}
      submit={<Button>{texts.submit}</Button>}
    >
      <DecisionFields
        form={actionData}
        legend={texts.decision}
        options={[
          { value: 'granted', label: texts.granted },
          { value: 'refused', label: texts.refused, hint: texts.refusedHint },
        ]}
        reason={deskTexts.dateMoves.reason}
        reasonHint={texts.reasonHint}
      />
    </ActPage>
  );
}

/** Nobody decides on the own request; and undecided at the due instant, nothing is extended. */
function whyNot(extension: ExtensionView | null) {
  if (extension?.decided !== null) return undefined;
  if (!extension.isOpen) return { title: texts.lateTitle, sentence: texts.late };
  return extension.bySelf ? { title: texts.ownTitle, sentence: texts.own } : undefined;
}
