/** St Brannoc's: every name is invented; no such trust exists. */
export const organisationName = 'St Brannoc’s University Hospitals'

export interface DemonstrationSite {
  name: string
  kind: 'hospital' | 'practice' | 'care-home'
  wards: readonly { name: string; bays: number; beds: number }[]
}

export const sites: readonly DemonstrationSite[] = [
  {
    name: 'St Brannoc’s Hospital',
    kind: 'hospital',
    wards: [
      { name: 'Exmoor Ward', bays: 5, beds: 6 },
      { name: 'Lundy Ward', bays: 4, beds: 6 },
      { name: 'Torridge Ward', bays: 4, beds: 6 },
      { name: 'Taw Ward', bays: 4, beds: 6 },
      { name: 'Hartland Ward', bays: 4, beds: 6 },
      { name: 'Clovelly Ward', bays: 4, beds: 6 },
      { name: 'Saunton Ward', bays: 4, beds: 6 },
      { name: 'Woolacombe Ward', bays: 3, beds: 6 },
      { name: 'Croyde Ward', bays: 3, beds: 4 },
      { name: 'Instow Unit', bays: 2, beds: 6 },
    ],
  },
  {
    name: 'Pilton Vale Community Hospital',
    kind: 'hospital',
    wards: [
      { name: 'Yeo Ward', bays: 3, beds: 6 },
      { name: 'Mole Ward', bays: 3, beds: 6 },
    ],
  },
  { name: 'Quayside Surgery', kind: 'practice', wards: [] },
  { name: 'Fern Lea Care Home', kind: 'care-home', wards: [] },
]
