/** Teams beside those of the wards, which hold whoever works there. */
export interface DemonstrationTeam {
  name: string
  kind: 'department' | 'on-call' | 'mdt' | 'practice' | 'care-home' | 'other'
  site: string
  people: readonly string[]
}

const hospital = 'St Brannoc’s Hospital'

export const teams: readonly DemonstrationTeam[] = [
  {
    name: 'Medical on call',
    kind: 'on-call',
    site: hospital,
    people: [
      'Daniel Okafor',
      'Hassan Malik',
      'Emily Watts',
      'Ravi Subramaniam',
      'Chloe Bennett',
      'Dr Priya Raman',
      'Callum Reid',
      'Jerome Baptiste',
      'Victoria Tremlett',
    ],
  },
  {
    name: 'Surgical on call',
    kind: 'on-call',
    site: hospital,
    people: [
      'Zainab Hussain',
      'Harriet Coles',
      'Adam Kowalski',
      'Mr Christopher Dunmore',
      'Stefan Ionescu',
      'Femi Oladipo',
    ],
  },
  {
    name: 'Hospital at night',
    kind: 'on-call',
    site: hospital,
    people: [
      'Daniel Okafor',
      'Hassan Malik',
      'Harriet Coles',
      'Alice Wren',
      'Samuel Boateng',
      'Victoria Tremlett',
      'Derek Simms',
      'Niamh Doherty',
    ],
  },
  {
    name: 'Critical care outreach',
    kind: 'department',
    site: hospital,
    people: ['Alice Wren', 'Samuel Boateng', 'Niamh Doherty', 'Dr Marcus Feld', 'Carlos Mendes'],
  },
  {
    name: 'Pharmacy',
    kind: 'department',
    site: hospital,
    people: ['Michelle Grant', 'Ffion Rees', 'Arjun Mehta', 'Tilly Sanders'],
  },
  {
    name: 'Therapies',
    kind: 'department',
    site: hospital,
    people: [
      'Owen Pritchard',
      'Nadia Farouk',
      'Wei Ling Tan',
      'Eleri Morgan',
      'Sarah Blackmore',
      'Gareth Lloyd',
    ],
  },
  {
    name: 'Discharge hub',
    kind: 'department',
    site: hospital,
    people: [
      'Paul Dyer',
      'Shanice Powell',
      'Nadia Farouk',
      'Ruth Nichols',
      'Patricia Hearn',
      'Margaret Holloway',
    ],
  },
  {
    name: 'Site managers',
    kind: 'department',
    site: hospital,
    people: ['Victoria Tremlett', 'Derek Simms'],
  },
  {
    name: 'Lung cancer MDT',
    kind: 'mdt',
    site: hospital,
    people: [
      'Jill Pascoe',
      'Dr Fatima Siddiqui',
      'Dr George Ivanov',
      'Dr Naomi Clarke',
      'Robert Eze',
      'Callum Reid',
    ],
  },
  {
    name: 'Quayside Surgery',
    kind: 'practice',
    site: 'Quayside Surgery',
    people: ['Dr Edward Pollard', 'Dr Sunita Kapoor', 'Wendy Fairchild', 'Karen Lovell'],
  },
  {
    name: 'Fern Lea',
    kind: 'care-home',
    site: 'Fern Lea Care Home',
    people: ['Patricia Hearn', 'Emeka Nwosu', 'Dr Sunita Kapoor'],
  },
]
