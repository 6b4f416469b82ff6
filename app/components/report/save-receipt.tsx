import { MarkedChinese } from '#app/components/case/marked-chinese.tsx';
import { useSite, useTexts } from '#app/components/layout/locale.tsx';
import { PageScript } from '#app/components/layout/page-script.tsx';
import { Fingerprint } from '#app/components/report/fingerprint.tsx';
import { ButtonLink } from '#app/components/ui/button.tsx';
import type { ReceiptProof } from '#app/domain/receipt-proof.ts';

/** The id of the element that holds the query code, to be copied. */
export const CODE_ID = 'query-code';
const STATUS_ID = 'copy-status';
/** The page that shows the receipt; its files lie below it. */
type ReceiptPage = '/report/done' | '/apply/done';

/** Ways to take the receipt along. Copying needs a script and stays hidden without. */
export function SaveReceipt({ at }: { at: ReceiptPage }) {
  const { texts, path } = useTexts();
  const { receipt: words } = texts;
  return (
    <section className="not-printed">
      <div className="actions">
        <button
          type="button"
          className="btn btn-secondary"
          hidden
          data-copy={CODE_ID}
          data-status={STATUS_ID}
          data-copied={words.copied}
          data-selected={words.selected}
        >
          {words.copy}
        </button>
        <ButtonLink variant="secondary" href={path(`${at}/receipt.pdf`)} download="receipt.pdf">
          {words.pdf}
        </ButtonLink>
      </div>
      <p id={STATUS_ID} role="status" className="hint" />
      <details>
        <summary className="btn btn-secondary">{words.image}</summary>
        <p className="hint mt-2">{words.imageHint}</p>
        {/* Read when it is opened, not before. */}
        <img src={path(`${at}/receipt.png`)} alt={words.imageAlt} loading="lazy" className="receipt-image" />
      </details>
      <PageScript name="copy" />
    </section>
  );
}

/** How to know the site again, for whoever comes back with the code. */
export function VerifySiteItem() {
  const { texts, path } = useTexts();
  return (
    <li>
      <a href={path('/verify-site')} className="tel">
        {texts.help.pages.verify.title}
      </a>
    </li>
  );
}

/** Where one can walk to, for whoever has the receipt on paper: the foot of the page is not printed. */
export function WindowItem() {
  const { common } = useTexts().texts;
  const { windowAddress } = useSite().countySite;
  if (windowAddress === null) return null;
  return (
    <li>
      <MarkedChinese text={common.askAtWindow(windowAddress)} />
    </li>
  );
}

/** Where to say what is wrong with the site itself, apart from the case. */
export function SiteFeedback() {
  const { texts, path } = useTexts();
  const { receipt: words } = texts;
  return (
    <section className="not-printed mt-6">
      <a href={path('/services/consultation')} className="tel">
        {words.feedback}
      </a>
      <p className="hint">{words.feedbackHint}</p>
    </section>
  );
}

/** The signed receipt: what it proves, how to keep it, and what it is about. */
export function SignedReceipt({ at, proof }: { at: ReceiptPage; proof: ReceiptProof }) {
  const { texts, path } = useTexts();
  const { receipt: words } = texts;
  return (
    <section>
      <h2 className="section-title">{words.proofTitle}</h2>
      <ul className="list-disc pl-6">
        <li>{words.proofWhat}</li>
        <li>{words.proofHow}</li>
        <li>{words.proofSafe}</li>
      </ul>
      <div className="actions">
        <ButtonLink variant="secondary" href={path(`${at}/receipt.json`)} download="receipt.json">
          {words.proof}
        </ButtonLink>
        <ButtonLink variant="secondary" href={path(`${at}/text.json`)} download="text.json">
          {words.text}
        </ButtonLink>
      </div>
      <p className="hint not-printed">{words.textSafe}</p>
      <Fingerprint term={words.fingerprint} hashes={[proof.report]} />
      <p className="not-printed">
        <a href={path('/verify')} className="tel">
          {words.checkProof}
        </a>
      </p>
    </section>
  );
}
