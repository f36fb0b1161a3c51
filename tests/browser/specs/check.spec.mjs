// "Would I qualify?" without an account: rows are added and taken out, the answer comes with its reasons, mistakes are
// named, and the page works without scripts.
import { after, describe, test } from 'node:test'
import assert from 'node:assert/strict'
import { check, close, languages, open, press, visit, wasRefused } from '../support.mjs'

after(close)

const main = page => page.locator('main form[action^="/check"] > button.govuk-button')
const add = (page, list) => page.locator(`button[name=add][value=${list}]`)

// A vacancy's page leads here, with the vacancy chosen.
async function fromVacancy(page) {
  await page.goto('/vacancies')
  await press(page, page.locator('.kadr-card a').first())
  await press(page, page.locator('main a[href^="/check?vacancy="]'))
  assert.match(await page.inputValue('[name=what]'), /^vacancy:/)
}

async function life(page) {
  await page.fill('[name=born_on]', '1990-05-17')
  await page.selectOption('[name=citizenship]', 'KZ')
  await page.selectOption('[name="education-0-level"]', 'master')
  await page.fill('[name="education-0-completed_on"]', '2014-06-30')
  await page.fill('[name="periods-0-started_on"]', '2014-09-01')
  await page.selectOption('[name="periods-0-kind"]', 'corps_b')
  await page.check('[name="periods-0-leading"]')
  await page.selectOption('[name="languages-0-language"]', 'kk')
  await page.selectOption('[name="languages-0-level"]', 'native')
}

for (const lang of languages) {
  for (const javaScriptEnabled of lang === 'ru' ? [true, false] : [true]) {
    describe(`the check in ${lang}${javaScriptEnabled ? '' : ' without scripts'}`, () => {
      test('rows, mistakes, the answer', async () => {
        const { context, page } = await open({ lang, javaScriptEnabled })
        const look = name => check(page, { name: javaScriptEnabled && `check-${name}`, scripts: javaScriptEnabled })
        try {
          await page.goto('/')
          await press(page, page.locator('main a[href="/check"]'))
          await look('empty')
          await fromVacancy(page)
          await life(page)
          for (const list of ['periods', 'tests', 'memberships', 'papers', 'relatives']) await press(page, add(page, list))
          assert.equal(await page.inputValue('[name="periods-0-started_on"]'), '2014-09-01', 'what was typed is still there')
          assert.ok(await page.isChecked('[name="periods-0-leading"]'))
          await look('rows')

          await page.selectOption('[name="tests-0-test"]', 'legislation')
          await page.fill('[name="tests-0-points"]', '101')
          await press(page, main(page))
          assert.ok(await page.locator('.govuk-error-summary a[href="#tests-0-taken_on"]').count(), 'the missing day is named')
          await wasRefused(page)
          await look('mistakes')

          await press(page, page.locator('button[name=remove][value="tests-0"]'))
          assert.equal(await page.locator('[name="tests-0-test"]').count(), 0, 'the row is gone')
          await page.check('[name=proven]')
          await page.check('[name=checked]')
          await press(page, main(page))
          assert.equal(await page.locator('.govuk-error-summary').count(), 0, await page.innerText('main'))
          assert.equal(await page.locator('#answer .kadr-verdict__word').count(), 1)
          await look('answer')
        } finally {
          await context.close()
        }
      })
    })
  }
}

test('Enter shows the answer, and the browser remembers nothing of it', async () => {
  const { context, page } = await open({ lang: 'en' })
  try {
    await visit(page, '/check', { name: 'check' })
    await page.selectOption('[name=what]', { index: 1 })
    await page.fill('[name=born_on]', '1990-05-17')
    // Enter must show the answer, not take a row out
    await page.focus('[name=born_on]')
    await Promise.all([page.waitForEvent('domcontentloaded'), page.keyboard.press('Enter')])
    await page.waitForLoadState('load')
    assert.equal(await page.locator('#answer').count(), 1, await page.innerText('main'))
    const stored = await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }]))
    assert.ok(!stored.includes('1990'), `the browser keeps what was typed: ${stored}`)
    assert.deepEqual((await context.cookies()).filter(cookie => cookie.name !== 'lang'), [])
    await page.goto('/check')
    assert.equal(await page.inputValue('[name=born_on]'), '', 'a new visit begins empty')
  } finally {
    await context.close()
  }
})
