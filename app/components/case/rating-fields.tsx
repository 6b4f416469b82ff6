import { useTexts } from '#app/components/layout/locale.tsx';
import { CheckboxGroup, RadioGroup } from '#app/components/ui/choices.tsx';
import { TextArea } from '#app/components/ui/field.tsx';
import { Folded } from '#app/components/ui/folded.tsx';
import { Select } from '#app/components/ui/select.tsx';
import { RATED_STANDARDS, RATING_REASONS } from '#app/domain/rating.ts';

export const RATING_LEVELS = ['5', '4', '3', '2', '1'] as const;

type RatingFieldsProps = {
  values: Readonly<Record<string, string>>;
  reasons: readonly string[];
  errors: Readonly<Record<string, string>>;
  isOptional: boolean;
  isPrivate: boolean;
};

/** One level for all, one for each standard where there is an opinion, and what was wrong. */
export function RatingFields({ values, reasons, errors, isOptional, isPrivate }: RatingFieldsProps) {
  const { texts } = useTexts();
  const { rating: words, track } = texts;
  const levels = RATING_LEVELS.map((value) => ({ value, label: track.level[value] }));
  const hasOpinion = RATED_STANDARDS.some((standard) => values[standard]);
  return (
    <>
      <RadioGroup
        name="level"
        legend={track.levelQuestion}
        hint={isPrivate ? words.unseen : undefined}
        options={levels}
        value={values.level}
        error={errors.level}
        optional={isOptional}
      />
      <CheckboxGroup
        name="reasons"
        legend={words.reasonsQuestion}
        hint={words.reasonsHint}
        options={RATING_REASONS.map((value) => ({ value, label: words.reason[value] }))}
        values={reasons}
        optional
      />
      <div className="mb-6">
        <Folded words={words.standardsTitle} isOpen={hasOpinion}>
          <p className="hint">{words.standardsHint}</p>
          {RATED_STANDARDS.map((standard) => (
            <Select
              key={standard}
              name={standard}
              label={words.standard[standard]}
              emptyLabel={words.noOpinion}
              options={levels}
              value={values[standard]}
            />
          ))}
        </Folded>
      </div>
      {isPrivate ? (
        <p className="hint">{words.remarkElsewhere}</p>
      ) : (
        <TextArea
          name="remark"
          label={words.remark}
          hint={words.remarkHint}
          value={values.remark}
          error={errors.remark}
          rows={3}
          autoComplete="off"
          optional
        />
      )}
    </>
  );
}
