import { api } from '@baton/contract'
import { plainTask } from '@baton/testkit/plain-task'
import { expect, type Page } from '@playwright/test'
import { expectAccessible } from './support/axe.ts'
import { signInFresh } from './support/duty.ts'
import { expectNoSidewaysScroll, expectTargetsForFingers } from './support/fits.ts'
import { amina, ask, personId, signIn } from './support/hospital.ts'
import { test } from './support/test.ts'
import { phone } from './support/urgent.ts'

/** Nobody else's journey has her hold anything. */
const leaving = 'Linda Marsh'

/** Asks somebody by name for something about no patient, on Taw Ward. */
async function request(page: Page, reason: string) {
  const { places } = await ask(page, api.identity.listPlaces, {})
  const { task } = await ask(page, api.tasks.request, {
    ...plainTask,
    type: 'documentation',
    reason,
    requestedFor: { kind: 'person', id: await personId(page, leaving) },
    placeId: places.find(({ name }) => name === 'Taw Ward')?.id ?? null,
  })
  return task
}

test('whoever goes off duty is told what they leave, and the site manager passes it on at phone size', async ({
  browser,
}) => {
  const [nurse, doctor] = [await signIn(browser, amina), await signInFresh(browser, leaving)]
  const here = { from: 'site' as const, placeId: null, telephone: null, until: null, roleIds: [] }
  await ask(doctor, api.duty.signOn, here)
  const reason = `Letter to the surgery ${Date.now().toString(36)}`
  const task = await request(nurse, reason)
  await doctor.goto('/tasks')
  await doctor
    .getByRole('article')
    .filter({ hasText: reason })
    .getByRole('button', { name: 'Accept' })
    .click()
  await expect(doctor.getByRole('article').filter({ hasText: reason })).toContainText('You have it')

  await doctor.getByRole('button', { name: /^On duty/ }).click()
  await doctor.getByRole('dialog').getByRole('button', { name: 'Go off duty' }).click()
  const goingOff = doctor.getByRole('dialog', { name: 'Go off duty' })
  await expect(goingOff.getByRole('heading', { name: /^You leave \d+ open tasks?$/ })).toBeVisible()
  await expect(goingOff.getByRole('link', { name: 'Hand over' })).toBeVisible()
  await expectAccessible(doctor)
  await goingOff.getByRole('button', { name: 'Go off duty' }).click()
  await expect(doctor.getByRole('button', { name: /^Off duty/ })).toBeVisible()

  const manager = await signInFresh(browser, 'Victoria Tremlett', phone)
  await manager.goto('/tasks/load')
  const left = manager.getByRole('region', { name: 'Off duty with open tasks' })
  await left.getByRole('button', { name: `Open what ${leaving} has` }).click()
  await expect(left.getByRole('article').filter({ hasText: reason })).toBeVisible()
  await expectAccessible(manager)
  await expectNoSidewaysScroll(manager)
  await expectTargetsForFingers(manager)
  // The task's own page offers the same to whoever coordinates.
  await manager.goto(`/tasks/${task.id}`)
  await expect(manager.getByText('They are off duty. Pass it on to somebody who is on duty.')).toBeVisible()
  await expect(manager.getByRole('main').getByRole('button', { name: 'Pass on' }).last()).toBeVisible()
  await manager.goto('/tasks/load')
  await left.getByRole('button', { name: `Open what ${leaving} has` }).click()
  await left.getByRole('button', { name: new RegExp(`More for .*${reason}`) }).click()
  await manager.getByRole('menuitem', { name: 'Pass on' }).click()
  const dialog = manager.getByRole('dialog')
  await dialog.getByRole('button', { name: /Medical registrar on call/ }).click()
  await dialog.getByRole('button', { name: 'Pass on' }).click()
  await expect(left.getByRole('article').filter({ hasText: reason })).toHaveCount(0)
})
