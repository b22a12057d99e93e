import { type DemonstrationTask, exmoor, on, person, pharmacist, role, taw } from './asked-for.ts'

/** What Taw Ward asks for, and what is about no patient. */
export const ofOthers: readonly DemonstrationTask[] = [
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
