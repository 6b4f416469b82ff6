import type { Page } from 'playwright-core';
import type { Filing } from '#tests/e2e/acts.ts';

/** A report of a fee by somebody who gives no name. */
export const FEE_REPORT: Filing = {
  group: 'fee',
  category: 'L1',
  identity: 'anonymous',
  units: ['jtj'],
  yuan: '1200',
  item: '管理费',
  what: '在检查点被要求交管理费，没有文件。',
  query: 'no',
};
/** Of whoever gives one. */
export const CONTACT = { name: '王小明', phone: '13800000000' };

/** Where the page is, without its query. */
export const pathOf = (page: Page): string => new URL(page.url()).pathname;
