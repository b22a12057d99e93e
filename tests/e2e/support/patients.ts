import { randomInt } from 'node:crypto'
import { api, type Patient } from '@baton/contract'
import { expect, type Page } from '@playwright/test'
import { ask, newId } from './hospital.ts'

/** The ward of that name. */
export async function wardNamed(page: Page, name: string): Promise<string> {
  const { places } = await ask(page, api.identity.listPlaces, {})
  const ward = places.find((place) => place.kind === 'ward' && place.name === name)
  if (!ward) throw new Error(`no ward is called ${name}`)
  return ward.id
}

/** Enters a patient whom no other journey knows, on a ward or on none. */
export async function enter(
  page: Page,
  {
    family,
    ward,
    bed = null,
    nhsNumber = null,
  }: { family: string; ward?: string; bed?: string | null; nhsNumber?: string | null },
): Promise<Patient> {
  const { patient } = await ask(page, api.patients.addPatient, {
    family,
    given: 'Morwenna',
    birthDate: '1948-07-05',
    sex: 'female',
    nhsNumber,
    hospitalNumber: `T${newId().slice(-10)}`,
    consultant: null,
    alerts: [{ kind: 'allergy', words: 'Penicillin' }],
    wardId: ward === undefined ? null : await wardNamed(page, ward),
    bed,
  })
  return patient
}

/** An NHS number of the range that is kept for tests, as good as new. */
export function testNhsNumber(): string {
  for (;;) {
    const nine = `999${String(randomInt(1_000_000)).padStart(6, '0')}`
    const sum = [...nine].reduce((so, digit, at) => so + Number(digit) * (10 - at), 0)
    const check = (11 - (sum % 11)) % 11
    if (check < 10) return `${nine}${check}`
  }
}

/** Searches as one types in the pane of patients. */
export async function find(page: Page, words: string): Promise<void> {
  await page.goto('/patients')
  await page.getByRole('searchbox', { name: 'Find a patient' }).fill(words)
}

/** Everyone whom the search found. */
export function found(page: Page) {
  return page.getByRole('list', { name: 'Patients found' })
}

/** The rows of a list or a ward, in their order. */
export function rows(page: Page, name: string | RegExp) {
  return page
    .getByRole('list', { name })
    .getByRole('listitem')
    .filter({ has: page.getByRole('link') })
}

/** Chooses in the menu beside a patient. */
export async function chooseFor(page: Page, patient: string, action: string): Promise<void> {
  await page.getByRole('button', { name: `More about ${patient}` }).click()
  await page.getByRole('menuitem', { name: action, exact: true }).click()
}

/** Chooses in a field that opens a list. */
export async function chooseIn(page: Page, field: string | RegExp, option: string | RegExp): Promise<void> {
  await page.getByRole('button', { name: field }).click()
  await page.getByRole('option', { name: option }).first().click()
  await expect(page.getByRole('listbox')).toHaveCount(0)
}
