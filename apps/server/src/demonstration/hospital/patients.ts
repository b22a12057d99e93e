import type { PatientAlert } from '@baton/contract'

/** Family and given name, birth date, sex, ward, bay and bed, consultant, days since they came. All are invented. */
type Row = readonly [
  family: string,
  given: string,
  birthDate: string,
  sex: 'female' | 'male',
  ward: string,
  bay: number,
  bed: number,
  consultant: string,
  days: number,
]

const geriatrics = 'Dr Helen Marchetti'
const acute = 'Dr Priya Raman'
const cardiology = 'Dr Alan Whitcombe'
const respiratory = 'Dr Fatima Siddiqui'
const stroke = 'Dr Simon Gallagher'
const surgery = 'Mr Christopher Dunmore'
const orthopaedics = 'Miss Olivia Hartnell'

const rows: readonly Row[] = [
  ['Tregenza', 'Edith', '1938-04-11', 'female', 'Taw Ward', 1, 1, geriatrics, 2.8],
  ['Balsdon', 'Arthur', '1934-09-02', 'male', 'Taw Ward', 1, 2, geriatrics, 2.7],
  ['Chugg', 'Winifred', '1941-01-19', 'female', 'Taw Ward', 1, 4, geriatrics, 2.1],
  ['Oatway', 'Cyril', '1936-06-30', 'male', 'Taw Ward', 2, 1, geriatrics, 1.9],
  ['Squire', 'Dorothy', '1932-12-08', 'female', 'Taw Ward', 2, 3, geriatrics, 2.6],
  ['Squire', 'Dorothea', '1937-02-23', 'female', 'Taw Ward', 2, 4, geriatrics, 1.4],
  ['Pincombe', 'Leonard', '1940-05-17', 'male', 'Taw Ward', 3, 2, geriatrics, 2.2],
  ['Shapland', 'Ivy', '1935-10-29', 'female', 'Taw Ward', 3, 5, geriatrics, 1.2],
  ['Nnamdi', 'Grace', '1944-03-03', 'female', 'Taw Ward', 4, 1, geriatrics, 2.4],
  ['Vanstone', 'Harold', '1933-08-14', 'male', 'Taw Ward', 4, 6, geriatrics, 1.1],
  ['Kingdom', 'Pauline', '1952-07-21', 'female', 'Exmoor Ward', 1, 1, acute, 1.3],
  ['Begum', 'Rahima', '1961-11-05', 'female', 'Exmoor Ward', 1, 2, acute, 1.2],
  ['Jewell', 'Martin', '1958-02-09', 'male', 'Exmoor Ward', 1, 5, acute, 1.6],
  ['Okonkwo', 'Chidi', '1979-06-18', 'male', 'Exmoor Ward', 2, 2, acute, 1.1],
  ['Ley', 'Susan', '1966-12-30', 'female', 'Exmoor Ward', 2, 4, acute, 1.8],
  ['Passmore', 'Derek', '1949-04-26', 'male', 'Exmoor Ward', 3, 1, acute, 1.4],
  ['Mukherjee', 'Anil', '1955-09-12', 'male', 'Exmoor Ward', 3, 3, acute, 1.2],
  ['Delve', 'Jennifer', '1985-01-07', 'female', 'Exmoor Ward', 4, 4, acute, 1.1],
  ['Gubb', 'Raymond', '1943-05-31', 'male', 'Exmoor Ward', 5, 2, acute, 1.7],
  ['Hartley', 'Christine', '1959-10-10', 'female', 'Exmoor Ward', 5, 6, acute, 1.5],
  ['Braund', 'Stanley', '1947-03-15', 'male', 'Lundy Ward', 1, 2, cardiology, 2.3],
  ['Lerwill', 'Joan', '1950-08-08', 'female', 'Lundy Ward', 1, 3, cardiology, 1.9],
  ['Kapoor', 'Sunita', '1957-12-02', 'female', 'Lundy Ward', 2, 1, cardiology, 1.2],
  ['Rudd', 'Graham', '1953-06-06', 'male', 'Lundy Ward', 2, 5, cardiology, 2.0],
  ['Isaac', 'Beryl', '1939-11-27', 'female', 'Lundy Ward', 3, 4, cardiology, 1.7],
  ['Watkins', 'Gareth', '1962-02-14', 'male', 'Lundy Ward', 4, 2, cardiology, 1.3],
  ['Crocombe', 'Alfred', '1945-07-19', 'male', 'Torridge Ward', 1, 1, respiratory, 2.5],
  ['Fernandes', 'Lucia', '1960-04-04', 'female', 'Torridge Ward', 1, 4, respiratory, 1.6],
  ['Huxtable', 'Norman', '1942-09-23', 'male', 'Torridge Ward', 2, 2, respiratory, 2.1],
  ['Dymond', 'Sheila', '1954-01-30', 'female', 'Torridge Ward', 2, 6, respiratory, 1.4],
  ['Zielinski', 'Marek', '1968-10-16', 'male', 'Torridge Ward', 3, 3, respiratory, 1.2],
  ['Parkhouse', 'Edna', '1937-05-05', 'female', 'Torridge Ward', 4, 5, respiratory, 1.8],
  ['Heddon', 'Walter', '1946-12-12', 'male', 'Hartland Ward', 1, 1, stroke, 2.6],
  ['Tamlyn', 'Marjorie', '1940-08-25', 'female', 'Hartland Ward', 1, 3, stroke, 2.2],
  ['Achebe', 'Samuel', '1963-03-28', 'male', 'Hartland Ward', 2, 2, stroke, 1.5],
  ['Ridd', 'Constance', '1948-06-11', 'female', 'Hartland Ward', 2, 4, stroke, 1.9],
  ['Westcott', 'Bernard', '1951-11-18', 'male', 'Hartland Ward', 3, 1, stroke, 1.3],
  ['Yelland', 'Phyllis', '1936-02-02', 'female', 'Hartland Ward', 4, 6, stroke, 2.4],
  ['Galliford', 'Simon', '1975-09-09', 'male', 'Clovelly Ward', 1, 2, surgery, 1.2],
  ['Slee', 'Deborah', '1969-05-24', 'female', 'Clovelly Ward', 1, 5, surgery, 1.4],
  ['Rahman', 'Tariq', '1982-07-07', 'male', 'Clovelly Ward', 2, 1, surgery, 1.1],
  ['Hammett', 'Valerie', '1956-10-01', 'female', 'Clovelly Ward', 2, 3, surgery, 1.8],
  ['Beer', 'Trevor', '1964-01-13', 'male', 'Clovelly Ward', 3, 4, surgery, 1.6],
  ['Nott', 'Angela', '1971-12-20', 'female', 'Clovelly Ward', 4, 1, surgery, 1.3],
  ['Bowden', 'Frederick', '1944-04-07', 'male', 'Saunton Ward', 1, 1, orthopaedics, 2.0],
  ['Chalmers', 'Irene', '1938-08-03', 'female', 'Saunton Ward', 1, 4, orthopaedics, 1.7],
  ['Petherick', 'Joyce', '1935-03-22', 'female', 'Saunton Ward', 2, 2, orthopaedics, 2.3],
  ['Sandhu', 'Gurpreet', '1977-06-29', 'male', 'Saunton Ward', 2, 6, orthopaedics, 1.2],
  ['Lovering', 'Kenneth', '1950-11-11', 'male', 'Saunton Ward', 3, 3, orthopaedics, 1.5],
  ['Turner', 'Maureen', '1949-02-17', 'female', 'Saunton Ward', 4, 5, orthopaedics, 1.4],
  ['Snell', 'Abigail', '1992-09-14', 'female', 'Woolacombe Ward', 1, 1, surgery, 1.1],
  ['Quick', 'Hannah', '1988-05-02', 'female', 'Woolacombe Ward', 1, 3, surgery, 1.2],
  ['Latham', 'Rebecca', '1995-12-25', 'female', 'Woolacombe Ward', 2, 2, surgery, 1.3],
  ['Venner', 'Oliver', '2018-03-19', 'male', 'Croyde Ward', 1, 1, acute, 1.2],
  ['Akhtar', 'Zara', '2020-07-28', 'female', 'Croyde Ward', 2, 3, acute, 1.1],
  ['Gammon', 'Victor', '1953-10-08', 'male', 'Instow Unit', 1, 2, acute, 1.6],
  ['Stoneman', 'Patricia', '1947-01-26', 'female', 'Instow Unit', 1, 5, surgery, 1.2],
  ['Thorne', 'Gladys', '1933-06-15', 'female', 'Yeo Ward', 1, 1, geriatrics, 2.7],
  ['Cawsey', 'Reginald', '1937-11-30', 'male', 'Yeo Ward', 2, 4, geriatrics, 2.4],
  ['Hookway', 'Elsie', '1930-09-06', 'female', 'Mole Ward', 1, 3, geriatrics, 2.5],
  ['Symons', 'Percy', '1939-05-21', 'male', 'Mole Ward', 2, 2, geriatrics, 2.2],
]

export interface DemonstrationPatient {
  name: string
  family: string
  given: string
  birthDate: string
  sex: 'female' | 'male'
  ward: string
  bed: string
  consultant: string
  daysAgo: number
  alerts: readonly PatientAlert[]
}

const alerts: Readonly<Record<string, readonly PatientAlert[]>> = {
  'Edith Tregenza': [
    { kind: 'allergy', words: 'Penicillin: anaphylaxis' },
    { kind: 'resuscitation', words: 'Not for attempted CPR; ward-based care' },
  ],
  'Arthur Balsdon': [{ kind: 'risk', words: 'Falls: two nurses to stand' }],
  'Dorothy Squire': [{ kind: 'risk', words: 'Another patient here has nearly the same name' }],
  'Dorothea Squire': [{ kind: 'risk', words: 'Another patient here has nearly the same name' }],
  'Rahima Begum': [{ kind: 'other', words: 'Bengali interpreter' }],
  'Chidi Okonkwo': [{ kind: 'other', words: 'Sickle cell disease: own pain plan' }],
  'Sheila Dymond': [{ kind: 'infection', words: 'Influenza A: side room' }],
  'Marek Zielinski': [{ kind: 'allergy', words: 'Latex' }],
  'Zara Akhtar': [{ kind: 'safeguarding', words: 'Ask the nurse in charge before anyone visits' }],
  'Victor Gammon': [{ kind: 'allergy', words: 'Trimethoprim: rash' }],
}

export const patients: readonly DemonstrationPatient[] = rows.map(
  ([family, given, birthDate, sex, ward, bay, bed, consultant, daysAgo]) => ({
    name: `${given} ${family}`,
    family,
    given,
    birthDate,
    sex,
    ward,
    bed: `${'ABCDE'[bay - 1]}${bed}`,
    consultant,
    daysAgo,
    alerts: alerts[`${given} ${family}`] ?? [],
  }),
)

/** A record that was entered when nobody found the other, and is merged into it. */
export const enteredTwice = {
  family: 'Tregensa',
  given: 'Edyth',
  birthDate: '1938-04-11',
  into: 'Edith Tregenza',
}

export const patientLists = [
  {
    name: 'Tonight: unwell',
    owner: 'Daniel Okafor',
    team: null,
    sharedWith: ['Hassan Malik'],
    patients: ['Pauline Kingdom', 'Chidi Okonkwo', 'Alfred Crocombe', 'Stanley Braund', 'Edith Tregenza'],
    lines: {
      'Chidi Okonkwo': ['red', 'pain again at four, bloods sent'],
      'Alfred Crocombe': ['amber', 'repeat gas'],
    },
  },
  {
    name: 'Discharges this week',
    owner: 'Margaret Holloway',
    team: 'Taw Ward',
    sharedWith: [],
    patients: ['Winifred Chugg', 'Cyril Oatway', 'Ivy Shapland'],
    lines: { 'Ivy Shapland': ['green', 'transport booked'] },
  },
] as const

/** Opened for a reason that waits for a review. */
export const glassBroken = {
  by: 'Femi Oladipo',
  patient: 'Gladys Thorne',
  reason: 'Telephone advice for Pilton Vale about her abdominal pain',
  hoursAgo: 5,
}
