import type { ActionFunctionArgs, LoaderFunctionArgs } from 'react-router';
import { type ActFormData, ActPage, type ActPageData } from '#app/components/desk/act-page.tsx';
import { Button } from '#app/components/ui/button.tsx';
import { deskTexts } from '#app/i18n/index.ts';
import { afterAct, loadAct } from '#app/routes/desk/act-page.server.ts';
import { enterDesk, referenceOf } from '#app/routes/desk/desk-page.server.ts';
import { acceptCase } from '#app/use-cases/accept-case.server.ts';

export function loader(args: LoaderFunctionArgs) {
  return loadAct(args, 'accept', ['accept']);
}

export async function action(args: ActionFunctionArgs) {
  const { ctx } = await enterDesk(args);
  const reference = referenceOf(args);
  return afterAct(await acceptCase(ctx, reference), args);
}

export default function Accept({ loaderData, actionData }: { loaderData: ActPageData; actionData?: ActFormData }) {
  const texts = deskTexts.acts.accept;
  return (
    <ActPage
      title={texts.title}
      page={loaderData}
      form={actionData}
      effects={[{ preview: loaderData.previews.accept }]}
      note={texts.note}
      submit={<Button>{texts.submit}</Button>}
    />
  );
}
