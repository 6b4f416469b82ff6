import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from 'react-router';
import { z } from 'zod';
import { type ActFormData, ActPage, type ActPageData } from '#app/components/desk/act-page.tsx';
import { Button } from '#app/components/ui/button.tsx';
import { deskTexts } from '#app/i18n/index.ts';
import { actOnForm, loadAct, shownPreview } from '#app/routes/desk/act-page.server.ts';
import { enterDesk } from '#app/routes/desk/desk-page.server.ts';
import { makeUrgent, previewUrgent } from '#app/use-cases/make-urgent.server.ts';

type PriorityData = ActPageData & { isCovered: boolean };

const texts = deskTexts.roster.priority;

export async function loader(args: LoaderFunctionArgs) {
  const { ctx } = await enterDesk(args);
  const loaded = await loadAct(args, 'make_urgent', []);
  const preview = loaded.data.isStale ? null : await previewUrgent(ctx, loaded.data.view.reference);
  const previews: ActPageData['previews'] = preview ? { change: shownPreview(preview.effect, args) } : {};
  const page: PriorityData = { ...loaded.data, previews, isCovered: preview?.isCovered ?? false };
  // Without anybody on duty it is not possible now.
  const isImpossible = !page.isStale && !page.isCovered;
  return data(page, isImpossible ? { status: 409 } : (loaded.init ?? undefined));
}

export function action(args: ActionFunctionArgs) {
  return actOnForm(args, z.object({}), makeUrgent);
}

export default function Priority({ loaderData, actionData }: { loaderData: PriorityData; actionData?: ActFormData }) {
  const { isCovered, isStale, previews } = loaderData;
  const isImpossible = !isCovered && !isStale;
  return (
    <ActPage
      title={texts.title}
      page={{ ...loaderData, isStale: isStale || isImpossible }}
      form={actionData}
      effects={[{ sees: texts.sees, preview: previews.change }]}
      stale={isImpossible ? { title: texts.notCoveredTitle, sentence: texts.notCovered } : undefined}
      note={texts.note}
      submit={<Button>{texts.submit}</Button>}
    />
  );
}
