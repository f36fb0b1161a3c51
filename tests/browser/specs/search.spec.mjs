// The search of people in three languages: filters as a tree, histograms, steps and chips, suggestions while typing with the
// keyboard alone, reasons, what was probably meant; and all but the suggestions without scripts.
import { after, describe, test } from 'node:test'
import assert from 'node:assert/strict'
import { check, close, languages, noFaults, open, press, visit } from '../support.mjs'

after(close)

async function withPage(options, run) {
  const { context, page } = await open({ role: 'hr_officer', ...options })
  try { return await run(page) } finally { await context.close() }
}

const total = async page => Number((await page.innerText('.kadr-results-head h2')).replace(/\D/g, ''))

for (const lang of languages) {
  describe(`search, ${lang}`, () => {
    for (const scripts of [true, false]) {
      test(scripts ? 'with scripts' : 'without scripts', () => withPage({ lang, javaScriptEnabled: scripts }, async page => {
        await page.goto('/search')
        const everybody = await total(page)
        const [box, button] = await Promise.all(['#q', '.kadr-search__bar button'].map(one => page.locator(one).boundingBox()))
        assert.ok(Math.abs(box.y - button.y) < 8 && box.x + box.width <= button.x && box.width > button.width, 'the button stands beside the box')
        // a place opens when it is chosen, and what lies in it narrows it
        await page.locator('#region input').first().check()
        await press(page, page.locator('.kadr-search__filters form button'))
        const region = await total(page)
        assert.ok(region > 0 && region < everybody)
        const inside = page.locator('#region .kadr-inside--1 input').first()
        await inside.check()
        await press(page, page.locator('.kadr-search__filters form button'))
        assert.ok(await total(page) < region)
        assert.equal(await page.locator('.kadr-chip').count(), 2)
        // a bar of the histogram says what it gives
        const bar = page.locator('.kadr-histogram li').filter({ hasNot: page.locator('span:text-is("0")') }).first()
        const people = Number((await bar.locator('span').innerText()).replace(/\D/g, ''))
        await press(page, bar.locator('a'))
        assert.equal(await total(page), people)
        await check(page, { name: 'search-filters', scripts })
        // a start and a month of submission say what they give, and stay when other filters are applied
        await page.goto('/search')
        const details = name => page.locator('.kadr-search__filters details', { has: page.locator(`#${name}`) }).last()
        await details('available_within').locator('summary').click()
        const step = page.locator('#available_within .govuk-radios__item').nth(2)
        const able = Number((await step.locator('label').innerText()).match(/\(([\d\s]+)\)/)[1].replace(/\D/g, ''))
        await step.locator('input').check()
        await press(page, page.locator('.kadr-search__filters form button'))
        assert.equal(await total(page), able)
        assert.ok(await page.locator('#available_within input').nth(2).isChecked())
        await details('submitted_from').locator('summary').click()
        const month = details('submitted_from').locator('.kadr-histogram li').filter({ hasNot: page.locator('span:text-is("0")') }).first()
        const submitted = Number((await month.locator('span').innerText()).replace(/\D/g, ''))
        await press(page, month.locator('a'))
        assert.equal(await total(page), submitted)
        await page.locator('#sector input').first().evaluate(input => { input.closest('details').open = true })
        await page.locator('#sector input').first().check()
        await press(page, page.locator('.kadr-search__filters form button'))
        assert.ok(await total(page) <= submitted)
        assert.ok(await page.locator('#available_within input').nth(2).isChecked())
        await check(page, { name: 'search-days', scripts })
        // a chip takes its filter away
        const chips = await page.locator('.kadr-chip').count()
        await press(page, page.locator('.kadr-chip').first())
        assert.equal(await page.locator('.kadr-chip').count(), chips - 1)
        // a misspelling is answered, and what was meant is a link
        await page.goto(`/search?${new URLSearchParams({ q: 'специалсит' })}`)
        assert.equal(await page.inputValue('#q'), 'специалсит')
        await press(page, page.locator('#results p a[href*="q="]').first())
        assert.equal(await page.inputValue('#q'), 'специалист')
        // each person says why
        const why = page.locator('.kadr-why').first()
        await why.locator('summary').click()
        assert.match(await why.locator('li').first().innerText(), /%/)
        await check(page, { name: 'search-why', scripts })
      }))
    }

    test('filters, chips, pages and ticks by the keyboard alone', () => withPage({ lang }, async page => {
      await visit(page, '/search')
      const everybody = await total(page)
      const to = async selector => {
        for (let presses = 0; presses < 400; presses++) {
          await page.keyboard.press('Tab')
          if (await page.evaluate(one => document.activeElement.matches(one), selector)) return
        }
        assert.fail(`Tab never comes to ${selector}`)
      }
      const go = async () => {
        await Promise.all([page.waitForEvent('domcontentloaded'), page.keyboard.press('Enter')])
        await page.waitForLoadState('load')
      }
      await to('#region input')
      await page.keyboard.press('Space')
      await to('.kadr-search__filters form button')
      await go()
      assert.ok(await total(page) < everybody, 'the filter narrows the list')
      await to('.kadr-chip')
      await go()
      assert.equal(await total(page), everybody, 'the chip takes it away')
      await to('.kadr-person [data-select]')
      await page.keyboard.press('Space')
      await to('.govuk-pagination__next a')
      await go()
      assert.equal(new URL(page.url()).searchParams.get('page'), '2')
      await to('.kadr-person [data-select]')
      await page.keyboard.press('Space')
      await to('.kadr-actions .govuk-button')
      await go()
      assert.match(new URL(page.url()).pathname, /^\/selections\/./)
      await noFaults(page)
    }))

    test('suggestions by the keyboard alone', () => withPage({ lang }, async page => {
      await visit(page, '/search')
      await page.keyboard.press('/')
      await page.keyboard.type('бухгалт')
      const options = page.locator('#q-suggestions [role=option]')
      await options.first().waitFor()
      assert.equal(await page.getAttribute('#q', 'aria-expanded'), 'true')
      await check(page, { name: 'search-suggestions' })
      await page.keyboard.type('е')
      await options.first().waitFor()
      await page.keyboard.press('ArrowDown')
      const chosen = await page.getAttribute('#q', 'aria-activedescendant')
      assert.equal(await page.getAttribute(`[id="${chosen}"]`, 'aria-selected'), 'true')
      const text = await page.inputValue('#q')
      assert.match(text, /бухгалте/i)
      await page.keyboard.press('Escape')
      assert.equal(await page.inputValue('#q'), 'бухгалте', 'Escape gives back what was typed')
      assert.equal(await options.first().isVisible(), false)
      await page.keyboard.type('р')
      await options.first().waitFor()
      await page.keyboard.press('ArrowDown')
      await Promise.all([page.waitForEvent('domcontentloaded'), page.keyboard.press('Enter')])
      assert.match(new URL(page.url()).searchParams.get('q'), /бухгалтер/i)
      await noFaults(page)
    }))
  })
}
