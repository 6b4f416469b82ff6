import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from 'react-router';
import { z } from 'zod';
import { type ActFormData, ActPage, type ActPageData } from '#app/components/desk/act-page.tsx';
import { ReportAside } from '#app/components/desk/report-aside.tsx';
import { Button } from '#app/components/ui/button.tsx';
import { TextArea } from '#app/components/ui/field.tsx';
import { higherOf } from '#app/domain/sla/firing.ts';
import { filledText } from '#app/http/form.ts';
import { deskTexts } from '#app/i18n/index.ts';
import { actOnForm, LONGEST_TEXT, loadAct } from '#app/routes/desk/act-page.server.ts';
import { handOff } from '#app/use-cases/hand-off.server.ts';
import { getCountyRules } from '#db/repositories/county-rules.server.ts';

type HandOffData = ActPageData & { higher: string };

const { errors } = deskTexts.acts;
const HandOffSchema = z.object({
  text: filledText({
    missing: errors.text(deskTexts.acts.handOff.text),
    max: LONGEST_TEXT,
    tooLong: errors.tooLong(LONGEST_TEXT),
  }),
});

export async function loader(args: LoaderFunctionArgs) {
  const loaded = await loadAct(args, 'hand_off', ['hand_off']);
  const { departments } = await getCountyRules(args.context.db);
  const accused = loaded.data.view.text?.accused.map((unit) => unit.id) ?? [];
  const page: HandOffData = { ...loaded.data, higher: higherOf(accused, departments) };
  return data(page, loaded.init ?? undefined);
}

export function action(args: ActionFunctionArgs) {
  return actOnForm(args, HandOffSchema, handOff);
}

export default function HandOff({ loaderData, actionData }: { loaderData: HandOffData; actionData?: ActFormData }) {
  const texts = deskTexts.acts.handOff;
  const { higher, view, previews } = loaderData;
  return (
    <ActPage
      title={texts.title}
      page={loaderData}
      form={actionData}
      effects={[{ more: deskTexts.acts.investorWords, preview: previews.hand_off }]}
      note={
        <>
          {view.text?.wordsToHigher ? texts.words.yes : texts.words.no}
          {higher === '' && ` ${texts.noHigher}`} <a href={`/desk/t/${view.reference}/sheet`}>{deskTexts.sheet.link}</a>
        </>
      }
      aside={<ReportAside view={loaderData.view} />}
      submit={<Button>{texts.submit}</Button>}
    >
      <TextArea
        name="text"
        label={texts.text}
        hint={deskTexts.acts.textHint}
        value={actionData?.values.text}
        error={actionData?.errors.text}
      />
    </ActPage>
  );
}
