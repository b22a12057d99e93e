import { paper, type Shown, supplyNotice } from './shown.ts'

/** One line that somebody said; `minute` counts from the conversation's beginning. */
export interface Line {
  minute: number
  by: string
  text: string
  /** The line (from 0) that this one answers. */
  answers?: number
  shows?: readonly Shown[]
  reactions?: readonly { emoji: string; by: string }[]
}

/** A conversation of the demonstration's last two days. All patients are invented. */
export interface Talk {
  kind: 'team' | 'group' | 'direct'
  /** A team's name, or a group's title. */
  title: string
  people: readonly string[]
  /** The time of day at which it begins, HH:MM; the day is the latest on which all of it is past. */
  begins: string
  lines: readonly Line[]
  /** Who has not seen the last so many lines. */
  unseen?: readonly { by: string; lines: number }[]
}

export const talks: readonly Talk[] = [
  {
    kind: 'team',
    title: 'Taw Ward',
    people: [],
    begins: '20:10',
    lines: [
      {
        minute: 0,
        by: 'Grace Adeyemi',
        text: 'Evening all. Night staffing: **Amina** bays A and B, **Tom** bays C and D, Kasia with both. One bank HCA arriving at 22:00.',
      },
      {
        minute: 6,
        by: 'Tom Ashdown',
        text: 'Bed C4, Mr Hollis: family asked to be rung if anything changes overnight. Number is on the front sheet.',
      },
      {
        minute: 9,
        by: 'Amina Yusuf',
        text: 'Bed A2, Mrs Penrose (NHS 999 000 0018): apixaban was due at 20:00 and is not on the chart since the rewrite. <@Ffion Rees> could you look in the morning please? I have asked the on-call doctor to prescribe tonight’s dose.',
      },
      {
        minute: 31,
        by: 'Ravi Subramaniam',
        text: 'Done, tonight’s dose is prescribed. Left off by mistake when the chart was rewritten.',
        answers: 2,
        reactions: [{ emoji: '👍', by: 'Amina Yusuf' }],
      },
      { minute: 105, by: 'Amina Yusuf', text: 'Given at 21:50, thank you.', answers: 2 },
      { minute: 212, by: 'Kasia Nowak', text: 'Side room 1 is clean and empty.' },
      {
        minute: 575,
        by: 'Tom Ashdown',
        text: 'Mr Hollis settled, NEWS2 was 2 at 05:30. Daughter rung as asked.',
        answers: 1,
        reactions: [{ emoji: '🙏', by: 'Grace Adeyemi' }],
      },
      {
        minute: 700,
        by: 'Margaret Holloway',
        text: 'Good morning. Board round 08:30 as usual. Two discharges today:\n- A5, transport booked for 11:00\n- D2, waiting for take-home medicines',
      },
      {
        minute: 715,
        by: 'Ffion Rees',
        text: 'Mrs Penrose: apixaban is back on the regular chart, 2.5 mg twice a day, renal function checked. I will look through the other rewritten charts from yesterday.',
        answers: 2,
      },
      {
        minute: 722,
        by: 'Dr Helen Marchetti',
        text: 'Thank you Ffion. Please all: when a chart is rewritten a second person reads it against the old one.',
        answers: 2,
        reactions: [
          { emoji: '👍', by: 'Chloe Bennett' },
          { emoji: '👍', by: 'Ravi Subramaniam' },
        ],
      },
      {
        minute: 760,
        by: 'Owen Pritchard',
        text: 'D2 was safe on the stairs this morning. Fine for home from physio.',
      },
      { minute: 772, by: 'Nadia Farouk', text: 'Key safe for D2 is fitted, care starts tonight at 18:00.' },
      {
        minute: 781,
        by: 'Margaret Holloway',
        text: '<@Ffion Rees> any news of D2’s medicines? Transport would like to collect at 13:00.',
      },
    ],
    unseen: [
      { by: 'Amina Yusuf', lines: 3 },
      { by: 'Ffion Rees', lines: 1 },
    ],
  },
  {
    kind: 'team',
    title: 'Hospital at night',
    people: [],
    begins: '20:45',
    lines: [
      {
        minute: 0,
        by: 'Victoria Tremlett',
        text: 'Handover 21:00 in the seminar room, or join from where you are. 14 beds open, 9 expected from the emergency department.',
      },
      {
        minute: 55,
        by: 'Hassan Malik',
        text: 'Cannulas on Lundy 3, Torridge 1 and Taw 2. I am taking Lundy and Taw.',
      },
      {
        minute: 57,
        by: 'Harriet Coles',
        text: 'I can do Torridge on the way up.',
        answers: 1,
        reactions: [{ emoji: '👍', by: 'Hassan Malik' }],
      },
      {
        minute: 180,
        by: 'Alice Wren',
        text: 'Seen on Hartland: bed 9, NEWS2 down from 6 to 4 after fluids. Hourly observations, will look again at 03:00.',
      },
      {
        minute: 390,
        by: 'Alice Wren',
        text: 'Hartland 9 again at 03:10: NEWS2 3. Back to the ward’s usual care.',
        answers: 3,
      },
      {
        minute: 640,
        by: 'Derek Simms',
        text: 'Morning. Thank you all. **Two lifts are out of use until noon**, please use the north core for transfers.',
      },
      {
        minute: 652,
        by: 'Samuel Boateng',
        text: '<@Daniel Okafor> when you are back: are you content for Torridge 6 to stay on the ward with the plan from 02:00, or shall we ask for a bed with us?',
      },
    ],
    unseen: [{ by: 'Daniel Okafor', lines: 2 }],
  },
  {
    kind: 'team',
    title: 'Medical on call',
    people: [],
    begins: '07:15',
    lines: [
      { minute: 0, by: 'Dr Priya Raman', text: 'Post-take round starts 08:00 on Exmoor, bay A.' },
      {
        minute: 20,
        by: 'Emily Watts',
        text: 'List is printed and on the trolley. 17 to see, 3 marked as sick.',
      },
      {
        minute: 300,
        by: 'Callum Reid',
        text: 'Respiratory advice today: bleep 2315 until 17:00, then through switchboard.',
      },
      {
        minute: 600,
        by: 'Daniel Okafor',
        text: 'Two referrals from Quayside Surgery expected this evening, both have letters in the post tray.',
        reactions: [{ emoji: '✅', by: 'Hassan Malik' }],
      },
    ],
  },
  {
    kind: 'team',
    title: 'Pharmacy',
    people: [],
    begins: '10:05',
    lines: [
      {
        minute: 0,
        by: 'Michelle Grant',
        text: 'Supply notice: gentamicin 80 mg/2 ml is short until Thursday. Use the 20 mg/2 ml paediatric ampoules only for children.',
        shows: [supplyNotice],
      },
      {
        minute: 34,
        by: 'Arjun Mehta',
        text: 'Clovelly and Woolacombe told, stock moved from theatre store.',
      },
      {
        minute: 1380,
        by: 'Tilly Sanders',
        text: 'Take-home medicines for Taw D2 are checked and on the 12:30 round.',
      },
    ],
    unseen: [{ by: 'Ffion Rees', lines: 1 }],
  },
  {
    kind: 'team',
    title: 'Lung cancer MDT',
    people: [],
    begins: '14:10',
    lines: [
      {
        minute: 0,
        by: 'Jill Pascoe',
        text: 'List for Thursday closes tomorrow at 13:00. Nine cases so far, two without imaging.',
      },
      {
        minute: 42,
        by: 'Dr George Ivanov',
        text: 'I have the second PET report now, the other is expected tomorrow morning.',
      },
      {
        minute: 47,
        by: 'Robert Eze',
        text: 'I have spoken with the patient of case 4 about what matters to her and will say so on the day.',
      },
    ],
  },
  {
    kind: 'team',
    title: 'Fern Lea',
    people: [],
    begins: '16:30',
    lines: [
      {
        minute: 0,
        by: 'Emeka Nwosu',
        text: 'Weekly round tomorrow at 10:00, six residents on the list. Mrs Abbott has a new rash on both arms.',
      },
      {
        minute: 90,
        by: 'Dr Sunita Kapoor',
        text: 'Thank you. I will see Mrs Abbott first. Please have her medicines chart at hand.',
      },
    ],
  },
  {
    kind: 'direct',
    title: '',
    people: ['Amina Yusuf', 'Daniel Okafor'],
    begins: '23:05',
    lines: [
      {
        minute: 0,
        by: 'Amina Yusuf',
        text: 'Hi Daniel, Taw A2 again: potassium came back 5.9, not haemolysed. ECG done, I can see no changes but please look.',
      },
      {
        minute: 4,
        by: 'Daniel Okafor',
        text: 'On my way from Exmoor, ten minutes. Please repeat the sample now and hold the ramipril.',
      },
      { minute: 31, by: 'Amina Yusuf', text: 'Repeat is 5.4. Ramipril held and written on the chart.' },
      {
        minute: 36,
        by: 'Daniel Okafor',
        text: 'Good. Repeat with the morning bloods, no treatment tonight. I have written in the notes.',
        reactions: [{ emoji: '👍', by: 'Amina Yusuf' }],
      },
    ],
  },
  {
    kind: 'direct',
    title: '',
    people: ['Ffion Rees', 'Dr Helen Marchetti'],
    begins: '09:50',
    lines: [
      {
        minute: 0,
        by: 'Dr Helen Marchetti',
        text: 'Could you join the round at bay B? Two people with more than twelve medicines each.',
      },
      { minute: 3, by: 'Ffion Rees', text: 'Yes, from 10:15.' },
    ],
  },
  {
    kind: 'group',
    title: 'Discharge, Taw D2',
    people: ['Margaret Holloway', 'Owen Pritchard', 'Nadia Farouk', 'Paul Dyer', 'Shanice Powell'],
    begins: '14:30',
    lines: [
      {
        minute: 0,
        by: 'Paul Dyer',
        text: 'Plan: home tomorrow with care twice a day. What is still missing?',
      },
      { minute: 12, by: 'Nadia Farouk', text: 'Key safe and a commode. Both ordered.' },
      { minute: 35, by: 'Shanice Powell', text: 'Care agreed with the agency from tomorrow evening.' },
      { minute: 50, by: 'Owen Pritchard', text: 'Stairs assessment in the morning, then I am done.' },
    ],
  },
  {
    kind: 'group',
    title: 'Journal club',
    people: [
      'Chloe Bennett',
      'Ravi Subramaniam',
      'Emily Watts',
      'Hassan Malik',
      'Harriet Coles',
      'Daniel Okafor',
    ],
    begins: '16:00',
    lines: [
      {
        minute: 0,
        by: 'Chloe Bennett',
        text: 'Wednesday 12:30, library. Paper: task boards instead of bleeps at night.',
        shows: [paper],
      },
      {
        minute: 25,
        by: 'Harriet Coles',
        text: 'Timely. I will bring lunch.',
        reactions: [
          { emoji: '🎉', by: 'Emily Watts' },
          { emoji: '🎉', by: 'Ravi Subramaniam' },
        ],
      },
    ],
  },
]
