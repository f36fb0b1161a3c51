// The whole way of one person, in each language and through pages alone: an account, a profile, the reserve, a party's
// word, a vacancy, a shortlist, its approval, a letter, and who looked. Every page met on the way is held to check()'s
// standard; its defects are gathered, so that one page does not hide the next.
import { after, describe, test } from 'node:test'
import assert from 'node:assert/strict'
import { readFileSync, readdirSync } from 'node:fs'
import { check, close, languages, letters, open, press, wasRefused } from '../support.mjs'

after(close)

const password = 'Жалғыз-аттың-шаңы-2026'
const people = {
  kk: { surname: 'Тұмарханова', given: 'Айсәуле', patronymic: 'Ержанқызы', born: [1990, 5, 17], female: true, serial: 7011, search: 'Тұмарханова', recipient: 'Гүлнар Оспанқызы' },
  ru: { surname: 'Белозерская', given: 'Аглая', patronymic: 'Тимофеевна', born: [1988, 11, 3], female: true, serial: 7022, search: 'Белозерская Аглая', recipient: 'Пётр Ильич' },
  // found by the Latin spelling that the person gave
  en: { surname: 'Қаражанұлы', given: 'Ермұхан', patronymic: '', latin: ['Karazhanuly', 'Yermukhan'], born: [1992, 2, 29], female: false, serial: 7033, search: 'Karazhanuly', recipient: 'Ann Reader' }
}

// As in src/people/iin.rs: weights 1 to 11, and when that gives 10, weights moved by two.
function iin({ born: [year, month, day], female, serial }) {
  const two = number => String(number % 100).padStart(2, '0')
  for (; ; serial += 1) {
    const eleven = `${two(year)}${two(month)}${two(day)}${female ? 4 : 3}${String(serial).padStart(4, '0')}`
    const rest = first => [...eleven].reduce((sum, digit, at) => sum + Number(digit) * ((at + first - 1) % 11 + 1), 0) % 11
    const control = [rest(1), rest(3)].find(one => one < 10)
    if (control !== undefined) return eleven + control
  }
}

test('an invented IIN is the one the product accepts', () => {
  assert.equal(iin({ born: [1990, 5, 17], female: false, serial: 12 }), '900517300128')
  assert.equal(iin({ born: [1985, 2, 28], female: false, serial: 32 }).length, 12)
})

const locales = new URL('../../../config/locales/', import.meta.url)
function word(lang, key) {
  for (const file of readdirSync(new URL(lang, locales))) {
    const found = new RegExp(`^${key} = (.*)$`, 'm').exec(readFileSync(new URL(`${lang}/${file}`, locales), 'utf8'))
    if (found) return found[1].trim()
  }
  throw new Error(`no text ${key} in ${lang}`)
}

// one after the other: filling types into whatever has the focus
async function day(page, name, [year, month, day]) {
  for (const [part, value] of Object.entries({ year, month, day })) await page.fill(`[name=${name}_${part}]`, String(value))
}

const button = page => page.locator('main form button[type=submit]').first()

// The address in a letter; the letter may name another host than the one tested.
function linkIn(letter, start) {
  const found = (letter.text ?? '').match(/https?:\/\/[^\s<>"]+/g)?.map(address => new URL(address)).find(({ pathname }) => pathname.startsWith(start))
  assert.ok(found, `the letter “${letter.subject}” has no link ${start}: ${letter.text}`)
  return found.pathname + found.search
}

for (const lang of languages) {
  describe(`one person's way in ${lang}`, async () => {
    const who = people[lang]
    const stamp = Date.now().toString(36)
    const email = `applicant-${lang}-${stamp}@example.org`
    const recipientEmail = `recipient-${lang}-${stamp}@example.org`
    // every page works without scripts: one of the walks goes without
    const javaScriptEnabled = lang !== 'ru'
    const contexts = []
    const defects = []
    const walk = { page: {} }

    // A page of somebody, kept through the walk.
    async function as(role) {
      if (!walk.page[role]) {
        const { context, page } = await open({ lang, role: role === 'applicant' || role === 'recipient' ? undefined : role, fresh: role === 'applicant', javaScriptEnabled })
        contexts.push(context)
        walk.page[role] = page
        // an account's own language comes before the browser's; the visitor's choice before both
        await page.goto('/')
        if (await page.getAttribute('html', 'lang') !== lang) await press(page, page.locator(`.kadr-language button[value="${lang}"]`))
      }
      return walk.page[role]
    }

    async function look(page, name) {
      assert.equal(await page.getAttribute('html', 'lang'), lang, `the language of ${page.url()}`)
      try { await check(page, { name: name && `journey-${name}`, scripts: javaScriptEnabled }) } catch (defect) {
        if (defect.code !== 'ERR_ASSERTION') throw defect
        defects.push(`${name}: ${defect.message}`)
      }
    }

    async function lookRefused(page, name) {
      await wasRefused(page)
      await look(page, name)
    }

    async function go(page, path, name) {
      const response = await page.goto(path)
      assert.ok(response.status() < 400, `${path} answered ${response.status()}: ${await page.innerText('main')}`)
      await look(page, name)
    }

    // Sends a form and says what the product objected to, if it did.
    async function send(page, name, by = button(page)) {
      await press(page, by)
      const objections = await page.locator('.govuk-error-summary').allInnerTexts()
      assert.deepEqual(objections, [], `${page.url()} refused the form`)
      await look(page, name)
    }

    const at = page => new URL(page.url()).pathname
    const text = page => page.innerText('main')

    // A step that fails ends the walk: later steps stand on it.
    function step(name, run) {
      test(name, async t => {
        if (walk.broken) return t.skip(`after “${walk.broken}” failed`)
        try { await run() } catch (error) { walk.broken = name; throw error }
      })
    }

    after(async () => { for (const context of contexts) await context.close() })

    step('signs up, and confirms the address by the letter', async () => {
      const page = await as('applicant')
      await go(page, '/', 'home')
      await go(page, '/sign-up', 'sign-up')
      await page.fill('[name=name]', `${who.given} ${who.surname}`)
      await page.fill('[name=email]', email)
      await page.fill('[name=password]', password)
      await send(page, 'signed-up')
      assert.equal(at(page), '/sign-up/done')
      const [letter] = await letters({ to: email })
      assert.equal(letter.subject, word(lang, 'mail-confirm-subject'))
      await go(page, linkIn(letter, '/confirm/'), 'confirm')
      await send(page, 'confirmed')
    })

    step('signs in', async () => {
      const page = await as('applicant')
      await go(page, '/sign-in')
      await page.fill('[name=email]', email)
      await page.fill('[name=password]', password)
      await send(page, 'me-empty')
      assert.equal(at(page), '/me')
    })

    step('fills in the profile', async () => {
      const page = await as('applicant')
      await go(page, '/me/basics', 'basics')
      await page.fill('[name=surname]', who.surname)
      await page.fill('[name=given]', who.given)
      await page.fill('[name=patronymic]', who.patronymic)
      await day(page, 'born_on', who.born)
      await page.fill('[name=iin]', iin(who))
      await page.selectOption('[name=citizenship]', 'KZ')
      await page.selectOption('[name=residence_kato]', { index: 1 })
      if (who.latin) {
        await page.fill('[name=latin_surname]', who.latin[0])
        await page.fill('[name=latin_given]', who.latin[1])
      }
      await send(page, 'me-after-basics')

      await go(page, '/me/contacts', 'contacts')
      await page.fill('[name=email]', email)
      await page.fill('[name=phone]', '+7 701 234 56 78')
      await send(page)

      await go(page, '/me/education/new', 'education-new')
      await page.selectOption('[name=level]', 'master')
      await page.fill('[name=institution]', 'Әл-Фараби атындағы ҚазҰУ')
      await page.selectOption('[name=country]', 'KZ')
      await page.selectOption('[name=field]', { index: 3 })
      await page.fill('[name=started_year]', '2010')
      await page.fill('[name=completed_year]', '2014')
      await send(page, 'education')

      await go(page, '/me/service/new', 'service-new')
      await page.fill('[name=organisation]', 'Абай ауданының әкімдігі')
      await page.fill('[name=post_title]', 'Бас маман')
      await day(page, 'started_on', [2014, 9, 1])
      await page.selectOption('[name=kind]', 'corps_b')
      await page.selectOption('[name=sector]', 'public_administration')
      await page.check('[name=leading]')
      await page.fill('[name=subordinates]', '7')
      await send(page, 'service')

      await go(page, '/me/languages/new', 'languages-new')
      await page.selectOption('[name=language]', 'kk')
      await page.selectOption('[name=level]', 'native')
      await send(page, 'languages')

      await go(page, '/me/wishes', 'wishes')
      await page.check('[name=directions][value=digital]')
      await page.fill('[name=statement]', `${who.surname}: Kadr`)
      await send(page, 'me-complete')
    })

    step('checks and submits it', async () => {
      const page = await as('applicant')
      await go(page, '/me/check', 'check')
      assert.ok(!(await text(page)).includes(iin(who)), 'the IIN is not shown in full')
      await press(page, page.locator('form[action="/me/check"] button'))
      assert.equal(await page.locator('.govuk-error-summary').count(), 1, 'it is not submitted unconfirmed')
      await lookRefused(page, 'check-refused')
      await page.check('[name=confirmed]')
      await send(page, 'submitted', page.locator('form[action="/me/check"] button'))
      assert.equal(at(page), '/me/submitted')
      await go(page, '/me', 'me')
      await go(page, '/me/verdicts', 'verdicts')
      assert.ok(await page.locator('.kadr-card .kadr-verdict').count() > 0, 'there are verdicts on open vacancies')
    })

    step('keeps the profile from a body, and shows it again', async () => {
      const page = await as('applicant')
      await go(page, '/me/hidden-from', 'hidden-from')
      const chosen = page.locator('form:has([name=body]) button')
      await press(page, chosen)
      await lookRefused(page, 'hidden-from-refused')
      await page.selectOption('[name=body]', { index: 2 })
      await send(page, 'hidden-from-one', chosen)
      assert.equal(await page.locator('[name=show]').count(), 1)
      await send(page, 'hidden-from-none', page.locator('[name=show]'))
      assert.equal(await page.locator('[name=show]').count(), 0)
    })

    step('is put forward by a party, and accepts', async () => {
      const party = await as('party_representative')
      await go(party, '/nominations/new', 'nomination-new')
      await party.fill('[name=nominee]', email)
      await party.fill('[name=rationale]', `${who.given}: жұмыста көрсеткен табандылығы, жауапкершілігі және адалдығы үшін ұсынамыз.`)
      await send(party, 'nominations')
      const subject = word(lang, 'mail-nomination-offered-subject')
      const letter = (await letters({ to: email, atLeast: 2 })).find(letter => letter.subject === subject)
      assert.ok(letter, 'the nominee is told in a letter')
      assert.ok(!(await text(party)).includes(who.surname), 'the party sees no name before consent')

      const page = await as('applicant')
      await go(page, '/me/nominations', 'me-nominations')
      await send(page, 'me-nominations-accepted', page.locator('form[action$="/accept"] button'))
      await go(party, '/nominations', 'nominations-accepted')
      assert.ok((await text(party)).includes(who.surname), 'the party sees the name after consent')
      await press(party, party.locator('.kadr-card a', { hasText: who.surname }).first())
      await look(party, 'nomination')
    })

    step('a vacancy is drafted and published', async () => {
      const page = await as('hr_officer')
      await go(page, '/work', 'work')
      await go(page, '/work/vacancies', 'work-vacancies')
      await go(page, '/work/vacancies/new', 'vacancy-new')
      await page.selectOption('[name=post]', 'new')
      const details = page.locator('main form details').first()
      if (await details.getAttribute('open') === null) await details.locator('summary').click()
      walk.title = `${{ kk: 'Жетекші маман', ru: 'Ведущий специалист', en: 'Leading specialist' }[lang]} ${stamp}`
      for (const other of languages) await page.fill(`[name=title_${other}]`, walk.title)
      await page.selectOption('[name=post_region]', { index: 1 })
      await page.selectOption('[name=post_kind]', 'administrative')
      await page.selectOption('[name=post_filling]', 'competed')
      const rule = { kk: 'Жетекші маман (үлгі)', ru: 'Ведущий специалист (пример)', en: 'Leading specialist (example)' }[lang]
      await page.selectOption('[name=rule]', await page.locator('[name=rule] option', { hasText: rule }).getAttribute('value'))
      await look(page, 'vacancy-filled')
      await send(page, 'vacancy-draft')
      walk.vacancy = at(page).split('/').pop()
      await send(page, 'vacancy-published', page.locator('form[action$="/publish"] button'))
      await go(page, `/vacancies/${walk.vacancy}`, 'vacancy-public')
      assert.ok((await text(page)).includes(walk.title))
    })

    step('the officer finds the person by name', async () => {
      const page = await as('hr_officer')
      const found = page.locator('.kadr-person__name', { hasText: who.surname })
      const end = Date.now() + 10_000
      do {
        await page.goto('/search')
        await page.fill('.kadr-search__bar [name=q]', who.search)
        await press(page, page.locator('.kadr-search__bar button'))
      } while (!await found.count() && Date.now() < end)
      assert.equal(await found.count(), 1, `${who.search} is found: ${await text(page)}`)
      await look(page, 'search')
    })

    step('the match and its reasons are shown', async () => {
      const page = await as('hr_officer')
      await go(page, `/work/vacancies/${walk.vacancy}/match`, 'match')
      const row = page.locator('.kadr-person', { hasText: who.surname })
      while (!await row.count() && await page.locator('main a[rel=next]').count()) await press(page, page.locator('main a[rel=next]'))
      assert.equal(await row.count(), 1, `${who.surname} meets the requirements: ${await text(page)}`)
      walk.match = page.url()
      await press(page, row.locator('.kadr-person__name a'))
      await look(page, 'match-person')
      assert.ok((await text(page)).includes(who.surname))
    })

    step('the file is opened with a reason', async () => {
      const page = await as('hr_officer')
      await press(page, page.locator('main a[href^="/people/"]'))
      await look(page, 'file')
      const shown = await text(page)
      assert.ok(!shown.includes(email) && !shown.includes(iin(who)), 'contacts and IIN are masked')
      await press(page, page.locator('main a[href*="/contacts"]'))
      await look(page, 'file-contacts')
      walk.reason = `${stamp}: ${walk.title}`
      await page.fill('[name=why]', walk.reason)
      await send(page, 'file-contacts-shown')
      assert.ok((await text(page)).includes(email))
    })

    step('a shortlist is made and sent for approval', async () => {
      const page = await as('hr_officer')
      await page.goto(walk.match)
      const row = page.locator('.kadr-person', { hasText: who.surname })
      await row.locator('[name=person]').check()
      await send(page, 'shortlist-new', page.locator('form[action$="/shortlists"] .kadr-actions button').first())
      walk.shortlist = at(page).split('/').pop()
      await page.locator('textarea[name=note]').fill(`${who.given}: 5/5`)
      await send(page, undefined, page.locator('form[action$="/people"] button:not([name])').first())
      await page.fill('[name=recipient_name]', who.recipient)
      await page.fill('[name=recipient_email]', recipientEmail)
      await page.selectOption('[name=recipient_locale]', lang)
      await send(page, 'shortlist', page.locator('form[action$="/recipients"] button'))
      assert.ok((await text(page)).includes(recipientEmail))
      await send(page, 'shortlist-sent', page.locator('form[action$="/submission"] button'))
      await go(page, '/shortlists', 'shortlists')
    })

    step('the approver releases it', async () => {
      const page = await as('approver')
      await go(page, '/approvals', 'approvals')
      await press(page, page.locator(`a[href="/approvals/${walk.shortlist}"]`))
      await look(page, 'approval')
      assert.ok((await text(page)).includes(who.surname))
      assert.equal((await letters({ to: recipientEmail, atLeast: 0, within: 0 })).length, 0, 'no letter leaves before the release')
      await send(page, 'approval-released', page.locator('form[action$="/release"] button'))
    })

    step('the letter arrives without a name, and its link shows the list', async () => {
      const [letter] = await letters({ to: recipientEmail, within: 20_000 })
      assert.equal(letter.subject, word(lang, 'mail-shortlist-subject'))
      for (const part of [letter.subject, letter.text, letter.html || '', letter.raw]) {
        for (const name of [who.surname, who.given, email]) assert.ok(!part.includes(name), `the letter tells ${name}`)
      }
      const page = await as('recipient')
      await go(page, linkIn(letter, '/shared/shortlists/'), 'shared')
      assert.ok(!(await text(page)).includes(who.surname), 'opening the link alone shows nothing')
      await send(page, 'shared-opened')
      assert.ok((await text(page)).includes(who.surname))
    })

    step('everybody sees what was done', async () => {
      const officer = await as('hr_officer')
      await go(officer, `/shortlists/${walk.shortlist}`, 'shortlist-opened')
      const row = officer.locator('tr', { hasText: recipientEmail })
      assert.equal(await row.locator('td').last().locator('time').count(), 1, 'when the recipient opened it')
      await go(officer, '/letters', 'letters')
      assert.ok(await officer.locator('main tbody tr').count() > 0)

      const applicant = await as('applicant')
      await go(applicant, '/me/access', 'access')
      assert.ok((await text(applicant)).includes(walk.reason), 'the person reads why the file was opened')

      const auditor = await as('auditor')
      await go(auditor, '/audit', 'audit')
      await go(auditor, `/audit?subject=${walk.shortlist}`, 'audit-shortlist')
      const entries = await text(auditor)
      for (const action of ['shortlist.released']) assert.ok(entries.includes(action), `${action} in ${entries}`)
    })

    test('every page on the way is sound', () => assert.equal(defects.length, 0, `\n${defects.join('\n\n')}`))
  })
}
