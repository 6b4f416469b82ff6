import { oversightTexts } from '#app/i18n/index.ts';

const words = oversightTexts.inbox;

type PageLinksProps = {
  /** What is turned over, for who hears the page. */
  label: string;
  page: number;
  hasMore: boolean;
  hrefOf: (page: number) => string;
};

/** Real links to the pages beside this one; nothing when one page holds all. */
export function PageLinks({ label, page, hasMore, hrefOf }: PageLinksProps) {
  if (page === 1 && !hasMore) return null;
  return (
    <nav aria-label={words.pages(label)} className="actions">
      {page > 1 && <a href={hrefOf(page - 1)}>{words.previous}</a>}
      <span>{words.page(page)}</span>
      {hasMore && <a href={hrefOf(page + 1)}>{words.next}</a>}
    </nav>
  );
}
