import type { OwnActsPage } from '#app/components/case/own-acts-page.ts';
import { useTexts } from '#app/components/layout/locale.tsx';
import { Button } from '#app/components/ui/button.tsx';
import { KeptForm, LineNotes, OpenedAt } from '#app/components/ui/kept-form.tsx';
import { Notice } from '#app/components/ui/notice.tsx';

/** That the report is being taken back, and how to stop that. */
export function PendingWithdrawal({ own }: { own: Pick<OwnActsPage, 'withdrawalAt'> }) {
  const { texts, path } = useTexts();
  if (own.withdrawalAt === null) return null;
  return (
    <Notice tone="warn" title={texts.ownActs.pendingTitle}>
      <p>{texts.ownActs.pendingWhen(own.withdrawalAt)}</p>
      <KeptForm action={path('/track/case/withdraw')} className="mt-2">
        <OpenedAt />
        <LineNotes />
        <Button name="intent" value="take-back" variant="secondary">
          {texts.ownActs.takeBack}
        </Button>
      </KeptForm>
    </Notice>
  );
}

/** What else the investor can do with the own case; turning to discipline inspection first. `offersMail`: the county sends mails. */
export function OwnActLinks({ own, offersMail }: { own: OwnActsPage; offersMail: boolean }) {
  const { texts, path } = useTexts();
  const { inspection, ownActs } = texts;
  return (
    <section aria-labelledby="own-acts">
      <h2 className="section-title" id="own-acts">
        {ownActs.title}
      </h2>
      <p className="hint">{texts.track.retaliate}</p>
      <ul>
        <ActLink href={path('/track/case/escalate')} words={inspection.link} hint={inspection.linkHint} />
        <ActLink href={path('/track/case/pressed')} words={inspection.pressedLink} />
        {offersMail && own.canChooseMails && <ActLink href={path('/track/case/mails')} words={ownActs.mails.title} />}
        {own.canBePublished && <ActLink href={path('/track/case/publish')} words={texts.publication.link} />}
        {own.canAddIdentity && <ActLink href={path('/track/case/identity')} words={ownActs.identityLink} />}
        {own.canWithdraw && <ActLink href={path('/track/case/withdraw')} words={ownActs.withdrawLink} />}
      </ul>
    </section>
  );
}

function ActLink({ href, words, hint }: { href: string; words: string; hint?: string }) {
  return (
    <li className="mt-2">
      <a href={href} className="tel">
        {words}
      </a>
      {hint && <p className="text-hint text-ink-2">{hint}</p>}
    </li>
  );
}
