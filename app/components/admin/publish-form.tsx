import { Button } from '#app/components/ui/button.tsx';
import { RadioGroup } from '#app/components/ui/choices.tsx';
import { Field } from '#app/components/ui/field.tsx';
import type { FieldErrors } from '#app/components/ui/field-ids.ts';
import type { RuleKind } from '#app/domain/rules/rule-draft.ts';
import { adminTexts } from '#app/i18n/index.ts';

const words = adminTexts.rehearsal.publish;

type PublishFormProps = {
  kind: RuleKind;
  /** The draft as it is shown: a change in between asks to look again. */
  asOf: string;
  effectiveOn: string;
  typed?: { values: Record<string, string>; errors: FieldErrors };
};

/** The day, what becomes of the running cases, and the confirmation. */
export function PublishForm({ kind, asOf, effectiveOn, typed }: PublishFormProps) {
  const options = (['yes', 'no'] as const).map((value) => ({ value, label: words.movesOptions[value] }));
  return (
    <form method="post" className="column">
      <input type="hidden" name="asOf" value={asOf} />
      <Field
        name="effectiveOn"
        label={words.effectiveOn}
        hint={words.effectiveHint}
        width="short"
        value={typed?.values.effectiveOn ?? effectiveOn}
        error={typed?.errors.effectiveOn}
      />
      {kind === 'policy' && (
        <RadioGroup
          name="moves"
          legend={words.moves}
          options={options}
          value={typed?.values.moves}
          error={typed?.errors.moves}
        />
      )}
      {kind === 'calendar' && <p className="mb-3">{words.calendarMoves}</p>}
      {kind === 'routing' && <p className="mb-3">{words.routingMoves}</p>}
      <Button>{words.button}</Button>
    </form>
  );
}
