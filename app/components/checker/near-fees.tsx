import { MarkedChinese } from '#app/components/case/marked-chinese.tsx';
import { CheckFrame } from '#app/components/checker/check-frame.tsx';
import type { CheckItem, CheckUnit } from '#app/components/checker/fee-fields.tsx';
import { FeeName } from '#app/components/checker/fee-name.tsx';
import { useTexts } from '#app/components/layout/locale.tsx';
import { RadioGroup } from '#app/components/ui/choices.tsx';
import type { FieldErrors } from '#app/components/ui/field-ids.ts';
import { NONE_NEAR } from '#app/domain/check-questions.ts';
import { inLocale } from '#app/i18n/index.ts';

type NearFeesProps = {
  /** Codes of the entries that may be meant, the likeliest first. */
  near: readonly string[];
  values: Record<string, string>;
  errors: FieldErrors;
  units: readonly CheckUnit[];
  items: readonly CheckItem[];
};

/** The catalogue has entries that come near to what was typed: which one is it, before anything is said of it? */
export function NearFees({ near, values, errors, units, items }: NearFeesProps) {
  const { texts, locale } = useTexts();
  const words = texts.checker;
  const { near: _chosen, ...typed } = values;
  const options = near.flatMap((code) => {
    const item = items.find((candidate) => candidate.code === code);
    const unit = units.find(({ id }) => id === item?.department);
    if (!item) return [];
    return [{ value: code, label: <FeeName fee={item} />, hint: unit && inLocale(locale, unit.name) }];
  });
  return (
    <CheckFrame
      title={words.nearQ}
      hint={<MarkedChinese text={words.nearHint(values.itemText ?? '')} />}
      action="/check/fee"
      errors={errors}
      back="/check/fee"
    >
      {Object.entries(typed).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {/* Sent where nothing is chosen: the page was seen, and asks again. */}
      <input type="hidden" name="near" value="" />
      <RadioGroup
        name="near"
        legend={words.nearLegend}
        options={[...options, { value: NONE_NEAR, label: words.nearNone }]}
        error={errors.near}
      />
    </CheckFrame>
  );
}
