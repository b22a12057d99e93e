import { api } from '@baton/contract'
import { plainTask } from '@baton/testkit/plain-task'
import { type Browser, expect, type Page } from '@playwright/test'
import { signInFresh } from './support/duty.ts'
import { amina, ask, personId, signIn } from './support/hospital.ts'
import { expectToStand } from './support/stands.ts'
import { test } from './support/test.ts'
import { asView, views } from './support/views.ts'

const night = 'Tom Ashdown'

/** Amina has accepted something for the first patient of Taw Ward, which Tom asked of her. */
async function withWork(nurse: Page, asker: Page) {
  const { places } = await ask(nurse, api.identity.listPlaces, {})
  const wardId = places.find(({ name }) => name === 'Taw Ward')?.id ?? ''
  const { patients } = await ask(nurse, api.patients.listWard, { wardId })
  const [first, second] = patients.filter(({ state }) => state === 'admitted')
  if (!first || !second) throw new Error('nobody lies on Taw Ward')
  const { task } = await ask(asker, api.tasks.request, {
    ...plainTask,
    reason: `Potassium again ${Date.now().toString(36)}`,
    requestedFor: { kind: 'person', id: await personId(nurse, amina) },
    patientId: first.id,
  })
  await ask(nurse, api.tasks.accept, { taskId: task.id })
  return { first, second, task, wardId }
}

/** Nothing is left half handed over by a try before. */
async function dropAll(page: Page): Promise<void> {
  const { handovers } = await ask(page, api.tasks.listHandovers, {})
  for (const { id, state } of handovers) {
    if (state === 'offered') await ask(page, api.tasks.withdrawHandover, { handoverId: id }).catch(() => {})
    if (state === 'offered' || state === 'preparing') {
      await ask(page, api.tasks.withdrawHandover, { handoverId: id }).catch(() => {})
    }
  }
}

async function twoShifts(browser: Browser, options: Parameters<typeof signIn>[2] = {}) {
  const [nurse, next] = [await signIn(browser, amina, options), await signInFresh(browser, night, options)]
  await dropAll(nurse)
  return { nurse, next }
}

test('a ward’s work goes to the next shift in one step, without the patient whom they reject with a reason', async ({
  browser,
}) => {
  const { nurse, next } = await twoShifts(browser)
  const { first, second, task } = await withWork(nurse, next)
  const nameOf = ({ family, given }: { family: string; given: string }) => `${family.toUpperCase()}, ${given}`

  await nurse.goto('/handover')
  await nurse.getByRole('button', { name: 'Taw Ward' }).click()
  await nurse.getByRole('button', { name: new RegExp(nameOf(second)) }).click()
  await nurse.getByRole('radiogroup', { name: 'How ill' }).getByText('Sick').click()
  await nurse.getByRole('textbox', { name: /Problem/ }).fill('Going to theatre at 21:00')
  await nurse
    .getByRole('textbox', { name: /If … then …/ })
    .fill('If the pressure falls below 90, call outreach')
  await nurse.getByRole('button', { name: 'Save and next patient' }).click()
  await nurse.reload()
  const written = nurse.getByRole('button', { name: new RegExp(nameOf(second)) })
  await expect(written).toContainText('Sick')
  await expect(written).toContainText('Going to theatre at 21:00')
  await nurse.getByText(night, { exact: true }).click()
  await nurse.getByRole('button', { name: `Offer to ${night}` }).click()
  await expect(nurse.getByText(`${night} has not answered yet.`)).toBeVisible()

  await next.goto('/handover')
  await next
    .getByRole('link', { name: /Taw Ward/ })
    .first()
    .click()
  const sickest = next.getByRole('article', { name: nameOf(second) })
  await expect(sickest).toContainText('Going to theatre at 21:00')
  await expect(next.getByRole('article', { name: nameOf(first) })).toContainText(task.reason)
  await sickest.getByRole('button', { name: `Do not take over ${nameOf(second)}` }).click()
  await expect(next.getByRole('button', { name: /^Accept/ })).toBeDisabled()
  await next.getByRole('textbox', { name: `Why not ${nameOf(second)}` }).fill('In theatre: theatre has her')
  await next.getByRole('button', { name: /^Accept the rest/ }).click()
  await expect(sickest).toContainText('In theatre: theatre has her')

  // Live on the other screen: what was accepted has moved, whoever was rejected has not.
  await expect(nurse.getByRole('article', { name: nameOf(second) })).toContainText('Not taken over')
  await expect(nurse.getByRole('article', { name: nameOf(first) })).toContainText('Accepted')
  const { task: moved } = await ask(next, api.tasks.openTask, { taskId: task.id })
  expect(moved.ownerId).toBe(await personId(next, night))
  await ask(next, api.tasks.complete, { taskId: task.id, patientId: first.id, result: 'done', outcome: null })

  // On the patient's own timeline stands who handed them over to whom.
  await next.goto(`/patients/${first.id}`)
  await next.getByRole('tab', { name: 'Timeline' }).click()
  await next.getByRole('button', { name: /^Handovers/ }).click()
  await expect(
    next
      .getByRole('listitem')
      .filter({ hasText: 'Handed over on Taw Ward' })
      .filter({ hasText: `${amina} to ${night}` })
      .first(),
  ).toBeVisible()
})

test('a handover is gone through together with the arrow keys, and printed', async ({ browser }) => {
  const { nurse } = await twoShifts(browser)
  await nurse.goto('/handover')
  await nurse.getByRole('button', { name: 'Taw Ward' }).click()
  await nurse.getByRole('link', { name: 'Go through it' }).click()
  const patient = nurse.getByRole('region', { name: /^Patient:/ })
  const before = await patient.getAttribute('aria-label')
  await expect(nurse.getByText(/^1 of \d+/)).toBeVisible()
  await nurse.keyboard.press('ArrowRight')
  await expect(nurse.getByText(/^2 of \d+/)).toBeVisible()
  await expect(patient).not.toHaveAttribute('aria-label', before ?? '')
  await nurse.keyboard.press('Escape')
  await expect(nurse.getByRole('heading', { name: 'Handover of Taw Ward' })).toBeVisible()
  await nurse.emulateMedia({ media: 'print' })
  await expect(nurse.getByText('Confidential: patient information.', { exact: false }).first()).toBeVisible()
  await expect(nurse.getByRole('button', { name: 'Print' })).toBeHidden()
  await dropAll(nurse)
})

for (const view of views) {
  test.describe(view.name, () => {
    test('preparing, reading and going through a handover stand up to it', async ({ browser }) => {
      const { nurse, next } = await twoShifts(browser, asView(view))
      const { first, task } = await withWork(nurse, next)
      await nurse.goto('/handover')
      await expect(nurse.getByRole('button', { name: 'Taw Ward' })).toBeVisible()
      await expectToStand(nurse, 'wards')
      await nurse.getByRole('button', { name: 'Taw Ward' }).click()
      await nurse
        .getByRole('button', { expanded: false })
        .filter({ hasText: first.family.toUpperCase() })
        .first()
        .click()
      await expect(nurse.getByRole('textbox', { name: /Problem/ })).toBeVisible()
      await expectToStand(nurse, 'preparing')
      await nurse.getByText(night, { exact: true }).click()
      await nurse.getByRole('button', { name: `Offer to ${night}` }).click()
      await expect(nurse.getByText(`${night} has not answered yet.`)).toBeVisible()
      await next.goto(nurse.url().replace(/.*\/handover/, '/handover'))
      await next
        .getByRole('button', { name: /^Do not take over/ })
        .first()
        .click()
      await expectToStand(next, 'reading')
      await next.getByRole('link', { name: 'Go through it' }).click()
      await expect(next.getByText(/^1 of \d+/)).toBeVisible()
      await expectToStand(next, 'going through')
      await dropAll(nurse)
      await ask(nurse, api.tasks.complete, {
        taskId: task.id,
        patientId: first.id,
        result: 'done',
        outcome: null,
      })
    })
  })
}
