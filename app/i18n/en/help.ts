import type { Texts } from '#app/i18n/zh-CN/index.ts';

export const help: Texts['help'] = {
  title: 'Help',
  lead: 'How to report, what belongs elsewhere, and how to protect yourself.',
  links: 'More',
  contents: 'On this page',
  pages: {
    help: {
      title: 'Help',
      sections: [
        {
          title: 'What you can report',
          items: [
            'Fees that should not be, arbitrary fines, forced contributions and sponsorship',
            'Repeated inspections, seizure, cut-off of water or power',
            'Delay, no answer, papers asked for again and again, being sent from door to door',
            'Promises not kept, money not paid back, unequal treatment',
            'Rudeness, demands for favours, retaliation',
          ],
        },
        {
          title: 'What belongs elsewhere',
          items: [
            'Immediate danger: call 110',
            'Contract disputes between companies: arbitration or court',
            'What is before a court, an arbitrator or a reconsideration office: wait for its result',
            'Labour disputes: labour arbitration; consumer disputes: 12315',
            'County leaders or discipline inspection itself: call 12388',
          ],
        },
        {
          title: 'After you send it',
          items: [
            'The receipt shows your query code and the dates. The code is shown only once',
            'The responsible unit accepts, works and answers. The unit you report takes no part',
            'When a date passes without action, reminders, lights, supervision and referral come by themselves',
            'Whether it is solved is for you to say',
          ],
        },
        {
          title: 'How time is counted',
          items: [
            'Working days only. Weekends and public holidays do not count, make-up working days do',
            'Every time limit opens day by day: what counted, what did not, and why',
            'Reporting here does not stop the time limits of reconsideration and court',
          ],
        },
      ],
    },
    protection: {
      title: 'How to protect yourself',
      sections: [
        {
          title: 'Who can see it',
          items: [
            'The unit you report, those above it and those below it see nothing and are not told',
            'With your name: the handling officer sees it',
            'Hidden: your name is sealed and cannot be opened on this site',
            'Anonymous: no name and no phone are asked',
          ],
        },
        {
          title: 'In a small place details point to people',
          items: [
            'A date, an amount and a place together may fit one company only',
            'If you fear being recognised, leave out what only you could know',
            'The query to the unit you report names the item only, no amount and no date',
            'You read that query word for word before you send, and can decline it',
          ],
        },
        {
          title: 'Traces you leave',
          items: [
            'Use your own phone and data, not the office network',
            'WeChat and your operator may know you visited',
            '“Leave now” erases what you typed, and cannot erase your browsing history',
          ],
        },
        {
          title: 'If anyone punishes you for it',
          items: [
            'Report it at once as retaliation. It goes straight to discipline inspection',
            'Whoever retaliates or gives away a report answers for it under discipline and law',
          ],
        },
      ],
    },
    privacy: {
      title: 'Privacy',
      sections: [
        {
          title: 'What is kept',
          items: [
            'What you write and the messages after it, read by the handling unit for its work',
            'Contact details given with a name are encrypted; hidden ones are sealed, and this site cannot open them',
            'If you ask for mails, the address for them, encrypted and apart from the matter',
            'That address is deleted as soon as you stop the mails',
            'Of an account, its address, encrypted, and the list of the matters in your name',
            'Address and list are deleted as soon as you delete the account',
            'Of the query code only a check value that cannot be turned back',
            'Every time staff open a case there is a record, which cannot be changed',
          ],
        },
        {
          title: 'What is not kept',
          items: [
            'Your network address is not stored with the report',
            'No statistics, nothing loaded from other sites',
            'What you did not finish is erased after 4 hours without a step; an application with a code to come back, 30 days after its last change',
            'Not a word of reports about county leaders or discipline inspection',
          ],
        },
        {
          title: 'Cookies',
          items: [
            'Only to know again what you are filling in or reading',
            'And the size and colours you chose',
            'Before you begin an empty one, to see whether your browser keeps it',
            'They are gone when you close the browser or press “Leave now”',
          ],
        },
      ],
    },
    accessibility: {
      title: 'Accessibility',
      sections: [
        {
          title: 'What works',
          items: [
            'Everything can be done without scripts and with the keyboard alone',
            'On a screen 320 pixels wide nothing has to be moved sideways',
            'Larger text, dark or light colours: two buttons on top of every page',
            'Settings of your system for high contrast and less motion are followed',
            'Whatever a colour says, words or a sign say too',
            'Every page was checked by a tool, which found nothing',
          ],
        },
        {
          title: 'What does not work yet',
          items: [
            'Nobody who uses a screen reader has tried it for us yet',
            'The official names of the fee catalogue are in Chinese only',
          ],
        },
        {
          title: 'If it is hard to use',
          items: ['Call the number below'],
        },
      ],
    },
    contact: {
      title: 'Contact',
      sections: [
        {
          title: 'Questions about a service or a case',
          items: ['Call the line below', 'You can say the reference; never say the query code, whoever asks'],
        },
        {
          title: 'To report something',
          items: [
            'Reporting here needs no call and no account',
            'A demand for favours, or retaliation: reported here, it goes straight to discipline inspection',
          ],
        },
        { title: 'Urgent, and other ways', items: ['Danger to life: 110', 'Discipline inspection by phone: 12388'] },
      ],
    },
    verify: {
      title: 'How to recognise the real site',
      sections: [
        {
          title: 'Look at this',
          items: [
            'The domain in the address bar is the same as in the line below',
            'This site costs nothing, asks for no transfer and no download',
            'Give your query code to nobody, whoever asks',
            'Mails from this site hold nothing of a report and name no unit',
          ],
        },
      ],
    },
  },
  address: (host) => `Address of this site: ${host}`,
};
