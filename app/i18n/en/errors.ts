import { pluralEn } from '#app/i18n/format.ts';
import type { Texts } from '#app/i18n/zh-CN/index.ts';

export const errors: Texts['errors'] = {
  badRequestTitle: 'This request did not work',
  badRequest: 'The page may have been open too long. Go to the home page and start again.',
  deniedTitle: 'You cannot open this page',
  denied: 'It needs a right that you do not have. Sign in, or ask the person in charge of your unit.',
  notFoundTitle: 'Page not found',
  notFound: 'The address may be mistyped, or the page has moved.',
  goneTitle: 'This page no longer exists',
  gone: 'Its content was erased as the rules require and will not come back.',
  tooLargeTitle: 'What you sent is too large',
  tooLarge: 'Go back, send less and try again.',
  busyTitle: 'Too many requests',
  busy: 'Try again in one minute.',
  busyFor: (seconds) => `Try again in ${seconds} ${pluralEn(seconds, 'second', 'seconds')}.`,
  unavailableTitle: 'The service is paused',
  unavailable: 'Open this page again in a few minutes.',
  lockedTitle: 'This step is not saved yet',
  lockedForm:
    'The service is busy and nothing was stored. What you typed is still in this page. Wait a few seconds, then send it again.',
  lockedBack: 'The service is busy and nothing was stored. Go back, wait a few seconds and try again.',
  lockedPageTitle: 'The service is busy',
  lockedPage: 'Wait a few seconds, then open this page again.',
  sendAgain: 'Send again',
  openAgain: 'Open this page again',
  serverTitle: 'Sorry, there is a problem with the service',
  server: 'This step was not completed. Go back to the previous page and try again.',
  incident: (id) => `Incident number: ${id}`,
  home: 'Go to the home page',
  phone: (phone) => `You can also call ${phone}.`,
};
