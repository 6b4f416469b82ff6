import { QUEUE_VIEWS, type QueueView } from '#app/domain/desk-queue.ts';

/** A view of the queue and its page, from 1. */
export type QueuePlace = { view: QueueView; page: number };

export const START_OF_QUEUE: QueuePlace = { view: 'to_do', page: 1 };

/** A view by its name; the first one for anything else. */
export function parseView(given: string | null): QueueView {
  return QUEUE_VIEWS.find((name) => name === given) ?? START_OF_QUEUE.view;
}

export function parsePage(given: string | null | undefined): number {
  return given && /^[1-9][0-9]{0,5}$/.test(given) ? Number(given) : 1;
}

/** Where in the queue the address says one came from; anything that is no view leads to the start. */
export function placeOf(address: string): QueuePlace {
  const { from = '' } = Object.fromEntries(new URL(address).searchParams);
  const [view = '', page] = from.split('.');
  return { view: parseView(view), page: parsePage(page) };
}

export function queueHref({ view, page }: QueuePlace, more: { isDone?: boolean } = {}): string {
  const query = [
    more.isDone ? 'done=1' : '',
    view === START_OF_QUEUE.view ? '' : `view=${view}`,
    page === 1 ? '' : `page=${page}`,
  ];
  const parts = query.filter((part) => part !== '');
  return parts.length === 0 ? '/desk' : `/desk?${parts.join('&')}`;
}

/** A case's page, or one below it, that knows its place in the queue. */
export function caseHref(
  reference: string,
  place: QueuePlace,
  more: { below?: string; isDone?: boolean } = {},
): string {
  const from = place.view === START_OF_QUEUE.view && place.page === 1 ? '' : `from=${place.view}.${place.page}`;
  const query = [more.isDone ? 'done=1' : '', from].filter((part) => part !== '').join('&');
  const path = `/desk/t/${reference}${more.below ? `/${more.below}` : ''}`;
  return query === '' ? path : `${path}?${query}`;
}
