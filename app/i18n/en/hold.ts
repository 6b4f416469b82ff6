import type { Texts } from '#app/i18n/zh-CN/index.ts';

export const hold: Texts['hold'] = {
  choiceLink: 'Do not want to be first? Keep it until others report the same',
  choiceTitle: 'Send now, or together with others?',
  choiceLead: 'We can keep it sealed until other firms report the same thing. Then all are sent together.',
  choiceHow: 'Nobody has to be first. How many there are is never shown, to anybody.',
  choiceCost: 'While it is sealed nobody reads it, nobody works on it and no time limit runs.',
  choiceMoment: 'Once there are enough, all are sent on the morning of the next working day.',
  choiceUntil: 'If not enough come, it is sent on your date. You can change the date or take it back at any time.',
  now: 'Send now',
  keep: (months) =>
    months === 1 ? 'Keep it sealed for 1 month at most' : `Keep it sealed for ${months} months at most`,
  keepUntil: (date) => `Sent by ${date} at the latest`,
  remediesRun: 'The time limits for reconsideration and for the court run on. Sealing does not extend them.',
  remedyFrom: {
    payment: (remedy, date) => `${remedy}: by ${date} at the latest, counted from the day you paid.`,
    decision: (remedy, date) => `${remedy}: by ${date} at the latest, counted from the day you received the decision.`,
  },
  remedyOver: {
    payment: (remedy, date) => `${remedy}: the time ended on ${date}, counted from the day you paid.`,
    decision: (remedy, date) => `${remedy}: the time ended on ${date}, counted from the day you received the decision.`,
  },
  remedyCheck: 'Check your time limits',

  receiptTitle: 'Your report is sealed and has not been sent',
  receiptAt: 'Sealed on',
  receiptKept: (date) => `Sent by ${date} at the latest; sooner once there are enough`,
  receiptUnread: 'Until then nobody reads it, nobody works on it and no time limit runs',
  receiptChange: 'With the code you can send it now, change the date or take it back',

  tag: 'Sealed',
  sentence: (date) => `Your report is sealed and not sent yet: it goes once there are enough, by ${date} at the latest`,
  sentenceTakenBack: 'You took this report back; nobody has read it',
  kept: 'Your report was sealed',
  released: (unit) => `Your report was sent; ${unit} handles it`,
  changed: (date) => `Now sent by ${date} at the latest`,
  takenBack: 'You took the report back',

  link: 'Send it now, change the date or take it back',
  title: 'Sealed report',
  sendTitle: 'Send it now',
  sendHint: 'It goes to the department at once, and the time limits begin now.',
  send: 'Send now',
  dateTitle: 'Change the date',
  date: 'Change the date',
  takeBackTitle: 'Take it back',
  takeBackHint: 'This cannot be undone. Nobody has read it, and nobody will.',
  takeBackConfirm: 'I take it back; it is not to be sent',
  takeBack: 'Take this report back',
  confirmMissing: 'Tick the box first',
  sent: {
    released: 'Sent: the department has received it.',
    heldChanged: 'The date is changed.',
    heldBack: 'Taken back. Nobody has read it.',
  },
};
