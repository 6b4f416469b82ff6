import type { ActionFunctionArgs, LoaderFunctionArgs } from 'react-router';
import { z } from 'zod';
import { type ActFormData, ActPage } from '#app/components/desk/act-page.tsx';
import { ReportAside } from '#app/components/desk/report-aside.tsx';
import { Papers } from '#app/components/staff/papers.tsx';
import { Button } from '#app/components/ui/button.tsx';
import { TextArea } from '#app/components/ui/field.tsx';
import { Select } from '#app/components/ui/select.tsx';
import { deskTexts, textsFor } from '#app/i18n/index.ts';
import { actOnForm } from '#app/routes/desk/act-page.server.ts';
import {
  chosenUnit,
  type JointPageData,
  loadJoint,
  paperText,
  UNIT_REFUSED,
} from '#app/routes/desk/joint-page.server.ts';
import { inviteCoHandler } from '#app/use-cases/invite-co-handler.server.ts';

const InvitationSchema = z.object({ unit: chosenUnit, text: paperText() });

export function loader(args: LoaderFunctionArgs) {
  return loadJoint(args, 'invite_co_handler');
}

export function action(args: ActionFunctionArgs) {
  return actOnForm(args, InvitationSchema, inviteCoHandler, UNIT_REFUSED);
}

export default function Invite({ loaderData, actionData }: { loaderData: JointPageData; actionData?: ActFormData }) {
  const texts = deskTexts.jointActs;
  const { view, units, previews } = loaderData;
  const line = textsFor('zh-CN').joint.invited(view.lead?.name.zh ?? '', '……');
  return (
    <ActPage
      title={texts.invite.title}
      page={loaderData}
      form={actionData}
      effects={[{ sees: texts.seesLine(line), preview: previews.invited }]}
      note={`${texts.invite.note}${texts.writeNothing}`}
      aside={
        <>
          <ReportAside view={view} />
          <Papers view={view} />
        </>
      }
      submit={<Button>{texts.invite.submit}</Button>}
    >
      <Select
        name="unit"
        label={texts.unit}
        hint={texts.invite.unitHint}
        emptyLabel={texts.choose}
        options={units.map(({ id, name, isAtIt }) => ({ value: id, label: isAtIt ? texts.invite.atIt(name) : name }))}
        value={actionData?.values.unit}
        error={actionData?.errors.unit}
      />
      <TextArea name="text" label={texts.invite.text} value={actionData?.values.text} error={actionData?.errors.text} />
    </ActPage>
  );
}
