// A body's own rule, built by pages in each language, once without scripts; what a change would do; published.
import { after, describe, test } from 'node:test'
import assert from 'node:assert/strict'
import { check, close, languages, open, press, visit, wasRefused } from '../support.mjs'

after(close)

// A page of the officer in this language: an account's own comes before the browser's, the visitor's choice before both.
async function officer({ lang, ...options }) {
  const opened = await open({ role: 'hr_officer', lang, ...options })
  await opened.page.goto('/work/rules')
  if (await opened.page.getAttribute('html', 'lang') !== lang) await press(opened.page, opened.page.locator(`.kadr-language button[value="${lang}"]`))
  assert.equal(await opened.page.getAttribute('html', 'lang'), lang)
  return opened
}

const submit = page => page.locator('main form button.govuk-button').first()
const at = page => new URL(page.url()).pathname

for (const lang of languages) {
  describe(`a rule is built in ${lang}`, () => {
    // every page works without scripts: one of the walks goes without
    const javaScriptEnabled = lang !== 'ru'

    test('from nothing to an edition', async () => {
      const { context, page } = await officer({ lang, javaScriptEnabled })
      const look = name => check(page, { name: `rules-${name}`, scripts: javaScriptEnabled })
      const refused = async name => {
        await wasRefused(page)
        await look(name)
      }
      const send = async (by = submit(page)) => {
        await press(page, by)
        assert.deepEqual(await page.locator('.govuk-error-summary').allInnerTexts(), [], `${page.url()} refused the form`)
      }
      const tool = (node, op) => page.locator(`form:has(> input[name=at][value="${node}"]) button[name=op][value=${op}]`)
      try {
        await page.goto('/work/rules')
        await look('list')
        assert.ok(await page.locator('.kadr-badge--unverified').count() > 0, 'what is not verified says so')
        await press(page, page.locator('main a[href="/work/rules/new"]'))
        await page.fill('[name=rule_title_kk]', 'Қаржы маманы')
        await page.fill('[name=rule_title_ru]', 'Специалист по финансам')
        await page.fill('[name=rule_title_en]', 'Finance specialist')
        await page.fill('[name=rule_code]', 'Not A Name')
        await press(page, submit(page))
        assert.ok(await page.locator('.govuk-error-summary a[href="#rule_code"]').count(), 'the bad name is named')
        assert.equal(await page.inputValue('[name=rule_title_en]'), 'Finance specialist', 'what was typed is still there')
        await refused('about')
        await page.fill('[name=rule_code]', `finance-${lang}-${Date.now().toString(36)}`)
        await send()
        const rule = at(page)
        assert.match(rule, /^\/work\/rules\/[0-9a-f-]{36}$/)
        assert.ok(await page.locator('.govuk-error-message').count() > 0, 'an empty group is marked')
        await look('empty')

        await press(page, page.locator(`main a[href="${rule}/citation"]`))
        await page.fill('[name=law_act]', 'Бұйрық № 5')
        await page.fill('[name=law_article]', '4')
        await page.fill('[name=law_edition]', '2019')
        await page.selectOption('[name=law_status]', 'historic')
        await look('citation')
        await send()

        const leaf = async (into, kind, fill) => {
          await page.selectOption(`[id="kind-${into}"]`, kind)
          await press(page, page.locator(`form:has([id="kind-${into}"]) button`))
          await fill()
          await look(`leaf-${kind}`)
          await send()
          assert.equal(at(page), rule)
        }
        await leaf('requirement', 'education', async () => page.selectOption('[name=min]', 'bachelor'))
        const group = page.locator('details:has([id="group-requirement"])')
        await group.locator('summary').click()
        await page.selectOption('[id="group-requirement"]', 'any')
        await send(group.locator('button[value=add_group]'))
        await leaf('requirement.1', 'service', async () => {
          await page.fill('[name=years]', '3')
          await page.locator('details:has([name="counting.0.kinds"]) > summary').first().click()
          await page.check('[name="counting.0.kinds"][value=corps_b]')
        })
        await leaf('requirement.1', 'degree', async () => {})
        await send(tool('requirement.1.1', 'up'))
        assert.ok(await page.locator('#leaf-degree').count())
        await press(page, page.locator('a[href$="/leaf?leaf=service"]'))
        assert.equal(await page.inputValue('[name=years]'), '3')
        assert.ok(await page.isChecked('[name="counting.0.kinds"][value=corps_b]'))
        await page.fill('[name=years]', '2')
        await send()
        await send(page.locator('form:has(> input[name=at][value=reserve]) button'))
        await leaf('reserve', 'member', async () => page.check('[name=programmes][value=regional]'))
        // its words in all three languages stand beside it
        for (const other of languages) assert.equal(await page.locator(`.kadr-builder div[lang=${other}] .kadr-leaf__text`).count(), 4)
        assert.equal(await page.locator('.govuk-error-message').count(), 0)
        await look('built')

        await press(page, page.locator('a[href$="/sensitivity?leaf=service"]'))
        await look('sensitivity')
        await press(page, page.locator('button[name=change][value=without]'))
        assert.ok(await page.locator('table tbody tr').count() > 20, 'every region has its row')
        const counts = (await page.locator('table td').allInnerTexts()).map(text => Number(text.replace(/\s/g, ''))).filter(Number.isFinite)
        assert.ok(counts.every(count => count >= 5), `a small count is shown: ${counts}`)
        await look('sensitivity-without')

        await page.goto(rule)
        await send(page.locator('form[action$="/publish"] button'))
        assert.equal(await page.locator('form[action$="/tree"]').count(), 0, 'nothing can be changed any more')
        await look('published')
        await page.goto('/work/vacancies/new')
        const id = rule.split('/').pop()
        assert.equal(await page.locator(`[name=rule] option[value="${id}"]`).count(), 1, 'a vacancy can be filled by it')
      } finally {
        await context.close()
      }
    })
  })
}

test('a shipped rule is looked at, and written on', async () => {
  const { context, page } = await officer({ lang: 'en' })
  try {
    await page.goto('/work/rules')
    await press(page, page.locator('.kadr-card', { hasText: 'category-c-o-5' }).locator('a').first())
    await check(page, { name: 'rules-shipped' })
    await press(page, page.locator('main a[href*="based_on="]'))
    assert.equal(await page.inputValue('[name=rule_code]'), 'category-c-o-5-own')
    await page.fill('[name=rule_edition]', `own-${Date.now().toString(36)}`)
    await press(page, submit(page))
    await press(page, page.locator('form[action$="/publish"] button'))
    assert.ok(await page.locator('.govuk-error-summary a[href="#rule_reason"]').count(), 'a change needs a reason')
    await wasRefused(page)
    await check(page, { name: 'rules-reason' })
    await press(page, page.locator('form[action$="/discard"] button'))
    await check(page)
  } finally {
    await context.close()
  }
})

for (const [name, look] of [['dark', { colorScheme: 'dark' }], ['forced', { forcedColors: 'active' }]]) {
  test(`requirements in ${name} colours`, async () => {
    const { context, page } = await officer({ lang: 'kk', ...look })
    try { await visit(page, '/work/rules', { name: `${name}-rules` }) } finally { await context.close() }
  })
}
