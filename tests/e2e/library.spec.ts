import { api } from '@baton/contract'
import { expect, type Page } from '@playwright/test'
import { signInFresh } from './support/duty.ts'
import { ask } from './support/hospital.ts'
import { chooseOfDocument, documentNamed, opensVersion, pdf, putIn, teamNamed } from './support/library.ts'
import { listenForComplaints } from './support/no-complaints.ts'
import { chooseIn } from './support/patients.ts'
import { expectToStand } from './support/stands.ts'
import { test } from './support/test.ts'
import { asView, views } from './support/views.ts'

const team = 'Lung cancer MDT'
const coordinator = 'Jill Pascoe'
const colleague = 'Dr Naomi Clarke'
const otherTeam = 'Critical care outreach'
const outreach = 'Alice Wren'
/** Names that a second run on the same hospital does not meet again. */
const run = Date.now().toString(36)

const found = (page: Page) => page.getByRole('list', { name: 'Documents found' })
const versions = (page: Page) =>
  page.getByRole('list', { name: 'Versions, newest first' }).getByRole('listitem')

test('a coordinator puts a guideline in and replaces it saying why; a colleague finds it by a word inside, opens it and restores what was before', async ({
  browser,
}) => {
  const name = `Pleural drains ${run}`
  const [jill, naomi] = [await signInFresh(browser, coordinator), await signInFresh(browser, colleague)]
  const expectNoComplaints = listenForComplaints(jill)
  await jill.goto('/library')
  await jill.getByRole('link', { name: new RegExp(team) }).click()
  await jill.getByRole('button', { name: 'More about this library' }).click()
  await jill.getByRole('menuitem', { name: 'New folder' }).click()
  await jill.getByRole('textbox', { name: 'Name' }).fill(`Procedures ${run}`)
  await jill.getByRole('button', { name: 'Make the folder' }).click()
  await expect(jill.getByRole('heading', { name: `Procedures ${run}`, level: 1 })).toBeVisible()
  await putIn(jill, pdf('drains.pdf', 'Clamp the drain after one litre.'), name)
  await jill.getByRole('link', { name: new RegExp(name) }).click()
  await opensVersion(jill, 1)

  await jill.getByRole('button', { name: 'New version', exact: true }).click()
  const dialog = jill.getByRole('dialog')
  await jill.getByLabel('File of the newer version').setInputFiles(pdf('drains-2.pdf', `Zebrafish${run}`))
  await expect(dialog.getByRole('button', { name: 'Put it in' })).toBeDisabled()
  await dialog.getByRole('textbox', { name: 'Why' }).fill('The litre was wrong')
  await dialog.getByRole('button', { name: 'Put it in' }).click()
  await opensVersion(jill, 2)
  await expect(versions(jill).first()).toContainText('The litre was wrong')

  await naomi.goto('/library')
  const search = naomi.getByRole('searchbox', { name: 'Find a document' })
  await expect(async () => {
    await search.fill('')
    await search.fill(`zebrafish${run}`)
    await expect(found(naomi).getByRole('link', { name: new RegExp(name) })).toBeVisible({ timeout: 3_000 })
  }).toPass()
  await expect(found(naomi)).toContainText('in its words')
  await found(naomi).getByRole('link').click()
  await naomi.getByRole('button', { name: 'Open', exact: true }).click()
  await expect(naomi).toHaveURL(/\/files\//)
  await naomi.goBack()
  await naomi.getByRole('button', { name: 'Restore version 1' }).click()
  await naomi.getByRole('textbox', { name: 'Why' }).fill('A litre was right after all')
  await naomi.getByRole('button', { name: 'Restore', exact: true }).click()
  // Whoever looks at it sees the change at once.
  await opensVersion(jill, 3)
  await expect(versions(jill)).toHaveCount(3)
  await expect(versions(jill).first()).toContainText('A litre was right after all')
  expectNoComplaints()
})

test('another team reads what is shared with it and cannot change it, and it is gone from them at once when that ends', async ({
  browser,
}) => {
  const name = `Home oxygen ${run}`
  const [jill, alice] = [await signInFresh(browser, coordinator), await signInFresh(browser, outreach)]
  const teamId = await teamNamed(jill, team)
  await jill.goto(`/library/${teamId}`)
  await putIn(jill, pdf('oxygen.pdf', 'Two litres at rest.'), name)
  await jill.getByRole('link', { name: new RegExp(name) }).click()
  await opensVersion(jill, 1)
  await chooseOfDocument(jill, 'Share with another team')
  await chooseIn(jill, /Team/, otherTeam)
  await jill.getByRole('dialog').getByRole('button', { name: 'Share', exact: true }).click()
  await expect(jill.getByRole('list', { name: 'Teams that read it' })).toContainText(otherTeam)

  await alice.goto(`/library/${await teamNamed(alice, otherTeam)}`)
  await alice
    .getByRole('list', { name: 'Shared by other teams' })
    .getByRole('link', { name: new RegExp(name) })
    .click()
  await expect(alice.getByRole('button', { name: 'Open', exact: true })).toBeVisible()
  for (const act of ['More about this document', 'New version', 'Share', `Stop sharing with ${otherTeam}`]) {
    await expect(alice.getByRole('button', { name: act, exact: true })).toHaveCount(0)
  }
  await alice.goto(`/library/${teamId}`)
  await expect(alice.getByText('This is not here, or is not yours to see.')).toBeVisible()
  const { id } = await documentNamed(jill, teamId, name)
  await alice.goto(`/library/documents/${id}`)
  await expect(alice.getByRole('heading', { name, level: 1 })).toBeVisible()
  await jill.getByRole('button', { name: `Stop sharing with ${otherTeam}` }).click()
  await expect(alice.getByText('This is not here, or is not yours to see.')).toBeVisible()
})

test('days are said in words, and what is taken out can be put back', async ({ browser }) => {
  const name = `Rota ${run}`
  const jill = await signInFresh(browser, coordinator)
  await jill.goto(`/library/${await teamNamed(jill, team)}`)
  await putIn(jill, pdf('rota.pdf', 'Rota.'), name)
  await jill.getByRole('link', { name: new RegExp(name) }).click()
  await chooseOfDocument(jill, 'Review and expiry')
  await jill.getByLabel('Expires on').fill('2020-03-02')
  await jill.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(jill.getByText('Expired on 2 March 2020: check before you use it.')).toBeVisible()
  await chooseOfDocument(jill, 'Take out of the library')
  await jill.getByRole('alertdialog').getByRole('button', { name: 'Take out' }).click()
  await expect(jill.getByText('It was taken out of the library.')).toBeVisible()
  await expect(jill.getByRole('button', { name: 'More about this document' })).toHaveCount(0)
  await jill.getByRole('button', { name: 'Put back' }).click()
  await expect(jill.getByRole('button', { name: 'More about this document' })).toBeVisible()
})

test('a library is worked with the keyboard alone', async ({ browser }) => {
  const jill = await signInFresh(browser, coordinator)
  await jill.goto(`/library/${await teamNamed(jill, team)}`)
  await jill.getByRole('button', { name: 'More about this library' }).press('Enter')
  await expect(jill.getByRole('menuitem', { name: 'New folder' })).toBeFocused()
  await jill.keyboard.press('Enter')
  await jill.getByRole('textbox', { name: 'Name' }).fill(`Keys ${run}`)
  await jill.keyboard.press('Tab')
  await jill.keyboard.press('Enter')
  await expect(jill.getByRole('heading', { name: `Keys ${run}`, level: 1 })).toBeVisible()
  await jill.getByRole('button', { name: 'More about this folder' }).press('ArrowDown')
  await jill.getByRole('menuitem', { name: 'Remove the folder' }).press('Enter')
  await jill.getByRole('alertdialog').getByRole('button', { name: 'Remove' }).press('Enter')
  await expect(jill.getByRole('heading', { name: team, level: 1 })).toBeVisible()
})

for (const view of views) {
  test.describe(`library, ${view.name}`, () => {
    test('fits, can be used, and is accessible', async ({ browser }) => {
      const jill = await signInFresh(browser, coordinator, asView(view))
      const teamId = await teamNamed(jill, team)
      const place = `View ${view.name.replaceAll(' ', '')}${run}`
      // The bar of a phone has no room for it: it is reached from the team.
      await jill.goto(`/directory/teams/${teamId}`)
      await jill.getByRole('main').getByRole('link', { name: 'Library', exact: true }).click()
      await putIn(
        jill,
        pdf('oxygen.pdf', 'Two litres.'),
        `${place} guideline with a long name, winter edition`,
      )
      const document = await documentNamed(
        jill,
        teamId,
        `${place} guideline with a long name, winter edition`,
      )
      const days = { documentId: document.id, pinned: true, expiresOn: '2026-01-03' }
      await ask(jill, api.files.changeDocument, days)
      await ask(jill, api.files.addFolder, { teamId, parentId: null, name: `${place} folder` })
      await expectToStand(jill, 'shelf')
      await jill.goto(`/library/documents/${document.id}`)
      await opensVersion(jill, 1)
      await expectToStand(jill, 'document')
      await chooseOfDocument(jill, 'Share with another team')
      await expectToStand(jill, 'share')
      await jill.keyboard.press('Escape')
      await chooseOfDocument(jill, 'New version')
      await expectToStand(jill, 'version')
      await jill.keyboard.press('Escape')
      await jill.goto('/library')
      await jill.getByRole('searchbox', { name: 'Find a document' }).fill(place)
      await expect(found(jill).getByRole('link')).toHaveCount(1)
      await expectToStand(jill, 'found')
    })
  })
}
