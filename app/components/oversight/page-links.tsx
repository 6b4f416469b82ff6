import { oversightTexts } from '#app/i18n/index.ts';

const words = oversightTexts.inbox;

type PageLinksProps = { page: number; pages: number; hrefOf: (page: number) => string };

/** Real links to the pages beside this one; nothing when one page holds all. */
export function PageLinks({ page, pages, hrefOf }: PageLinksProps) {
  if (pages <= 1) return null;
  return (
    <nav aria-label={words.pages} className="actions">
      {page > 1 && <a href={hrefOf(page - 1)}>{words.previous}</a>}
      <span>{words.page(page, pages)}</span>
      {page < pages && <a href={hrefOf(page + 1)}>{words.next}</a>}
    </nav>
  );
}
