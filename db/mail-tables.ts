/** Rows of mail to investors, as SQLite holds them. */
export interface MailTables {
  mail_relays: { relay_key: string; locale: 'zh-CN' | 'en' | 'ru'; address_box: Buffer; stop_hash: string };
}
