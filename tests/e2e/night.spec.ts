import { api } from '@baton/contract'
import { plainTask } from '@baton/testkit/plain-task'
import { expect, type Page } from '@playwright/test'
import { signInFresh } from './support/duty.ts'
import { amina, ask, daniel, signIn } from './support/hospital.ts'
import { expectToStand } from './support/stands.ts'
import { test } from './support/test.ts'
import { roleNamed } from './support/urgent.ts'
import { asView, views } from './support/views.ts'

const coordinator = 'Victoria Tremlett'
const tablet = { viewport: { width: 1024, height: 768 }, hasTouch: true }

/** Something that nobody has, on Taw Ward. */
async function request(nurse: Page, reason: string) {
  const { places } = await ask(nurse, api.identity.listPlaces, {})
  const wardId = places.find(({ name }) => name === 'Taw Ward')?.id ?? ''
  const { patients } = await ask(nurse, api.patients.listWard, { wardId })
  const role = await roleNamed(nurse, 'Medical registrar on call')
  const { task } = await ask(nurse, api.tasks.request, {
    ...plainTask,
    type: 'cannula',
    reason,
    requestedFor: { kind: 'role', id: role.id },
    patientId: patients[0]?.id ?? null,
  })
  return task
}

/** Nobody's any longer, so that another journey does not count it. */
async function takeBack(nurse: Page, ...taskIds: string[]): Promise<void> {
  for (const taskId of taskIds) await ask(nurse, api.tasks.cancel, { taskId, reason: null })
}

test('at night the coordinator sees on a tablet what nobody has, asks somebody with one press, and it is gone when they accept', async ({
  browser,
}) => {
  const run = Date.now().toString(36)
  const [nurse, registrar] = [await signIn(browser, amina), await signIn(browser, daniel)]
  const first = await request(nurse, `Cannula tissued ${run}`)
  const manager = await signInFresh(browser, coordinator, tablet)
  await manager.goto('/tasks')
  await manager.getByRole('button', { name: 'More about tasks' }).click()
  await manager.getByRole('menuitem', { name: 'Hospital at night' }).click()
  await expect(manager.getByRole('heading', { name: 'Hospital at night' })).toBeVisible()
  const waiting = manager.getByRole('region', { name: 'Nobody has it' })
  const row = waiting.getByRole('article').filter({ hasText: first.reason })
  await expect(row).toContainText(/since \d\d:\d\d/)
  const button = row.getByRole('button', { name: /^Ask .* to take Cannula/ }).first()
  const name = ((await button.getAttribute('aria-label')) ?? '').replace(/^Ask (.*?) \(.*$/, '$1')
  await button.click()
  await expect(manager.getByText(`${name} is asked to take it`)).toBeVisible()
  await expect(row).toContainText(`${name} is asked`)

  // Live: what is asked meanwhile stands there, and what somebody accepts does not.
  const second = await request(nurse, `Second cannula ${run}`)
  await expect(waiting.getByRole('article').filter({ hasText: second.reason })).toBeVisible()
  await ask(registrar, api.tasks.accept, { taskId: first.id })
  await expect(row).toHaveCount(0)
  await expect(manager.getByRole('region', { name: 'Who is on' })).toContainText(daniel)
  await expect(manager.getByRole('region', { name: 'Sickest patients' })).toContainText(/NEWS2|Sick|Nobody/)

  await manager.emulateMedia({ media: 'print' })
  const paper = manager.getByRole('article').filter({ hasText: 'Printed on' })
  await expect(paper).toContainText(second.reason)
  await takeBack(nurse, first.id, second.id)
})

test('whoever coordinates nothing is shown nothing of it', async ({ browser }) => {
  const nurse = await signIn(browser, amina)
  await nurse.goto('/night')
  await expect(nurse.getByText('For whoever coordinates a site')).toBeVisible()
  await nurse.goto('/tasks')
  await nurse.getByRole('button', { name: 'More about tasks' }).click()
  await expect(nurse.getByRole('menuitem', { name: 'Who has what' })).toBeVisible()
  await expect(nurse.getByRole('menuitem', { name: 'Hospital at night' })).toHaveCount(0)
})

for (const view of views) {
  test.describe(view.name, () => {
    test('the hospital at night stands up to it', async ({ browser }) => {
      const nurse = await signIn(browser, amina)
      const task = await request(nurse, `Night ${view.name} ${Date.now().toString(36)}`)
      const page = await signInFresh(browser, coordinator, asView(view))
      await page.goto('/night')
      await expect(page.getByRole('article').filter({ hasText: task.reason }).first()).toBeVisible()
      await expectToStand(page, 'night')
      await takeBack(nurse, task.id)
    })
  })
}
