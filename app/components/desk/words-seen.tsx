import { deskTexts } from '#app/i18n/index.ts';

/** The sentence the investor will read, and that the text below goes out as it is typed. */
export function WordsSeen({ sentence }: { sentence: string }) {
  return (
    <>
      <span className="block font-bold">“{sentence}”</span>
      <span className="block">{deskTexts.acts.investorWords}</span>
    </>
  );
}
