import { api } from '@baton/contract'
import { plainTask } from '@baton/testkit/plain-task'
import { expect } from '@playwright/test'
import { admission, feedPort, sendOverMllp } from './support/feed.ts'
import { amina, ask, daniel, personId, signIn } from './support/hospital.ts'
import { listenForComplaints } from './support/no-complaints.ts'
import { chooseFor, chooseIn, enter, find, found, rows } from './support/patients.ts'
import { expectToStand } from './support/stands.ts'
import { test } from './support/test.ts'
import { administrator, arrive, roleNamed } from './support/urgent.ts'
import { asView, views } from './support/views.ts'

/** Names that a second run on the same hospital does not meet again. */
const run = Date.now()
  .toString(36)
  .replaceAll(/\d/g, (digit) => 'abcdefghij'.charAt(Number(digit)))
const named = (name: string) => `${name}${run}`
const shown = (name: string) => `${named(name).toUpperCase()}, Morwenna`
const colleague = 'Grace Adeyemi'

test('a nurse finds a patient by how the name sounds, and sees on one page who they are and why she may', async ({
  browser,
}) => {
  const page = await signIn(browser, amina)
  const expectNoComplaints = listenForComplaints(page)
  await find(page, 'tregensa')
  await found(page)
    .getByRole('link', { name: /TREGENZA, Edith/ })
    .click()
  const banner = page.getByRole('region', { name: 'Patient: TREGENZA, Edith' })
  await expect(banner).toContainText('11 April 1938')
  await expect(banner.getByRole('list', { name: 'Alerts' })).toContainText('Allergy: Penicillin')
  await expect(page.getByText(/You see this patient because you are on duty on their ward/)).toBeVisible()
  await expect(page).toHaveTitle(/^(\(\d+\) )?Patient – Baton$/)
  expectNoComplaints()
})

test('two patients of one family name carry it as a mark wherever they stand together', async ({
  browser,
}) => {
  const page = await signIn(browser, amina)
  await page.goto('/patients')
  await page
    .getByRole('region', { name: 'My wards' })
    .getByRole('link', { name: /Taw Ward/ })
    .click()
  const squires = rows(page, /Patients of Taw Ward/).filter({ hasText: 'SQUIRE' })
  await expect(squires).toHaveCount(2)
  for (const squire of await squires.all()) await expect(squire).toContainText('Same name')
})

test('whoever has nothing to do with a patient says why first, and an administrator reviews it', async ({
  browser,
}) => {
  const [nurse, manager] = [await signIn(browser, amina), await arrive(browser, administrator)]
  await find(nurse, 'passmore')
  await expect(found(nurse)).toContainText('Not yours: say why to open')
  await found(nurse)
    .getByRole('button', { name: /PASSMORE, Derek/ })
    .click()
  const dialog = nurse.getByRole('alertdialog')
  await expect(dialog).toContainText('recorded with your name')
  await expect(dialog.getByRole('button', { name: 'See this patient for an hour' })).toBeDisabled()
  const reason = `Called to help with a cannula ${run}`
  await dialog.getByRole('textbox', { name: 'Reason' }).fill(reason)
  await dialog.getByRole('button', { name: 'See this patient for an hour' }).click()
  await expect(nurse.getByRole('region', { name: 'Patient: PASSMORE, Derek' })).toBeVisible()
  await expect(nurse.getByText(/because you gave a reason. It is recorded and reviewed/)).toBeVisible()

  await manager.goto('/admin/glass')
  const entry = manager.getByRole('listitem').filter({ hasText: reason })
  await expect(entry).toContainText('Amina Yusuf')
  await entry.getByRole('button', { name: /^Review why Amina Yusuf saw/ }).click()
  await manager.getByRole('radio', { name: 'A proper reason', exact: true }).check({ force: true })
  await manager.getByRole('button', { name: 'Save the review' }).click()
  await expect(entry).toContainText('A proper reason')
  await expect(entry.getByRole('button')).toHaveCount(0)
})

test('a list is built, ordered with the keyboard, marked and shared, and whoever it is shared with sees each change at once', async ({
  browser,
}) => {
  const [nurse, registrar] = [await signIn(browser, amina), await signIn(browser, daniel)]
  const list = `Chase ${run}`
  await nurse.goto('/patients')
  await nurse.getByRole('button', { name: 'New list' }).click()
  await nurse.getByRole('textbox', { name: 'Name' }).fill(list)
  await nurse.getByRole('button', { name: 'Make the list' }).click()
  await expect(nurse.getByRole('heading', { name: list, level: 1 })).toBeVisible()
  await nurse.getByRole('button', { name: 'Add patients' }).click()
  for (const name of ['Balsdon', 'Chugg', 'Oatway']) {
    await nurse.getByRole('searchbox', { name: 'Find patients to add' }).fill(name)
    await found(nurse)
      .getByRole('button', { name: new RegExp(name, 'i') })
      .click()
  }
  await nurse.getByRole('button', { name: 'Add 3 patients' }).click()
  await expect(rows(nurse, list)).toHaveCount(3)

  await nurse.getByRole('button', { name: 'More about this list' }).click()
  await nurse.getByRole('menuitem', { name: 'Share' }).click()
  await nurse.getByRole('searchbox', { name: 'Find colleagues to share with' }).fill('Daniel Okafor')
  await nurse
    .getByRole('dialog')
    .getByRole('button', { name: /^Daniel Okafor/ })
    .click()
  await nurse.getByRole('button', { name: 'Save', exact: true }).click()

  await registrar.goto('/patients')
  await registrar.getByRole('link', { name: new RegExp(list) }).click()
  await expect(rows(registrar, list)).toHaveText([/BALSDON/, /CHUGG/, /OATWAY/])
  await expect(registrar.getByRole('button', { name: /^Move / })).toHaveCount(0)

  await nurse.getByRole('button', { name: /^Move OATWAY, Cyril, 3 of 3/ }).press('ArrowUp')
  await expect(rows(registrar, list)).toHaveText([/BALSDON/, /OATWAY/, /CHUGG/])
  await chooseFor(nurse, 'OATWAY, Cyril', 'Move up')
  await expect(rows(registrar, list)).toHaveText([/OATWAY/, /BALSDON/, /CHUGG/])

  await chooseFor(nurse, 'OATWAY, Cyril', 'Mark and note')
  await nurse.getByRole('radio', { name: 'Red' }).check({ force: true })
  await nurse.getByRole('textbox', { name: /Note/ }).fill('Chase CT')
  await nurse.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(rows(registrar, list).first()).toContainText('Red')
  await expect(rows(registrar, list).first()).toContainText('Chase CT')

  await chooseFor(nurse, 'OATWAY, Cyril', 'Take off this list')
  await expect(rows(registrar, list)).toHaveText([/BALSDON/, /CHUGG/])
  await nurse.getByRole('button', { name: 'Put back' }).click()
  await expect(rows(registrar, list)).toHaveText([/OATWAY.*Chase CT/s, /BALSDON/, /CHUGG/])

  await nurse.getByRole('button', { name: 'More about this list' }).click()
  await nurse.getByRole('menuitem', { name: 'Remove the list' }).click()
  await expect(nurse.getByRole('alertdialog')).toContainText('for everyone who sees it')
  await nurse.getByRole('alertdialog').getByRole('button', { name: 'Remove' }).click()
  await expect(registrar.getByText('This is not here, or is not yours to see.')).toBeVisible()
  await expect(registrar.getByRole('link', { name: new RegExp(list) })).toHaveCount(0)
})

test('rows are dragged by their handle too, and a handle keeps the focus when its arrow keys move it', async ({
  browser,
}) => {
  const page = await signIn(browser, amina)
  const [one, two] = [
    await enter(page, { family: named('Aldridge'), ward: 'Taw Ward' }),
    await enter(page, { family: named('Blamey'), ward: 'Taw Ward' }),
  ]
  const owner = { kind: 'person' as const, id: await personId(page, amina) }
  const { list } = await ask(page, api.patients.addList, { name: `Drag ${run}`, owner })
  await ask(page, api.patients.putOnList, { listId: list.id, patientIds: [one.id, two.id] })
  await page.goto(`/patients/lists/${list.id}`)
  const handle = page.getByRole('button', { name: /^Move BLAMEY/ })
  const target = await rows(page, list.name).first().boundingBox()
  await handle.hover()
  await page.mouse.down()
  await page.mouse.move((target?.x ?? 0) + 20, (target?.y ?? 0) + 4, { steps: 5 })
  await page.mouse.up()
  await expect(rows(page, list.name)).toHaveText([/BLAMEY/, /ALDRIDGE/])
  await page.reload()
  await expect(rows(page, list.name)).toHaveText([/BLAMEY/, /ALDRIDGE/])
  await handle.press('ArrowDown')
  await expect(rows(page, list.name)).toHaveText([/ALDRIDGE/, /BLAMEY/])
  await expect(handle).toBeFocused()
})

test('a correction survives a reload, takes over what somebody else corrected meanwhile, and is seen by them at once', async ({
  browser,
}) => {
  const [nurse, other] = [await signIn(browser, amina), await arrive(browser, colleague)]
  const patient = await enter(nurse, { family: named('Curnow'), ward: 'Taw Ward', bed: 'C8' })
  await other.goto(`/patients/${patient.id}`)
  await expect(other.getByRole('region', { name: `Patient: ${shown('Curnow')}` })).toBeVisible()

  await nurse.goto(`/patients/${patient.id}/correct`)
  await nurse.getByRole('textbox', { name: 'Given name' }).fill('Morwenna Jane')
  await nurse.reload()
  await expect(nurse.getByRole('textbox', { name: 'Given name' })).toHaveValue('Morwenna Jane')

  const { patient: before } = await ask(other, api.patients.openPatient, { patientId: patient.id })
  const { family, given, birthDate, sex, nhsNumber, hospitalNumber, alerts, version } = before
  await ask(other, api.patients.changePatient, {
    patientId: patient.id,
    version,
    ...{ family, given, birthDate, sex, nhsNumber, hospitalNumber, alerts },
    consultant: 'Dr Helen Marchetti',
  })
  await expect(nurse.getByText(/Somebody else corrected this meanwhile: consultant/)).toBeVisible()
  await expect(nurse.getByRole('textbox', { name: /Consultant/ })).toHaveValue('Dr Helen Marchetti')
  await nurse.getByRole('button', { name: 'Save', exact: true }).click()

  const banner = other.getByRole('region', { name: `Patient: ${shown('Curnow')} Jane` })
  await expect(banner).toContainText('Dr Helen Marchetti')
})

test('a patient is entered, admitted, moved and discharged, and each step is seen on the ward at once', async ({
  browser,
}) => {
  const [nurse, other] = [await signIn(browser, amina), await arrive(browser, colleague)]
  await other.goto('/patients')
  await other
    .getByRole('region', { name: 'My wards' })
    .getByRole('link', { name: /Taw Ward/ })
    .click()
  const there = rows(other, /Patients of Taw Ward/).filter({ hasText: shown('Denzil') })
  await expect(rows(other, /Patients of Taw Ward/).first()).toBeVisible()

  await nurse.goto('/patients/add')
  await nurse.getByRole('textbox', { name: 'Family name' }).fill(named('Denzil'))
  await nurse.getByRole('textbox', { name: 'Given name' }).fill('Morwenna')
  await nurse.getByRole('textbox', { name: 'Date of birth' }).fill('5/7/1948')
  await expect(nurse.getByText(/^5 July 1948, \d+ years\.$/)).toBeVisible()
  await nurse.getByRole('textbox', { name: /NHS number/ }).fill('999 123 4567')
  await expect(nurse.getByText(/This is not an NHS number/)).toBeVisible()
  await nurse.getByRole('textbox', { name: /NHS number/ }).fill('')
  await nurse.getByRole('button', { name: 'Enter the patient' }).click()
  await expect(nurse.getByRole('region', { name: `Patient: ${shown('Denzil')}` })).toBeVisible()

  await chooseFor(nurse, shown('Denzil'), 'Admit')
  await chooseIn(nurse, /Ward/, /^Taw Ward/)
  await nurse.getByRole('textbox', { name: /Bed/ }).fill('D7')
  await nurse.getByRole('dialog').getByRole('button', { name: 'Admit' }).click()
  await expect(there).toContainText('Bed D7')

  await chooseFor(nurse, shown('Denzil'), 'Move to another bed or ward')
  await nurse.getByRole('textbox', { name: /Bed/ }).fill('D2')
  await nurse.getByRole('dialog').getByRole('button', { name: 'Move' }).click()
  await expect(there).toContainText('Bed D2')

  await chooseFor(nurse, shown('Denzil'), 'Discharge')
  await nurse.getByRole('alertdialog').getByRole('button', { name: 'Discharge' }).click()
  await expect(there).toHaveCount(0)
})

test('a list on paper says what it is, when and by whom it was printed, and nothing of the screen', async ({
  browser,
}) => {
  const page = await signIn(browser, amina)
  const patient = await enter(page, { family: named('Endean'), ward: 'Taw Ward', bed: 'E4' })
  const owner = { kind: 'person' as const, id: await personId(page, amina) }
  const { list } = await ask(page, api.patients.addList, { name: `Paper ${run}`, owner })
  await ask(page, api.patients.putOnList, { listId: list.id, patientIds: [patient.id] })
  await ask(page, api.patients.markOnList, {
    listId: list.id,
    patientId: patient.id,
    mark: 'amber',
    note: 'Home on Friday',
  })
  const role = await roleNamed(page, 'Medical registrar on call')
  await ask(page, api.tasks.request, {
    ...plainTask,
    reason: `Potassium ${run}`,
    within: '2-h',
    requestedFor: { kind: 'role', id: role.id },
    patientId: patient.id,
  })
  await page.goto(`/patients/lists/${list.id}`)
  await expect(rows(page, list.name)).toHaveCount(1)
  await page.emulateMedia({ media: 'print' })
  const paper = page.getByRole('article').filter({ hasText: 'Printed on' })
  await expect(paper).toContainText(/Printed on \d{1,2} \w+ \d{4} at \d{2}:\d{2} by Amina Yusuf/)
  await expect(paper).toContainText('Confidential: patient information. Dispose of as confidential waste.')
  const row = paper.getByRole('row').filter({ hasText: shown('Endean') })
  await expect(row).toContainText('Taw Ward, bed E4')
  await expect(row).toContainText('Born 5 July 1948')
  await expect(row).toContainText('Allergy: Penicillin')
  await expect(row).toContainText('Amber')
  await expect(row).toContainText('Home on Friday')
  await expect(row).toContainText(`Bloods: Potassium ${run}`)
  await expect(row).toContainText(/by (\w+ )?\d\d:\d\d, nobody has it/)
  await expect(page.getByRole('navigation', { name: 'Main menu' })).toBeHidden()
})

test('an administrator brings patients in, merges two records of one, and takes it back', async ({
  browser,
}) => {
  const page = await arrive(browser, administrator)
  await page.goto('/admin/patients')
  const [first, second] = [named('Fradd'), named('Frad')]
  const csv = [
    'Family name,Given name,Date of birth,Sex,Hospital number,Ward,Bed',
    `${first},Morwenna,05/07/1948,female,F${run}1,,`,
    `${second},Morwenna,05/07/1948,female,F${run}2,,`,
    `${named('Nowhere')},Morwenna,05/07/1948,female,F${run}3,No Such Ward,`,
  ].join('\n')
  await page.getByRole('textbox', { name: 'Or paste the rows here' }).fill(csv)
  await page.getByRole('button', { name: 'Show what would happen' }).click()
  await expect(
    page.getByRole('heading', { name: '2 of 3 rows can be added; 1 needs attention.' }),
  ).toBeVisible()
  await page.getByRole('button', { name: 'Add only the 2 good rows' }).click()
  await expect(page.getByRole('heading', { name: '2 patients were added' })).toBeVisible()

  await page.goto('/admin/merge')
  for (const [side, name] of [
    ['goes', second],
    ['stays', first],
  ] as const) {
    await page.getByRole('searchbox', { name: `Find the record that ${side}` }).fill(name)
    await found(page)
      .getByRole('button', { name: new RegExp(`${name},`, 'i') })
      .click()
  }
  await expect(page.getByText(/These differ: name/)).toBeVisible()
  await page.getByRole('textbox', { name: 'Why they are one patient' }).fill('Entered twice')
  await page.getByRole('button', { name: 'Merge these two records' }).click()
  const merge = page.getByRole('listitem').filter({ hasText: new RegExp(`${second},`, 'i') })
  await expect(merge).toContainText('Entered twice')
  await merge.getByRole('button', { name: /^Take back the merge/ }).click()
  await page.getByRole('textbox', { name: 'Why they are two patients' }).fill('Sisters')
  await page.getByRole('alertdialog').getByRole('button', { name: 'Take back' }).click()
  await expect(merge).toHaveCount(0)
})

test('a message of the feed about a ward that nobody has named waits, is read, and is used once the ward is named', async ({
  browser,
  baseURL,
}) => {
  const port = feedPort(Number(new URL(baseURL ?? '').port))
  const [nurse, manager] = [await signIn(browser, amina), await arrive(browser, administrator)]
  const [family, number, code] = [named('Gendall'), `H${run}`.toUpperCase(), `W${run}`.toUpperCase()]
  expect(await sendOverMllp(port, admission({ family, number, ward: code }))).toBe('AA')
  await manager.goto('/admin/feed')
  await expect(manager.getByText(/^Listens on 127\.0\.0\.1:/)).toBeVisible()
  const waiting = manager.getByRole('listitem').filter({ hasText: `number ${number}` })
  await expect(waiting).toContainText('A ward that nobody has named')
  await waiting.getByRole('button', { name: /^Read/ }).click()
  await expect(manager.getByRole('dialog')).toContainText(`PID|1||${number}`)
  await manager.getByRole('button', { name: 'Close', exact: true }).last().click()

  await nurse.goto('/patients')
  await nurse
    .getByRole('region', { name: 'My wards' })
    .getByRole('link', { name: /Taw Ward/ })
    .click()
  await expect(rows(nurse, /Patients of Taw Ward/).first()).toBeVisible()
  await chooseIn(manager, new RegExp(`${code} is`), /^Taw Ward/)
  await expect(rows(nurse, /Patients of Taw Ward/).filter({ hasText: family.toUpperCase() })).toContainText(
    'Bed A6',
  )
  await expect(waiting).toHaveCount(0)
  await expect(manager.getByText(`${code} is Taw Ward`)).toBeVisible()
})

for (const view of views) {
  test.describe(view.name, () => {
    test('wards, search, patient, list and their dialogs stand up to it', async ({ browser }) => {
      const page = await signIn(browser, amina, asView(view))
      const stands = (name: string) => expectToStand(page, name)
      const { wards } = await ask(page, api.patients.listWards, {})
      const wardId = wards[0]?.wardId ?? ''
      const { patients } = await ask(page, api.patients.listWard, { wardId })
      const [first, second] = patients
      if (!first || !second) throw new Error('the ward is empty')
      const owner = { kind: 'person' as const, id: await personId(page, amina) }
      const name = `View ${view.name} ${run}`
      const { list } = await ask(page, api.patients.addList, { name, owner })
      await ask(page, api.patients.putOnList, { listId: list.id, patientIds: [first.id, second.id] })
      await ask(page, api.patients.markOnList, {
        listId: list.id,
        patientId: first.id,
        mark: 'red',
        note: 'Chase CT and ring the family',
      })

      await page.goto('/patients')
      await expect(page.getByRole('region', { name: 'My wards' })).toBeVisible()
      await stands('wards')
      await find(page, 'squire')
      await expect(found(page).getByRole('listitem').first()).toBeVisible()
      await stands('found')
      await page.goto(`/patients/wards/${wardId}`)
      await expect(rows(page, /Patients of/).first()).toBeVisible()
      await stands('ward')
      await page.goto(`/patients/${first.id}`)
      await page.getByRole('tab', { name: 'Details' }).click()
      await expect(page.getByText('Hospital number').last()).toBeVisible()
      await stands('details')
      await page.getByRole('tab', { name: 'Lists' }).click()
      await expect(page.getByRole('checkbox', { name })).toBeChecked()
      await stands('lists')
      await page.goto(`/patients/${first.id}/correct`)
      await page.getByRole('button', { name: 'Add an alert' }).click()
      await stands('correcting')
      await page.goto(`/patients/lists/${list.id}`)
      await expect(rows(page, name)).toHaveCount(2)
      await stands('list')
      await page
        .getByRole('button', { name: /^More about / })
        .nth(1)
        .click()
      await page.getByRole('menuitem', { name: 'Mark and note' }).click()
      await expect(page.getByRole('dialog')).toBeVisible()
      await stands('marking')
      await ask(page, api.patients.removeList, { listId: list.id })
    })

    test('what administrators look after stands up to it', async ({ browser }) => {
      const page = await arrive(browser, administrator, asView(view))
      const stands = (name: string) => expectToStand(page, name)
      await page.goto('/admin/patients')
      await expect(page.getByRole('button', { name: 'Choose a file' })).toBeVisible()
      await stands('patients file')
      await page.goto('/admin/merge')
      await expect(page.getByRole('heading', { name: 'Merged records' })).toBeVisible()
      await expect(page.getByRole('button', { name: /^Take back/ }).first()).toBeVisible()
      await stands('merge')
      await page.goto('/admin/glass')
      await expect(page.getByRole('listitem').filter({ hasText: 'saw' }).first()).toBeVisible()
      await stands('glass')
      await page.goto('/admin/feed')
      await expect(page.getByRole('heading', { name: 'Names of wards' })).toBeVisible()
      await stands('feed')
    })
  })
}
