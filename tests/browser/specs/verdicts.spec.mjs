// Verdicts as people read them: where an applicant stands, and people side by side for an officer.
import { after, describe, test } from 'node:test'
import assert from 'node:assert/strict'
import { check, close, languages, open, press, visit, wasRefused } from '../support.mjs'

after(close)

async function withPage(options, run) {
  const { context, page, lang } = await open(options)
  try {
    // an account's own language comes before the browser's; the visitor's choice before both
    await page.goto('/')
    if (await page.getAttribute('html', 'lang') !== lang) await press(page, page.locator(`.kadr-language button[value="${lang}"]`))
    assert.equal(await page.getAttribute('html', 'lang'), lang)
    return await run(page)
  } finally { await context.close() }
}

// A match with at least two people in one of its lists.
async function toMatch(page) {
  await page.goto('/work/vacancies')
  const links = await page.locator('main a[href^="/work/vacancies/"]:not([href$="/new"])').evaluateAll(all => all.map(a => a.getAttribute('href')))
  for (const link of new Set(links)) {
    for (const list of ['meets', 'cannot_tell', 'does_not']) {
      const answer = await page.goto(`${link}/match?verdict=${list}`)
      if (answer.ok() && await page.locator('.kadr-person [name=person]').count() > 1) return
    }
  }
  assert.fail('no vacancy has two people in one list')
}

const compare = page => page.locator('button[formaction$="/compare"]')

for (const lang of languages) {
  for (const javaScriptEnabled of lang === 'kk' ? [true, false] : [true]) {
    describe(`verdicts in ${lang}${javaScriptEnabled ? '' : ' without scripts'}`, () => {
      const named = name => javaScriptEnabled && name
      test('where an applicant stands', () => withPage({ role: 'applicant', lang, javaScriptEnabled }, async page => {
        await page.goto('/me/verdicts')
        await check(page, { name: named('verdicts-all'), scripts: javaScriptEnabled })
        assert.ok(await page.locator('.kadr-card .kadr-verdict').count() > 0)
        assert.ok(await page.locator('.kadr-missing .kadr-leaf__change').count() > 0, 'what would change it is said')
        assert.ok(await page.locator('.kadr-verdict + p .kadr-badge--unverified').first().isVisible(), 'the badge stands at the verdict')
        assert.ok(await page.locator('.kadr-missing .kadr-badge--unverified').first().isVisible(), 'and at what is missing')
        for (const one of await page.locator('.kadr-missing .kadr-leaf__facts summary').all()) await one.click()
        const lists = await page.locator('.kadr-figures a').evaluateAll(all => all.map(a => a.getAttribute('href')))
        assert.equal(lists.length, 5)
        for (const list of lists) {
          await page.goto(list)
          const word = new URL(page.url()).searchParams.get('verdict')
          await check(page, { name: named(`verdicts-${word}`), scripts: javaScriptEnabled })
          const shown = Number((await page.locator('.kadr-figure:has([aria-current]) dd').innerText()).replace(/\D/g, ''))
          assert.equal(await page.locator('.kadr-card').count(), Math.min(shown, 20), `as many as are counted: ${list}`)
        }
        await page.goto('/me/verdicts')
        await press(page, page.locator('.kadr-card__title a').first())
        assert.equal(await page.locator('.kadr-verdict__word').count(), 1, 'the vacancy says it too')
        await check(page, { name: named('vacancy-own'), scripts: javaScriptEnabled })
      }))

      test('what a verdict rests on', () => withPage({ role: 'hr_officer', lang, javaScriptEnabled }, async page => {
        await toMatch(page)
        assert.ok(await page.locator('.kadr-badge--unverified').count() > 0, 'law that nobody confirmed says so')
        const folded = page.locator('.kadr-person .kadr-leaf__facts')
        assert.equal(await folded.count(), await page.locator('.kadr-person').count(), 'each person has the facts used')
        await folded.first().locator('summary').click()
        assert.ok(await folded.first().locator('li').first().isVisible())
        await check(page, { name: named('match-facts'), scripts: javaScriptEnabled })
        await press(page, page.locator('.kadr-person__name a').first())
        assert.ok(await page.locator('.kadr-verdict + p .kadr-badge--unverified').isVisible(), 'the badge stands at the verdict')
        const facts = page.locator('.kadr-leaf .kadr-leaf__facts')
        assert.ok(await facts.count() > 0, 'requirements name their facts')
        for (const one of await facts.all()) await one.locator('summary').click()
        assert.ok(await facts.locator('li').first().isVisible())
        await check(page, { name: named('verdict-facts'), scripts: javaScriptEnabled })
      }))

      test('through the reserve', () => withPage({ role: 'hr_officer', lang, javaScriptEnabled }, async page => {
        await page.goto('/work/vacancies')
        const links = await page.locator('main a[href^="/work/vacancies/"]:not([href$="/new"])').evaluateAll(all => all.map(a => a.getAttribute('href')))
        let found
        for (const link of new Set(links)) {
          await page.goto(`${link}/match?verdict=through_reserve`)
          if (await page.locator('.kadr-person [name=person]').count()) { found = link; break }
        }
        assert.ok(found, 'nobody of the demonstration may be appointed through the reserve')
        await check(page, { name: named('match-through-reserve'), scripts: javaScriptEnabled })
        await page.locator('.kadr-person [name=person]').first().check()
        await press(page, page.locator('.kadr-actions .govuk-button').first())
        if (await page.locator('textarea[name=note]').count() && /vacancies/.test(new URL(page.url()).pathname)) {
          await wasRefused(page)
          await page.fill('textarea[name=note]', 'Өңірлік резервтен.')
          await press(page, page.locator('form:has(textarea[name=note]) button.govuk-button').last())
        }
        assert.match(new URL(page.url()).pathname, /^\/shortlists\//)
        assert.ok(await page.locator('[data-way]').first().isVisible(), 'the second verdict is said beside the first')
        await check(page, { name: named('shortlist-through-reserve'), scripts: javaScriptEnabled })
      }))

      test('people side by side', () => withPage({ role: 'hr_officer', lang, javaScriptEnabled }, async page => {
        await toMatch(page)
        const boxes = page.locator('.kadr-person [name=person]')
        await boxes.nth(0).check()
        await press(page, compare(page))
        await wasRefused(page)
        await check(page, { name: named('compare-too-few'), scripts: javaScriptEnabled })
        await page.goBack()
        await toMatch(page)
        const wanted = Math.min(await boxes.count(), 5)
        for (let at = 0; at < wanted; at += 1) await boxes.nth(at).check()
        await press(page, compare(page))
        await check(page, { name: named('compare'), scripts: javaScriptEnabled })
        const table = page.locator('table.kadr-compare').nth(1)
        assert.equal(await table.locator('thead th').count(), wanted + 1, 'a column for each person')
        const cells = await table.locator('tbody tr').evaluateAll(rows => rows.map(row => row.querySelectorAll('td[data-label]').length))
        assert.ok(cells.length > 0 && cells.every(count => count === wanted), 'every requirement has an answer for each')
        assert.ok(await page.locator('form[action$="/shortlists"] button').count(), 'from here to a shortlist')
      }))
    })
  }
}

test('people side by side in the dark, on a phone and on paper', () => withPage({ role: 'hr_officer', lang: 'ru', colorScheme: 'dark' }, async page => {
  await toMatch(page)
  const boxes = page.locator('.kadr-person [name=person]')
  for (const at of [0, 1]) await boxes.nth(at).check()
  await press(page, compare(page))
  await check(page, { name: 'dark-compare' })
  await page.setViewportSize({ width: 320, height: 640 })
  const cell = page.locator('table.kadr-compare').nth(1).locator('tbody td').first()
  const label = await cell.evaluate(element => getComputedStyle(element, '::before').content)
  assert.ok(label.includes(await cell.getAttribute('data-label')), 'on a phone each answer names its person')
  await page.setViewportSize({ width: 1280, height: 900 })
  await page.emulateMedia({ media: 'print', colorScheme: 'light' })
  assert.equal(await page.locator('main .govuk-button:visible').count(), 0, 'nothing to press on paper')
  await check(page, { name: 'print-compare' })
}))

test('an approver compares too', () => withPage({ role: 'approver', lang: 'en' }, async page => {
  await toMatch(page)
  const boxes = page.locator('.kadr-person [name=person]')
  for (const at of [0, 1]) await boxes.nth(at).check()
  await press(page, compare(page))
  await visit(page, page.url().replace(/^https?:\/\/[^/]+/, ''), { name: 'approver-compare' })
}))
