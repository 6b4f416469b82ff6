import { useTexts } from '#app/components/layout/locale.tsx';
import { TextPage } from '#app/components/layout/text-page.tsx';
import { BackLink } from '#app/components/ui/back-link.tsx';

export const handle = { static: true };

/** How the numbers of the scorecard are counted, and what they do not say (product.md rule 9). */
export default function OpenMethod() {
  const { texts, path } = useTexts();
  const words = texts.scorecard;
  return (
    <TextPage title={words.methodTitle} sections={words.methodSections}>
      <p>
        <BackLink href={path('/open')}>{words.back}</BackLink>
      </p>
    </TextPage>
  );
}
