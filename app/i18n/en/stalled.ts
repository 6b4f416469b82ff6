import type { Texts } from '#app/i18n/zh-CN/index.ts';

export const stalled: Texts['stalled'] = {
  title: {
    overdue: 'The answer is late: you can turn this into a report',
    refused: 'It was refused: you can turn this into a report',
    verbal_no: 'Did somebody say no and write nothing down?',
    not_written: 'The written answer did not come: you can turn this into a report',
  },
  text: (unit) => `Another unit handles the report. ${unit} will not know of it.`,
  carries: 'A report with your name carries the dates of this application along.',
  verbal: 'A spoken refusal leaves no trace. A report asks for its grounds.',
  submit: 'Turn into a report',
  what: {
    overdue: (service, unit) =>
      `I applied for “${service}”, which ${unit} handles. The promised date has passed without an answer.`,
    refused: (service, unit) => `I applied for “${service}” and ${unit} refused it. I think it should not have.`,
    verbal_no: (service, unit) =>
      `I applied for “${service}”. An officer of ${unit} said no and gave no written answer.`,
    not_written: (service, unit) =>
      `I asked ${unit} for a written answer about “${service}”. The promised date has passed without one.`,
  },
  askedWords: (askedOn, owedBy, words) => `Asked on ${askedOn}, owed by ${owedBy}. What I wrote then:\n${words}`,
  history: 'Dates of the application',
  carried: (reference) => `Every counted day of application ${reference} goes along`,
  notCarried: 'Not sent: the number of the application would tell who you are',
};
