import type { RequiredCover } from '@baton/contract'

/** A role of the demonstration. Names of sites, wards, teams and people are those of the other files here. */
export interface DemonstrationRole {
  name: string
  purpose: string
  /** A ward or a site. */
  where: string
  team: string | null
  bleep: string | null
  cover: RequiredCover
  /** Falls to the role of this name. */
  fallback: string | null
  coordinates?: true
  /** Who holds it in the shift that is under way, and who in the other one of a day and a night. */
  holder: string | null
  other: string | null
}

const hospital = 'St Brannoc’s Hospital'
const always: RequiredCover = { kind: 'always' }
const everyDay = [1, 2, 3, 4, 5, 6, 7]
const days: RequiredCover = { kind: 'hours', days: everyDay, from: '08:00', until: '20:00' }
const nights: RequiredCover = { kind: 'hours', days: everyDay, from: '20:00', until: '08:00' }
const weekdays: RequiredCover = { kind: 'hours', days: [1, 2, 3, 4, 5], from: '08:00', until: '18:30' }

/** Each after the role that it falls to. */
export const roles: readonly DemonstrationRole[] = [
  {
    name: 'Site manager',
    purpose: 'Beds, staffing, major incidents; everything that nobody else has taken',
    where: hospital,
    team: 'Site managers',
    bleep: '1000',
    cover: always,
    fallback: null,
    coordinates: true,
    holder: 'Victoria Tremlett',
    other: 'Derek Simms',
  },
  {
    name: 'Medical consultant on call',
    purpose: 'Senior advice on medical patients; from home, back within half an hour',
    where: hospital,
    team: 'Medical on call',
    bleep: null,
    cover: always,
    fallback: null,
    holder: 'Dr Priya Raman',
    other: 'Dr Fatima Siddiqui',
  },
  {
    name: 'Medical registrar on call',
    purpose: 'Unwell medical patients, referrals, the medical take',
    where: hospital,
    team: 'Medical on call',
    bleep: '2200',
    cover: always,
    fallback: 'Medical consultant on call',
    holder: 'Daniel Okafor',
    other: 'Callum Reid',
  },
  {
    name: 'Medical SHO on call',
    purpose: 'Reviews and jobs on the medical wards',
    where: hospital,
    team: 'Medical on call',
    bleep: '2210',
    cover: always,
    fallback: 'Medical registrar on call',
    holder: 'Hassan Malik',
    other: 'Chloe Bennett',
  },
  {
    name: 'Surgical registrar on call',
    purpose: 'Surgical referrals, unwell surgical patients, emergency theatre',
    where: hospital,
    team: 'Surgical on call',
    bleep: '2400',
    cover: always,
    fallback: null,
    holder: 'Zainab Hussain',
    other: 'Stefan Ionescu',
  },
  {
    name: 'Surgical SHO on call',
    purpose: 'Reviews and jobs on the surgical wards',
    where: hospital,
    team: 'Surgical on call',
    bleep: '2410',
    cover: always,
    fallback: 'Surgical registrar on call',
    holder: 'Adam Kowalski',
    other: 'Harriet Coles',
  },
  {
    name: 'Anaesthetist on call',
    purpose: 'Airway, resuscitation, urgent anaesthesia',
    where: 'Instow Unit',
    team: 'Critical care outreach',
    bleep: '2600',
    cover: always,
    fallback: null,
    holder: 'Niamh Doherty',
    other: 'Dr Marcus Feld',
  },
  {
    name: 'Critical care outreach',
    purpose: 'NEWS2 of 5 or more, or a nurse’s worry',
    where: 'Instow Unit',
    team: 'Critical care outreach',
    bleep: '4199',
    cover: always,
    fallback: 'Anaesthetist on call',
    holder: 'Alice Wren',
    other: 'Samuel Boateng',
  },
  {
    name: 'Hospital at night coordinator',
    purpose: 'Shares out the night’s work on the wards',
    where: hospital,
    team: 'Hospital at night',
    bleep: '4190',
    cover: nights,
    fallback: 'Site manager',
    holder: null,
    other: null,
  },
  {
    name: 'Taw Ward coordinator',
    purpose: 'Beds, visitors and everything about the ward',
    where: 'Taw Ward',
    team: 'Taw Ward',
    bleep: '4103',
    cover: days,
    fallback: 'Site manager',
    holder: 'Grace Adeyemi',
    other: null,
  },
  {
    name: 'Exmoor Ward coordinator',
    purpose: 'Beds, visitors and everything about the ward',
    where: 'Exmoor Ward',
    team: 'Exmoor Ward',
    bleep: '4111',
    cover: days,
    fallback: 'Site manager',
    holder: 'Joseph Mbeki',
    other: null,
  },
  {
    name: 'On-call pharmacist',
    purpose: 'Urgent supply and advice on medicines',
    where: hospital,
    team: 'Pharmacy',
    bleep: '3100',
    cover: always,
    fallback: null,
    holder: 'Ffion Rees',
    other: 'Arjun Mehta',
  },
  {
    name: 'Paediatric registrar on call',
    purpose: 'Unwell children, referrals, safeguarding',
    where: 'Croyde Ward',
    team: 'Croyde Ward',
    bleep: '2500',
    cover: always,
    fallback: null,
    holder: 'Manuel Ortiz',
    other: 'Dr Ruth Abernethy',
  },
  {
    name: 'GP duty doctor',
    purpose: 'Today’s urgent calls at the practice',
    where: 'Quayside Surgery',
    team: 'Quayside Surgery',
    bleep: null,
    cover: weekdays,
    fallback: null,
    holder: 'Dr Edward Pollard',
    other: null,
  },
  {
    name: 'Nurse in charge, Fern Lea',
    purpose: 'The care home’s residents, day and night',
    where: 'Fern Lea Care Home',
    team: 'Fern Lea',
    bleep: null,
    cover: always,
    fallback: null,
    holder: 'Emeka Nwosu',
    other: 'Patricia Hearn',
  },
]

/** On duty now without a role, where they work. */
export const onDuty: readonly string[] = [
  'Amina Yusuf',
  'Tom Ashdown',
  'Kasia Nowak',
  'Margaret Holloway',
  'Ravi Subramaniam',
  'Owen Pritchard',
  'Siobhan Kelly',
  'Lucy Trevithick',
  'Emily Watts',
  'Jerome Baptiste',
  'Maria Santos',
  'Yetunde Bello',
  'Peter Vaughan',
  'Isla Cameron',
  'Beatriz Almeida',
  'Jack Thornton',
  'Wei Ling Tan',
  'Anjali Desai',
  'Rosa Lindqvist',
  'Ben Carpenter',
  'Mr Christopher Dunmore',
  'Kwame Asante',
  'Ellie Frost',
  'Deborah Quick',
  'Femi Oladipo',
  'Poppy Langdon',
  'Janet Osei',
  'Carlos Mendes',
  'Tilly Sanders',
  'Catherine Moyle',
  'Jill Pascoe',
  'Paul Dyer',
  'Ruth Nichols',
  'Colin Westaway',
  'Wendy Fairchild',
  'Karen Lovell',
  'Sandra Tapp',
]

/** Isolated but well: on duty from home, for what can be done there. */
export const fromHome: readonly string[] = ['Nadia Farouk']

/** Busy for a while. */
export const inTheatre = { name: 'Mr Christopher Dunmore', words: 'In theatre', minutes: 90 }

/** Off duty, and what covers for them. */
export const covered: readonly { name: string; by: string }[] = [
  { name: 'Dr Helen Marchetti', by: 'Medical consultant on call' },
  { name: 'Dr Alan Whitcombe', by: 'Medical consultant on call' },
  { name: 'Callum Reid', by: 'Medical registrar on call' },
  { name: 'Miss Olivia Hartnell', by: 'Surgical registrar on call' },
  { name: 'Dr Sunita Kapoor', by: 'GP duty doctor' },
]

/** On the rota for the mornings to come, from Monday to Friday. */
export const onMornings: readonly string[] = [
  'Dr Helen Marchetti',
  'Dr Alan Whitcombe',
  'Miss Olivia Hartnell',
  'Dr Sunita Kapoor',
  'Eleri Morgan',
]

/** Away for these days, from today on. */
export const away: readonly { name: string; kind: 'leave' | 'sickness' | 'study'; days: number }[] = [
  { name: 'Jonathan Reeve', kind: 'leave', days: 9 },
  { name: 'Luke Yelland', kind: 'sickness', days: 2 },
  { name: 'Bronwen Hughes', kind: 'study', days: 3 },
]

/** Asked to take a role over at the end of the shift, and not answered yet. */
export const offered = { role: 'Medical SHO on call', to: 'Emily Watts' }

/** A major incident that was rehearsed the day before yesterday: people at home were rung for an hour. */
export const rehearsal = {
  reason: 'Exercise Saltmarsh: a rehearsal of calling people in for a major incident',
  people: ['Dr Helen Marchetti', 'Miss Olivia Hartnell', 'Derek Simms'],
  hoursAgo: 46,
}
