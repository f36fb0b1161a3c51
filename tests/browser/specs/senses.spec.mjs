// People who see otherwise, or have no mouse: dark and forced colours, large text, the keyboard alone.
import { after, describe, test } from 'node:test'
import assert from 'node:assert/strict'
import { check, close, noFaults, open, press, stage, visit } from '../support.mjs'

after(close)

async function withPage(options, run) {
  const { context, page } = await open(options)
  try { return await run(page) } finally { await context.close() }
}

// The pages of each role that a demonstration fills.
const pages = {
  applicant: ['/me', '/me/basics', '/me/verdicts', '/me/nominations', '/me/access'],
  party_representative: ['/nominations', '/nominations/new'],
  hr_officer: ['/work', '/work/vacancies', '/search', '/shortlists', '/letters'],
  approver: ['/approvals'],
  auditor: ['/audit']
}

for (const [name, look] of [['dark', { colorScheme: 'dark' }], ['forced', { forcedColors: 'active' }]]) {
  describe(`${name} colours`, () => {
    for (const [role, paths] of Object.entries(pages)) {
      test(role, () => withPage({ role, ...look }, async page => {
        for (const path of paths) await visit(page, path, { name: `${name}${path.replaceAll('/', '-')}` })
      }))
    }
  })
}

test('a match is readable in the dark', () => withPage({ role: 'hr_officer', colorScheme: 'dark' }, async page => {
  await page.goto('/work/vacancies')
  await press(page, page.locator('main a[href^="/work/vacancies/"]:not([href$="/new"])').first())
  await press(page, page.locator('main a[href$="/match"]').first())
  await check(page, { name: 'dark-match' })
}))

test('the API reference is sound with everything open', () => withPage({ lang: 'en' }, async page => {
  await page.goto('/api/docs')
  await page.locator('#matching_people_search > summary').click()
  await page.getByText('curl -sS "$KADR/api/v1/people/search"').waitFor()
  await page.evaluate(() => document.querySelectorAll('details.kadr-api__operation').forEach(one => { one.open = true }))
  await check(page, { name: 'api-docs-open' })
}))

// Presses Tab until the focused element is the wanted one; a page that cannot be reached so is a fault.
async function tabTo(page, selector) {
  for (let presses = 0; presses < 120; presses += 1) {
    await page.keyboard.press('Tab')
    if (await page.evaluate(wanted => document.activeElement?.matches(wanted), selector)) return
  }
  assert.fail(`${selector} cannot be reached with Tab on ${page.url()}`)
}

async function enter(page, key = 'Enter') {
  await Promise.all([page.waitForEvent('domcontentloaded'), page.keyboard.press(key)])
  await page.waitForLoadState('load')
}

test('an officer works with the keyboard alone', () => withPage({ lang: 'kk' }, async page => {
  const account = stage.accounts.find(account => account.role === 'hr_officer')
  await page.goto('/sign-in')
  await page.keyboard.press('Tab')
  assert.ok(await page.evaluate(() => document.activeElement.matches('.govuk-skip-link')), 'the first stop skips the header')
  await tabTo(page, '[name=email]')
  await page.keyboard.type(account.email)
  await tabTo(page, '[name=password]')
  await page.keyboard.type(account.password)
  await enter(page)
  assert.equal(new URL(page.url()).pathname, '/work')
  await page.goto('/search')
  await tabTo(page, '.kadr-search__bar [name=q]')
  await page.keyboard.type('маман')
  await enter(page)
  await tabTo(page, '.kadr-person__name a')
  const box = await page.evaluate(() => getComputedStyle(document.activeElement).boxShadow + getComputedStyle(document.activeElement).outlineStyle)
  assert.notEqual(box, 'nonenone', 'where the focus is can be seen')
  await enter(page)
  assert.match(new URL(page.url()).pathname, /^\/people\//)
  await noFaults(page)
}))

test('letters twice as large still fit', () => withPage({ role: 'hr_officer', viewport: { width: 640, height: 480 } }, async page => {
  for (const path of ['/search', '/work/vacancies']) {
    await page.goto(path)
    await page.evaluate(() => { document.documentElement.style.fontSize = '200%' })
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
    assert.ok(wide <= 0, `${path} scrolls sideways by ${wide} px`)
  }
}))
