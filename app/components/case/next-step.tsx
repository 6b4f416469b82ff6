import { QuestionNotice } from '#app/components/case/question-notice.tsx';
import type { NextStep, TrackedCasePage } from '#app/components/case/tracked-case-page.ts';
import { useTexts } from '#app/components/layout/locale.tsx';
import { ButtonLink } from '#app/components/ui/button.tsx';
import type { Texts } from '#app/i18n/index.ts';

type NextStepProps = {
  page: Pick<TrackedCasePage, 'nextStep' | 'question' | 'isConductOnly' | 'canWrite' | 'appealWaits' | 'canRate'>;
};

const HREF_OF: Record<Exclude<NextStep, 'none'>, string> = {
  answer: '/track/case/message',
  verdict: '/track/case/rate',
  appeal: '/track/case/appeal',
  rate: '/track/case/rate',
};

/** The one thing that is asked of the investor, as the main button; beside it what else can be done, and the way to the rest. */
export function NextStepBlock({ page }: NextStepProps) {
  const { texts, path } = useTexts();
  const words = texts.track;
  const { nextStep, question, isConductOnly, canWrite, appealWaits, canRate } = page;
  return (
    <section aria-labelledby="next">
      <h2 className="section-title" id="next">
        {words.nextTitle}
      </h2>
      {question && <QuestionNotice question={question} />}
      {nextStep === 'none' && (
        <p>{canWrite ? words.nothingAsked : appealWaits ? words.appealWaits : words.nothingLeft}</p>
      )}
      {question && <p className="hint">{words.declineNote}</p>}
      <div className="actions">
        {nextStep !== 'none' && <ButtonLink href={path(HREF_OF[nextStep])}>{mainWords(nextStep, words)}</ButtonLink>}
        {question && (
          <ButtonLink href={path('/track/case/decline')} variant="secondary">
            {words.decline}
          </ButtonLink>
        )}
        {canRate && nextStep !== 'rate' && nextStep !== 'verdict' && (
          <ButtonLink href={path('/track/case/rate')} variant="secondary">
            {words.rateOnly}
          </ButtonLink>
        )}
        {canWrite && !question && (
          <ButtonLink href={path('/track/case/message')} variant="secondary">
            {isConductOnly ? words.writeConduct : words.write}
          </ButtonLink>
        )}
      </div>
      <p>
        <a href="#own-acts" className="tel">
          {texts.ownActs.title}
        </a>
      </p>
    </section>
  );
}

function mainWords(nextStep: Exclude<NextStep, 'none'>, words: Texts['track']): string {
  const labels = { answer: words.reply, verdict: words.rate, appeal: words.appeal, rate: words.rateOnly };
  return labels[nextStep];
}

/** What the investor thought of the handling, and how to change it once. */
export function GivenRating({ rating }: Pick<TrackedCasePage, 'rating'>) {
  const { texts, path } = useTexts();
  const words = texts.rating;
  if (rating === null) return null;
  return (
    <section aria-labelledby="rating">
      <h2 className="section-title" id="rating">
        {words.title}
      </h2>
      <p>{rating.level}</p>
      {rating.changeUntil && (
        <p className="hint">
          {words.changeUntil(rating.changeUntil)}{' '}
          <a href={path('/track/case/rate')} className="tel">
            {words.change}
          </a>
        </p>
      )}
    </section>
  );
}
