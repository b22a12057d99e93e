import type { Sbar, TaskType, Within } from '@baton/contract'

/** How far a task of the demonstration has come. */
export type Come =
  | 'waiting'
  | 'received'
  | 'accepted'
  | 'started'
  | 'held'
  | 'done'
  | 'read'
  | 'failed'
  | 'declined'
  | 'cancelled'
  | 'wrong'

export interface DemonstrationTask {
  /** Who asks; they work on the patient's ward. */
  by: string
  /** By family and given name; of the ward, or of nobody there. */
  patient: string | null
  ward: string
  type: TaskType
  reason: string
  within: Within
  to: { kind: 'role' | 'person' | 'team'; name: string }
  minutesAgo: number
  come: Come
  /** Who has it, declined it or was to do it. */
  owner?: string
  /** What it waits for, or what came of it. */
  words?: string
  remote?: true
  skill?: string
  checklist?: readonly string[]
  sbar?: Pick<Sbar, 'situation' | 'background' | 'recommendation' | 'news2'>
  comment?: { by: string; words: string }
}

const role = (name: string) => ({ kind: 'role' as const, name })
const person = (name: string) => ({ kind: 'person' as const, name })
const team = (name: string) => ({ kind: 'team' as const, name })

const sho = role('Medical SHO on call')
const registrar = role('Medical registrar on call')
const surgicalSho = role('Surgical SHO on call')
const surgicalRegistrar = role('Surgical registrar on call')
const pharmacist = role('On-call pharmacist')

type Ward = readonly [ward: string, by: string]
const exmoor: Ward = ['Exmoor Ward', 'Joseph Mbeki']
const lundy: Ward = ['Lundy Ward', 'Peter Vaughan']
const torridge: Ward = ['Torridge Ward', 'Beatriz Almeida']
const hartland: Ward = ['Hartland Ward', 'Ben Carpenter']
const clovelly: Ward = ['Clovelly Ward', 'Kwame Asante']
const saunton: Ward = ['Saunton Ward', 'Deborah Quick']
const taw: Ward = ['Taw Ward', 'Margaret Holloway']

type Rest = Omit<
  DemonstrationTask,
  'by' | 'ward' | 'patient' | 'type' | 'reason' | 'within' | 'to' | 'minutesAgo' | 'come'
>

function on(
  [ward, by]: Ward,
  patient: string | null,
  type: TaskType,
  reason: string,
  [within, minutesAgo]: readonly [Within, number],
  to: DemonstrationTask['to'],
  come: Come,
  more: Rest = {},
): DemonstrationTask {
  return { by, ward, patient, type, reason, within, to, minutesAgo, come, ...more }
}

/**
 * Everyone is invented, and so is what they are asked for. What climbs a ladder was asked for within the time in which
 * its first rung waits, so that nobody else is called while the demonstration is made.
 */
export const tasks: readonly DemonstrationTask[] = [
  on(exmoor, 'Pauline Kingdom', 'bloods', 'Potassium again, 5.9 this morning', ['2-h', 50], sho, 'waiting'),
  on(exmoor, 'Rahima Begum', 'cannula', 'Tissued; antibiotic due at six', ['2-h', 35], sho, 'received', {
    skill: 'can cannulate',
    comment: { by: 'Lucy Trevithick', words: 'The right arm is better; her daughter interprets until five' },
  }),
  on(
    exmoor,
    'Martin Jewell',
    'prescribing',
    'Chart is full: rewrite, please',
    ['4-h', 100],
    sho,
    'accepted',
    {
      owner: 'Hassan Malik',
    },
  ),
  on(
    exmoor,
    'Chidi Okonkwo',
    'prescribing',
    'Pain plan says review after an hour',
    ['2-h', 130],
    sho,
    'waiting',
  ),
  on(exmoor, 'Susan Ley', 'routine-review', 'Heart rate 104, otherwise well', ['4-h', 70], sho, 'started', {
    owner: 'Hassan Malik',
  }),
  on(
    exmoor,
    'Derek Passmore',
    'discharge',
    'Letter and medicines; transport at five',
    ['4-h', 90],
    sho,
    'waiting',
    {
      remote: true,
      checklist: ['Letter', 'Medicines to take home', 'Sick note'],
    },
  ),
  on(exmoor, 'Anil Mukherjee', 'discharge', 'Letter for tomorrow morning', ['8-h', 120], sho, 'waiting', {
    remote: true,
  }),
  on(
    exmoor,
    'Jennifer Delve',
    'ecg',
    'Chest pain has gone; one more for the notes',
    ['1-h', 9],
    sho,
    'read',
    {
      owner: 'Hassan Malik',
      words: 'Unchanged from this morning',
    },
  ),
  on(exmoor, 'Raymond Gubb', 'unwell-review', 'NEWS2 6, drowsy', ['30-min', 9], registrar, 'read', {
    owner: 'Daniel Okafor',
    words: 'Urinary sepsis; antibiotics given, outreach will look again at eight',
    sbar: {
      situation: 'Drowsy since noon, temperature 38.9, NEWS2 6',
      background: 'Came with a fall; long-term catheter',
      recommendation: 'Please come now',
      news2: 6,
    },
  }),
  on(
    exmoor,
    'Christine Hartley',
    'family',
    'Son would like to speak with a doctor',
    ['next-round', 240],
    sho,
    'waiting',
  ),
  on(lundy, 'Stanley Braund', 'bloods', 'Troponin, six hours after the first', ['2-h', 60], sho, 'waiting'),
  on(
    lundy,
    'Joan Lerwill',
    'fluids',
    'Next bag runs out at four',
    ['4-h', 80],
    person('Yetunde Bello'),
    'accepted',
    {
      owner: 'Yetunde Bello',
    },
  ),
  on(
    lundy,
    'Sunita Kapoor',
    'imaging',
    'Request the echo that the round asked for',
    ['4-h', 190],
    sho,
    'waiting',
    {
      remote: true,
    },
  ),
  on(
    lundy,
    'Graham Rudd',
    'catheter',
    'Three-way catheter has blocked',
    ['2-h', 150],
    person('Yetunde Bello'),
    'failed',
    {
      owner: 'Yetunde Bello',
      words: 'Would not pass; urology will come',
    },
  ),
  on(
    lundy,
    'Beryl Isaac',
    'discharge',
    'Letter; goes to her sister tomorrow',
    ['8-h', 210],
    sho,
    'accepted',
    {
      owner: 'Nadia Farouk',
      remote: true,
    },
  ),
  on(
    lundy,
    'Gareth Watkins',
    'routine-review',
    'Ankles more swollen than yesterday',
    ['next-round', 170],
    sho,
    'waiting',
  ),
  on(
    torridge,
    'Alfred Crocombe',
    'prescribing',
    'Nebulisers are not on the new chart',
    ['2-h', 40],
    sho,
    'waiting',
  ),
  on(
    torridge,
    'Lucia Fernandes',
    'bloods',
    'Gentamicin level at half past three',
    ['4-h', 95],
    person('Jack Thornton'),
    'held',
    {
      owner: 'Jack Thornton',
      words: 'Dose was given late: level at five instead',
    },
  ),
  on(torridge, 'Norman Huxtable', 'unwell-review', 'NEWS2 5, more oxygen', ['1-h', 8], registrar, 'done', {
    owner: 'Daniel Okafor',
    words: 'Mucus plug; physiotherapy has seen him, target 88 to 92 %',
    sbar: {
      situation: 'Needs 28 % since lunch, was on 24 %; NEWS2 5',
      background: 'COPD, third day of steroids',
      recommendation: 'Review and a gas, please',
      news2: 5,
    },
  }),
  on(
    torridge,
    'Sheila Dymond',
    'transfer',
    'Bed on the stroke unit is ready',
    ['2-h', 55],
    role('Site manager'),
    'waiting',
  ),
  on(
    torridge,
    'Marek Zielinski',
    'documentation',
    'Sick note for his employer',
    ['8-h', 110],
    sho,
    'waiting',
    {
      remote: true,
    },
  ),
  on(
    torridge,
    'Edna Parkhouse',
    'orders',
    'Hospital bed for home, before Friday',
    ['8-h', 140],
    team('Therapies'),
    'waiting',
    {
      remote: true,
    },
  ),
  on(
    hartland,
    'Walter Heddon',
    'routine-review',
    'Swallow: may he have thickened fluids?',
    ['4-h', 65],
    sho,
    'waiting',
  ),
  on(
    hartland,
    'Marjorie Tamlyn',
    'cannula',
    'Needs one for the scan',
    ['2-h', 30],
    person('Anjali Desai'),
    'received',
  ),
  on(
    hartland,
    'Samuel Achebe',
    'imaging',
    'Repeat CT at 24 hours',
    ['4-h', 180],
    person('Anjali Desai'),
    'done',
    {
      owner: 'Anjali Desai',
      words: 'Booked for 19:40',
    },
  ),
  on(
    hartland,
    'Constance Ridd',
    'family',
    'Niece has power of attorney, rings at six',
    ['next-round', 75],
    sho,
    'cancelled',
  ),
  on(hartland, 'Bernard Westcott', 'prescribing', 'Warfarin tonight?', ['4-h', 85], pharmacist, 'accepted', {
    owner: 'Ffion Rees',
  }),
  on(
    clovelly,
    'Simon Galliford',
    'fluids',
    'Nil by mouth from midnight',
    ['8-h', 45],
    surgicalSho,
    'waiting',
  ),
  on(
    clovelly,
    'Deborah Slee',
    'prescribing',
    'Sick twice; nothing written up',
    ['2-h', 25],
    surgicalSho,
    'accepted',
    {
      owner: 'Adam Kowalski',
    },
  ),
  on(
    clovelly,
    'Tariq Rahman',
    'unwell-review',
    'Tender all over, heart rate 118',
    ['30-min', 9],
    surgicalRegistrar,
    'done',
    {
      owner: 'Zainab Hussain',
      words: 'To theatre at six; consented, anaesthetist knows',
      sbar: {
        situation: 'Guarding, worse than at the round; NEWS2 6',
        background: 'Appendicectomy three days ago',
        recommendation: 'Please review within half an hour',
        news2: 6,
      },
    },
  ),
  on(
    clovelly,
    'Valerie Hammett',
    'catheter',
    'Trial without catheter tomorrow',
    ['next-round', 155],
    surgicalSho,
    'waiting',
  ),
  on(
    clovelly,
    'Trevor Beer',
    'discharge',
    'Letter; wound check with the practice',
    ['4-h', 260],
    surgicalSho,
    'done',
    {
      owner: 'Nadia Farouk',
      remote: true,
      words: 'Sent to the practice and to him',
    },
  ),
  on(
    clovelly,
    'Angela Nott',
    'bloods',
    'Cross-match for tomorrow',
    ['4-h', 105],
    person('Ellie Frost'),
    'declined',
    {
      owner: 'Ellie Frost',
      words: 'Not trained for transfusion samples',
    },
  ),
  on(
    saunton,
    'Frederick Bowden',
    'routine-review',
    'Wound is warm round the clips',
    ['4-h', 60],
    surgicalSho,
    'started',
    {
      owner: 'Adam Kowalski',
    },
  ),
  on(saunton, 'Irene Chalmers', 'ecg', 'Before theatre', ['2-h', 20], surgicalSho, 'waiting'),
  on(
    saunton,
    'Joyce Petherick',
    'orders',
    'Physiotherapy from tomorrow',
    ['8-h', 135],
    team('Therapies'),
    'waiting',
    {
      remote: true,
    },
  ),
  on(saunton, 'Gurpreet Sandhu', 'discharge', 'Letter and crutches', ['4-h', 15], surgicalSho, 'waiting', {
    remote: true,
  }),
  on(saunton, 'Kenneth Lovering', 'bloods', 'Was meant for the next bay', ['4-h', 50], surgicalSho, 'wrong'),
  on(
    taw,
    'Winifred Chugg',
    'prescribing',
    'Antibiotic by mouth from tonight',
    ['4-h', 30],
    pharmacist,
    'waiting',
  ),
  on(
    taw,
    'Leonard Pincombe',
    'documentation',
    'Daily weight has not been written since Sunday',
    ['8-h', 90],
    person('Kasia Nowak'),
    'accepted',
    {
      owner: 'Kasia Nowak',
    },
  ),
  on(
    taw,
    null,
    'administrative',
    'Bariatric chair for the day room',
    ['8-h', 145],
    role('Site manager'),
    'waiting',
  ),
  on(exmoor, null, 'administrative', 'Drug fridge shows 9 degrees', ['2-h', 10], pharmacist, 'waiting'),
]
