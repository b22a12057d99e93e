import { peopleOf } from '../hospital/people.ts'
import type { DemonstrationRole } from '../hospital/roles.ts'
import type { WrittenOrganisation } from '../seed-hospital.ts'

const domain = 'severnburns.example'
const ward = 'Sabrina Ward'
const site = 'Severn Burns and Plastics Centre'

const people = peopleOf(
  [
    ['Rhiannon Pugh', 'Doctor', 'Specialty registrar', 'Burns', ward, '7201'],
    ['Miss Leila Farahani', 'Doctor', 'Consultant surgeon', 'Burns and plastic surgery', ward, null],
    ['Idris Bowen', 'Nurse', 'Charge nurse', 'Burns', ward, '7210'],
    ['Marek Dvorak', 'Nurse', 'Staff nurse', 'Burns', ward, null],
    ['Thandi Mokoena', 'Nurse', 'Burns outreach nurse', 'Burns', site, '7219'],
    ['Hywel Prosser', 'Administrator', 'Digital services', null, site, null],
  ],
  { domain, firstNumber: 300 },
)

/** Who answers whoever turns to the centre. */
export const registrarEmail = `rhiannon.pugh@${domain}`

/** Another organisation, with which St Brannoc's is connected: small, and all of it invented. */
export const burnsCentre: WrittenOrganisation = {
  name: 'Severn Burns and Plastics Centre',
  administratorEmail: `hywel.prosser@${domain}`,
  sites: [{ name: site, kind: 'hospital', wards: [{ name: ward, bays: 2, beds: 4 }] }],
  people,
  teams: [],
}

/** Each after the role that it falls to. */
export const burnsRoles: readonly (DemonstrationRole & { reachable: boolean })[] = [
  {
    name: 'Burns consultant on call',
    purpose: 'Large burns, transfers, senior advice',
    where: ward,
    team: ward,
    bleep: null,
    cover: { kind: 'none' },
    fallback: null,
    holder: null,
    other: null,
    reachable: false,
  },
  {
    name: 'Burns registrar on call',
    purpose: 'Burns: photograph, time, cause and area, please',
    where: ward,
    team: ward,
    bleep: '7201',
    cover: { kind: 'none' },
    fallback: 'Burns consultant on call',
    holder: 'Rhiannon Pugh',
    other: null,
    reachable: true,
  },
  {
    name: 'Burns nurse in charge',
    purpose: 'Beds, dressings, and when to come to clinic',
    where: ward,
    team: ward,
    bleep: '7210',
    cover: { kind: 'none' },
    fallback: 'Burns registrar on call',
    holder: 'Idris Bowen',
    other: null,
    reachable: true,
  },
]

/** The roles of St Brannoc's to which the centre's people may turn: it takes patients back. */
export const reachableAtStBrannocs: readonly string[] = ['Site manager']

/** On duty now without a role. */
export const burnsOnDuty: readonly string[] = ['Marek Dvorak', 'Hywel Prosser']
