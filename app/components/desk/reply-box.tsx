import { caseHref, type QueuePlace } from '#app/components/desk/queue-place.ts';
import { Button } from '#app/components/ui/button.tsx';
import { TextArea } from '#app/components/ui/field.tsx';
import { deskTexts } from '#app/i18n/index.ts';

const texts = deskTexts.acts.reply;

/** A few words to the investor without leaving the case; what is wrong with them is said on the page of the reply. */
export function ReplyBox({ reference, place }: { reference: string; place: QueuePlace }) {
  return (
    <form method="post" action={caseHref(reference, place, { below: 'reply' })} className="min-w-0 lg:mt-2">
      <TextArea name="text" label={texts.box} hint={texts.boxHint} rows={2} />
      <div className="actions !my-0">
        <Button variant="secondary">{texts.submit}</Button>
      </div>
    </form>
  );
}
