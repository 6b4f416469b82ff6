/** Everything that can be wrong with a typed answer. Each has its sentence in every language (texts.report.errors). */
export type AnswerError =
  | 'kind'
  | 'category'
  | 'identity'
  | 'accused_none'
  | 'accused_conflict'
  | 'accused_head'
  | 'accused_many'
  | 'unit'
  | 'item'
  | 'item_both'
  | 'item_long'
  | 'yuan'
  | 'yuan_format'
  | 'yuan_zero'
  | 'yuan_high'
  | 'paid_on_format'
  | 'paid_on_future'
  | 'paid_on_old'
  | 'choice'
  | 'lines_none'
  | 'lines_conflict'
  | 'lines_many'
  | 'what'
  | 'what_long'
  | 'outcome_long'
  | 'project_long'
  | 'name'
  | 'name_long'
  | 'reach_none'
  | 'phone'
  | 'email'
  | 'reachable_long'
  | 'query'
  | 'words';

/** Field name → what is wrong with it, in the order of the page. */
export type AnswerErrors = Record<string, AnswerError>;

/** What a form sent, one text a field. */
export type StepForm = Readonly<Record<string, string>>;
