/**
 * What people call a profession, a grade or a department beside its written name. Data, so that it can be corrected
 * without touching the search: left what is written down, right what people type for it.
 */
const roleWords: readonly (readonly [RegExp, string])[] = [
  [/\bfoundation (year|doctor) ?(1|one)\b|\bfy1\b/, 'fy1 f1 house officer'],
  [/\bfoundation (year|doctor) ?(2|two)\b|\bfy2\b/, 'fy2 f2 sho'],
  [/\bcore (trainee|medical|surgical)|\bsenior house officer\b|\binternal medicine trainee\b/, 'sho ct imt'],
  [/\bregistrar\b/, 'reg spr str'],
  [/\bconsultant\b/, 'boss'],
  [/\bgeneral practitioner\b/, 'gp doctor'],
  [/\bhealthcare assistant\b/, 'hca'],
  [/\badvanced (nurse|clinical) practitioner\b/, 'anp acp'],
  [/\bnurse in charge\b|\bward manager\b|\bward sister\b|\bcharge nurse\b/, 'sister matron nic'],
  [/\bphysiotherap/, 'physio pt'],
  [/\boccupational therap/, 'ot'],
  [/\bspeech and language\b/, 'salt slt'],
  [/\bdietiti/, 'diet dietetics'],
  [/\bpharmac/, 'pharm chemist'],
  [/\bradiograph/, 'xray imaging'],
  [/\bradiolog/, 'xray imaging ct mri'],
  [/\bemergency (department|medicine)\b/, 'ed ae casualty'],
  [/\bacute medical unit\b/, 'amu mau'],
  [/\bintensive care\b|\bcritical care\b/, 'icu itu ccu'],
  [/\btrauma and orthopaedic|\borthopaedic/, 'orthopedic ortho to'],
  [/\bobstetric|\bmidwi/, 'maternity'],
  [/\bpaediatric/, 'pediatric paeds peds children'],
  [/\banaesthe/, 'anesthetic gas'],
  [/\bgastroenterolog/, 'gastro gi'],
  [/\bcardiolog/, 'cardio heart'],
  [/\brespirator/, 'resp chest'],
  [/\bcare of the elderly\b|\bgeriatric/, 'elderly geriatrics older cote'],
  [/\bhaematolog/, 'hematology haem'],
  [/\boncolog/, 'cancer'],
  [/\bmultidisciplinary\b/, 'mdt'],
  [/\bmicrobiolog/, 'micro'],
  [/\bdischarge\b/, 'flow'],
  [/\bsite manager\b|\bclinical site\b|\bbed manager\b/, 'csm flow beds'],
]

/** What people also type for this; `written` in lower case. */
export function wordsMeantBy(written: string): string[] {
  return roleWords.filter(([pattern]) => pattern.test(written)).map(([, words]) => words)
}
