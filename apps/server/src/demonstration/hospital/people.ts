/** Name, profession, grade, specialty, where they work (a ward or a site), bleep. All are invented. */
export type PersonRow = readonly [
  name: string,
  profession: string,
  grade: string | null,
  specialty: string | null,
  where: string,
  bleep: string | null,
]

const rows: readonly PersonRow[] = [
  ['Amina Yusuf', 'Nurse', 'Staff nurse', 'Care of older people', 'Taw Ward', null],
  ['Daniel Okafor', 'Doctor', 'Specialty registrar', 'Acute medicine', 'Exmoor Ward', '2204'],
  ['Ffion Rees', 'Pharmacist', 'Senior clinical pharmacist', 'Medicine', 'Taw Ward', '3117'],
  ['Margaret Holloway', 'Nurse', 'Ward manager', 'Care of older people', 'Taw Ward', '4102'],
  ['Tom Ashdown', 'Nurse', 'Staff nurse', 'Care of older people', 'Taw Ward', null],
  ['Grace Adeyemi', 'Nurse', 'Charge nurse', 'Care of older people', 'Taw Ward', '4103'],
  ['Kasia Nowak', 'Healthcare assistant', null, 'Care of older people', 'Taw Ward', null],
  ['Dr Helen Marchetti', 'Doctor', 'Consultant', 'Geriatric medicine', 'Taw Ward', null],
  ['Ravi Subramaniam', 'Doctor', 'Foundation doctor, year 1', 'Geriatric medicine', 'Taw Ward', '2231'],
  ['Chloe Bennett', 'Doctor', 'Foundation doctor, year 2', 'Geriatric medicine', 'Taw Ward', '2232'],
  ['Owen Pritchard', 'Physiotherapist', 'Senior physiotherapist', 'Older people', 'Taw Ward', '5120'],
  ['Nadia Farouk', 'Occupational therapist', 'Occupational therapist', 'Older people', 'Taw Ward', '5131'],
  ['Dr Priya Raman', 'Doctor', 'Consultant', 'Acute medicine', 'Exmoor Ward', null],
  ['Joseph Mbeki', 'Nurse', 'Charge nurse', 'Acute medicine', 'Exmoor Ward', '4111'],
  ['Siobhan Kelly', 'Nurse', 'Staff nurse', 'Acute medicine', 'Exmoor Ward', null],
  ['Lucy Trevithick', 'Nurse', 'Staff nurse', 'Acute medicine', 'Exmoor Ward', null],
  ['Hassan Malik', 'Doctor', 'Core trainee', 'Acute medicine', 'Exmoor Ward', '2211'],
  ['Emily Watts', 'Doctor', 'Foundation doctor, year 1', 'Acute medicine', 'Exmoor Ward', '2212'],
  ['Jerome Baptiste', 'Advanced clinical practitioner', null, 'Acute medicine', 'Exmoor Ward', '2290'],
  ['Maria Santos', 'Healthcare assistant', null, 'Acute medicine', 'Exmoor Ward', null],
  ['Dr Alan Whitcombe', 'Doctor', 'Consultant', 'Cardiology', 'Lundy Ward', null],
  ['Yetunde Bello', 'Doctor', 'Specialty registrar', 'Cardiology', 'Lundy Ward', '2305'],
  ['Peter Vaughan', 'Nurse', 'Charge nurse', 'Cardiology', 'Lundy Ward', '4121'],
  ['Isla Cameron', 'Nurse', 'Staff nurse', 'Cardiology', 'Lundy Ward', null],
  ['Bronwen Hughes', 'Nurse', 'Heart failure specialist nurse', 'Cardiology', 'Lundy Ward', '4129'],
  ['Dr Fatima Siddiqui', 'Doctor', 'Consultant', 'Respiratory medicine', 'Torridge Ward', null],
  ['Callum Reid', 'Doctor', 'Specialty registrar', 'Respiratory medicine', 'Torridge Ward', '2315'],
  ['Beatriz Almeida', 'Nurse', 'Charge nurse', 'Respiratory medicine', 'Torridge Ward', '4131'],
  ['Jack Thornton', 'Nurse', 'Staff nurse', 'Respiratory medicine', 'Torridge Ward', null],
  [
    'Wei Ling Tan',
    'Physiotherapist',
    'Respiratory physiotherapist',
    'Respiratory medicine',
    'Torridge Ward',
    '5122',
  ],
  ['Dr Simon Gallagher', 'Doctor', 'Consultant', 'Stroke medicine', 'Hartland Ward', null],
  ['Anjali Desai', 'Doctor', 'Specialty registrar', 'Stroke medicine', 'Hartland Ward', '2325'],
  ['Rosa Lindqvist', 'Nurse', 'Stroke specialist nurse', 'Stroke medicine', 'Hartland Ward', '4141'],
  ['Ben Carpenter', 'Nurse', 'Staff nurse', 'Stroke medicine', 'Hartland Ward', null],
  ['Eleri Morgan', 'Speech and language therapist', null, 'Stroke medicine', 'Hartland Ward', '5140'],
  ['Mr Christopher Dunmore', 'Doctor', 'Consultant surgeon', 'General surgery', 'Clovelly Ward', null],
  ['Zainab Hussain', 'Doctor', 'Specialty registrar', 'General surgery', 'Clovelly Ward', '2405'],
  ['Harriet Coles', 'Doctor', 'Foundation doctor, year 1', 'General surgery', 'Clovelly Ward', '2411'],
  ['Kwame Asante', 'Nurse', 'Charge nurse', 'General surgery', 'Clovelly Ward', '4151'],
  ['Ellie Frost', 'Nurse', 'Staff nurse', 'General surgery', 'Clovelly Ward', null],
  ['Jonathan Reeve', 'Nurse', 'Stoma specialist nurse', 'Colorectal surgery', 'Clovelly Ward', '4159'],
  ['Miss Olivia Hartnell', 'Doctor', 'Consultant surgeon', 'Trauma and orthopaedics', 'Saunton Ward', null],
  ['Stefan Ionescu', 'Doctor', 'Specialty registrar', 'Trauma and orthopaedics', 'Saunton Ward', '2425'],
  ['Deborah Quick', 'Nurse', 'Ward manager', 'Trauma and orthopaedics', 'Saunton Ward', '4161'],
  ['Luke Yelland', 'Nurse', 'Staff nurse', 'Trauma and orthopaedics', 'Saunton Ward', null],
  ['Sarah Blackmore', 'Physiotherapist', 'Physiotherapist', 'Orthopaedics', 'Saunton Ward', '5123'],
  ['Femi Oladipo', 'Nurse', 'Charge nurse', 'Surgical assessment', 'Woolacombe Ward', '4171'],
  ['Hannah Petherick', 'Nurse', 'Staff nurse', 'Surgical assessment', 'Woolacombe Ward', null],
  ['Adam Kowalski', 'Doctor', 'Core trainee', 'General surgery', 'Woolacombe Ward', '2412'],
  ['Dr Ruth Abernethy', 'Doctor', 'Consultant', 'Paediatrics', 'Croyde Ward', null],
  ['Manuel Ortiz', 'Doctor', 'Specialty registrar', 'Paediatrics', 'Croyde Ward', '2505'],
  ['Poppy Langdon', 'Nurse', 'Children’s nurse', 'Paediatrics', 'Croyde Ward', null],
  ['Janet Osei', 'Nurse', 'Charge nurse', 'Paediatrics', 'Croyde Ward', '4181'],
  ['Dr Marcus Feld', 'Doctor', 'Consultant', 'Intensive care', 'Instow Unit', null],
  ['Niamh Doherty', 'Doctor', 'Specialty registrar', 'Intensive care', 'Instow Unit', '2605'],
  ['Carlos Mendes', 'Nurse', 'Charge nurse', 'Intensive care', 'Instow Unit', '4191'],
  ['Alice Wren', 'Nurse', 'Critical care outreach nurse', 'Critical care outreach', 'Instow Unit', '4199'],
  [
    'Samuel Boateng',
    'Nurse',
    'Critical care outreach nurse',
    'Critical care outreach',
    'Instow Unit',
    '4198',
  ],
  ['Victoria Tremlett', 'Site manager', 'Clinical site manager', null, 'St Brannoc’s Hospital', '1001'],
  ['Derek Simms', 'Site manager', 'Clinical site manager', null, 'St Brannoc’s Hospital', '1002'],
  ['Michelle Grant', 'Pharmacist', 'Chief pharmacist', null, 'St Brannoc’s Hospital', '3100'],
  ['Arjun Mehta', 'Pharmacist', 'Pharmacist', 'Surgery', 'Clovelly Ward', '3118'],
  ['Tilly Sanders', 'Pharmacy technician', null, null, 'St Brannoc’s Hospital', '3140'],
  ['Dr George Ivanov', 'Doctor', 'Consultant', 'Radiology', 'St Brannoc’s Hospital', null],
  ['Catherine Moyle', 'Radiographer', 'Senior radiographer', null, 'St Brannoc’s Hospital', '6120'],
  ['Dr Naomi Clarke', 'Doctor', 'Consultant', 'Histopathology', 'St Brannoc’s Hospital', null],
  ['Jill Pascoe', 'MDT coordinator', null, 'Lung cancer', 'St Brannoc’s Hospital', null],
  ['Robert Eze', 'Nurse', 'Lung cancer specialist nurse', 'Lung cancer', 'St Brannoc’s Hospital', '4201'],
  ['Linda Marsh', 'Nurse', 'Infection prevention nurse', null, 'St Brannoc’s Hospital', '4210'],
  ['Paul Dyer', 'Discharge coordinator', null, null, 'St Brannoc’s Hospital', '7010'],
  ['Shanice Powell', 'Social worker', null, null, 'St Brannoc’s Hospital', null],
  ['Ruth Nichols', 'Nurse', 'Ward manager', 'Rehabilitation', 'Yeo Ward', '8101'],
  ['Gareth Lloyd', 'Physiotherapist', 'Physiotherapist', 'Rehabilitation', 'Yeo Ward', null],
  ['Dr Anita Bose', 'Doctor', 'Specialty doctor', 'Rehabilitation', 'Yeo Ward', '8120'],
  ['Colin Westaway', 'Nurse', 'Charge nurse', 'Intermediate care', 'Mole Ward', '8111'],
  ['Jasmine Kaur', 'Nurse', 'Staff nurse', 'Intermediate care', 'Mole Ward', null],
  ['Dr Edward Pollard', 'Doctor', 'General practitioner', 'General practice', 'Quayside Surgery', null],
  ['Dr Sunita Kapoor', 'Doctor', 'General practitioner', 'General practice', 'Quayside Surgery', null],
  ['Wendy Fairchild', 'Nurse', 'Practice nurse', 'General practice', 'Quayside Surgery', null],
  ['Karen Lovell', 'Practice manager', null, null, 'Quayside Surgery', null],
  ['Patricia Hearn', 'Care home manager', null, null, 'Fern Lea Care Home', null],
  ['Emeka Nwosu', 'Nurse', 'Registered nurse', null, 'Fern Lea Care Home', null],
  ['Sandra Tapp', 'Administrator', 'Digital services', null, 'St Brannoc’s Hospital', null],
]

export interface DemonstrationPerson {
  name: string
  email: string
  profession: string
  grade: string | null
  specialty: string | null
  /** A ward or a site of places.ts. */
  where: string
  telephone: string | null
  bleep: string | null
}

const domain = 'stbrannocs.example'

export const people: readonly DemonstrationPerson[] = peopleOf(rows, { domain, firstNumber: 100 })

/** Signs in first and adds the others. */
export const administratorEmail = emailOf('Sandra Tapp')

/** The address of a person of St Brannoc's; `.example` is reserved and reaches nobody. */
export function emailOf(name: string): string {
  return addressOf(name, domain)
}

/** The people of an organisation, with addresses of its own and telephones from this number on. */
export function peopleOf(
  rows: readonly PersonRow[],
  { domain, firstNumber }: { domain: string; firstNumber: number },
): readonly DemonstrationPerson[] {
  return rows.map(([name, profession, grade, specialty, where, bleep], index) => {
    // 01632 960 is the range that Ofcom keeps for fiction.
    const telephone = index % 3 === 0 ? `01632 960${String(firstNumber + index).padStart(3, '0')}` : null
    return { name, email: addressOf(name, domain), profession, grade, specialty, where, telephone, bleep }
  })
}

function addressOf(name: string, domain: string): string {
  const words = name
    .replace(/^(Dr|Mr|Miss) /, '')
    .toLowerCase()
    .split(' ')
  return `${words.join('.')}@${domain}`
}
