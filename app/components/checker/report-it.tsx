import { useTexts } from '#app/components/layout/locale.tsx';
import { NeedsCookie } from '#app/components/layout/needs-cookie.tsx';
import { ANSWERED } from '#app/components/layout/page-form.tsx';
import { Button } from '#app/components/ui/button.tsx';

type ReportItProps = { kind: 'fee' | 'fine'; values: Record<string, string>; hasDraft: boolean };

/** From the answer to a report in one tap: what was typed goes along, and the server checks it again. */
export function ReportIt({ kind, values, hasDraft }: ReportItProps) {
  const { texts, path } = useTexts();
  const words = texts.checker;
  return (
    <form method="post" action={path('/report/from-check')} className="mb-8">
      <NeedsCookie />
      <input type="hidden" name={ANSWERED} value="yes" />
      <input type="hidden" name="check" value={kind} />
      {Object.entries(values).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <p className="hint">{hasDraft ? words.replaces : words.reportHint}</p>
      <Button>{words.reportIt}</Button>
    </form>
  );
}
