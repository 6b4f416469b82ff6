import { type ActFacts, ActPage, type RefusedAct } from '#app/components/oversight/act-page.tsx';
import { RadioGroup } from '#app/components/ui/choices.tsx';

type ChoiceActPageProps<Value extends string> = {
  facts: ActFacts;
  refused?: RefusedAct;
  words: { title: string; intro: string; submit: string; legend: string };
  reporterSees: string;
  noClock?: string;
  name: string;
  options: readonly Value[];
  labels: Record<Value, string>;
};

/** An act on a lead that is one choice of a list. */
export function ChoiceActPage<Value extends string>(props: ChoiceActPageProps<Value>) {
  const { name, options, labels, ...page } = props;
  return (
    <ActPage {...page}>
      <RadioGroup
        name={name}
        legend={props.words.legend}
        options={options.map((value) => ({ value, label: labels[value] }))}
        value={props.refused?.typed}
        error={props.refused?.errors?.[name]}
      />
    </ActPage>
  );
}
