import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from 'react-router';
import { z } from 'zod';
import { type ActFormData, ActPage, type ActPageData } from '#app/components/desk/act-page.tsx';
import { Button } from '#app/components/ui/button.tsx';
import { oneOf } from '#app/http/form.ts';
import { deskTexts } from '#app/i18n/index.ts';
import { afterAct, loadAct, readAct, shownPreview, typedAgain } from '#app/routes/desk/act-page.server.ts';
import { enterDesk, referenceOf } from '#app/routes/desk/desk-page.server.ts';
import { changePriority, previewPriority } from '#app/use-cases/change-priority.server.ts';

type PriorityData = ActPageData & { isCovered: boolean };

const texts = deskTexts.roster.priority;
const PrioritySchema = z.object({ urgent: oneOf(['yes', 'no'], deskTexts.acts.errors.form) });

export async function loader(args: LoaderFunctionArgs) {
  const { ctx } = await enterDesk(args);
  const loaded = await loadAct(args, 'change_priority', []);
  const preview = loaded.data.isStale ? null : await previewPriority(ctx, loaded.data.view.reference);
  const previews: ActPageData['previews'] = preview ? { change: shownPreview(preview.effect, args) } : {};
  const page: PriorityData = { ...loaded.data, previews, isCovered: preview?.isCovered ?? false };
  // Without anybody on duty it is not possible now.
  const isImpossible = !page.isStale && !page.view.isUrgent && !page.isCovered;
  return data(page, isImpossible ? { status: 409 } : (loaded.init ?? undefined));
}

export async function action(args: ActionFunctionArgs) {
  const { ctx } = await enterDesk(args);
  const form = await readAct(args.request, PrioritySchema);
  if (!form.ok) return typedAgain(form);
  return afterAct(await changePriority(ctx, referenceOf(args), form.value.urgent === 'yes'), args);
}

export default function Priority({ loaderData, actionData }: { loaderData: PriorityData; actionData?: ActFormData }) {
  const { view, isCovered, isStale, previews } = loaderData;
  const { isUrgent } = view;
  const isImpossible = !isUrgent && !isCovered && !isStale;
  return (
    <ActPage
      title={isUrgent ? texts.ordinaryTitle : texts.urgentTitle}
      page={{ ...loaderData, isStale: isStale || isImpossible }}
      form={actionData}
      effects={[{ sees: texts.sees, preview: previews.change }]}
      stale={isImpossible ? { title: texts.notCoveredTitle, sentence: texts.notCovered } : undefined}
      note={isUrgent ? texts.ordinaryNote : texts.urgentNote}
      submit={<Button>{isUrgent ? texts.ordinarySubmit : texts.urgentSubmit}</Button>}
    >
      <input type="hidden" name="urgent" value={isUrgent ? 'no' : 'yes'} />
    </ActPage>
  );
}
