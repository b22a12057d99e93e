import type { CrashTeamDetails } from '@baton/contract'

/** A crash team of the demonstration. Names of sites and roles are those of the other files here. */
export interface DemonstrationCrashTeam {
  name: string
  callType: CrashTeamDetails['callType']
  site: string
  roles: readonly string[]
}

const site = 'St Brannoc’s Hospital'

export const crashTeams: readonly DemonstrationCrashTeam[] = [
  {
    name: 'Adult cardiac arrest',
    callType: 'adult',
    site,
    roles: [
      'Medical registrar on call',
      'Medical SHO on call',
      'Anaesthetist on call',
      'Critical care outreach',
      'Site manager',
    ],
  },
  {
    name: 'Paediatric emergency',
    callType: 'paediatric',
    site,
    roles: ['Paediatric registrar on call', 'Anaesthetist on call', 'Site manager'],
  },
  {
    name: 'Major haemorrhage',
    callType: 'major-haemorrhage',
    site,
    roles: [
      'Medical registrar on call',
      'Surgical registrar on call',
      'Anaesthetist on call',
      'Site manager',
    ],
  },
]

/** When every team is tested, by the clock on the wall. */
export const testedAt = '09:00'

/** The test of this team that was held a little while ago: who answered within how many seconds, and who did not. */
export const testHeld = {
  team: 'Adult cardiac arrest',
  // Not as long ago as a test lasts: the server that runs would end it before anybody had answered.
  minutesAgo: 13,
  answers: [
    { role: 'Medical registrar on call', seconds: 14 },
    { role: 'Medical SHO on call', seconds: 22 },
    { role: 'Critical care outreach', seconds: 9 },
    { role: 'Site manager', seconds: 31 },
  ],
} as const
