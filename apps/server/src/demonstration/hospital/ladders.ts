/** Who is called after whom, by the names of the roles. */
export interface DemonstrationLadder {
  name: string
  /** The role whose items climb it; `null`: everyone's, after their own. */
  of: string | null
  /** Each waits so many minutes. */
  rungs: readonly (readonly [role: string, minutes: number])[]
}

export const ladders: readonly DemonstrationLadder[] = [
  { name: 'Everyone, in the end', of: null, rungs: [['Site manager', 10]] },
  {
    name: 'Medicine, from the wards',
    of: 'Medical SHO on call',
    rungs: [
      ['Medical registrar on call', 10],
      ['Medical consultant on call', 15],
    ],
  },
  { name: 'Medicine', of: 'Medical registrar on call', rungs: [['Medical consultant on call', 15]] },
  {
    name: 'Surgery, from the wards',
    of: 'Surgical SHO on call',
    rungs: [['Surgical registrar on call', 10]],
  },
  {
    name: 'Deteriorating patients',
    of: 'Critical care outreach',
    rungs: [
      ['Anaesthetist on call', 5],
      ['Medical registrar on call', 10],
    ],
  },
]
