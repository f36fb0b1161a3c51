// What specs stand on: a browser, a context per role and language, and visit(), which holds every page to the same
// standard. The runner (run.mjs) has started the product and left its address and accounts in KADR_TEST.
import assert from 'node:assert/strict'
import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { chromium } from 'playwright-core'

export const stage = JSON.parse(process.env.KADR_TEST ?? '{}')
export const languages = ['kk', 'ru', 'en']
const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const phone = { width: 320, height: 640 }

export function findChromium() {
  const found = [process.env.CHROMIUM, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/snap/bin/chromium']
    .find(path => path && existsSync(path))
  if (!found) throw new Error('No Chromium found. Install the package `chromium`, or set CHROMIUM to its path.')
  return found
}

let browser
export async function launch() {
  browser ??= await chromium.launch({
    executablePath: findChromium(),
    args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--disable-background-networking',
      '--disable-component-update', '--disable-sync', '--no-first-run']
  })
  return browser
}

export async function close() {
  await browser?.close()
  browser = undefined
}

// Cookies of a visitor by role and language, kept so that each spec file signs in once, not once a test.
const sessions = new Map()

// A visitor. With `role`, signed in as that demonstration account. Close it with context.close().
// `fresh: true` signs in anew: for a test that signs out or changes the account.
export async function open({ role, lang = 'kk', fresh = false, ...options } = {}) {
  const session = `${role ?? ''}|${lang}`
  const storageState = fresh ? undefined : sessions.get(session)
  const context = await (await launch()).newContext({
    baseURL: stage.url, locale: { kk: 'kk-KZ', ru: 'ru-RU', en: 'en-GB' }[lang], timezoneId: 'Asia/Almaty',
    viewport: { width: 1280, height: 900 }, serviceWorkers: 'block', storageState, ...options
  })
  context.setDefaultTimeout(15_000)
  await watchPolicy(context)
  const page = await context.newPage()
  watch(page)
  if (!storageState) {
    await speak(page, lang)
    if (role) await signIn(page, role)
    if (!fresh) sessions.set(session, await context.storageState())
  }
  return { context, page, lang }
}

// The language comes from a cookie, set by the buttons in the header of every page. It is pressed even where the browser
// asked for that language: signed in, the account's own would come before what a browser asks for.
export async function speak(page, lang) {
  await page.goto('/sign-in')
  await press(page, page.locator(`.kadr-language button[value="${lang}"]`))
  assert.equal(await page.getAttribute('html', 'lang'), lang, 'the language switch keeps the page and changes its language')
}

export async function signIn(page, role) {
  const account = stage.accounts.find(account => account.role === role)
  assert.ok(account, `no demonstration account for ${role}; there are: ${stage.accounts.map(a => a.role).join(', ')}`)
  await page.goto('/sign-in')
  await page.fill('[name=email]', account.email)
  await page.fill('[name=password]', account.password)
  await press(page, page.locator('form:has([name=password]) button:not([type=button])').first())
  assert.ok(!new URL(page.url()).pathname.startsWith('/sign-in'), `${role} could not sign in: ${await page.innerText('main')}`)
}

// Clicks what loads a page, and waits for that page, even when it has the same address.
export async function press(page, button) {
  await Promise.all([page.waitForEvent('domcontentloaded'), button.click()])
  await page.waitForLoadState('load')
}

const faults = new WeakMap()
function watch(page) {
  const list = []
  faults.set(page, list)
  page.on('console', message => { if (message.type() === 'error') list.push(`console: ${message.text()}`) })
  page.on('pageerror', error => list.push(`script: ${error.message}`))
  page.on('requestfailed', request => {
    const why = request.failure()?.errorText
    if (why !== 'net::ERR_ABORTED') list.push(`request: ${request.url()} ${why}`)
  })
  page.on('request', request => {
    const { protocol, host } = new URL(request.url())
    if (/^http/.test(protocol) && host !== new URL(stage.url ?? page.url()).host) list.push(`another host was asked: ${host}`)
  })
}

async function watchPolicy(context) {
  await context.addInitScript(() => {
    window.kadrBroken = []
    document.addEventListener('securitypolicyviolation', e => window.kadrBroken.push(`${e.effectiveDirective}: ${e.blockedURI} ${e.sample}`))
  })
}

export async function noFaults(page) {
  const broken = await page.evaluate(() => window.kadrBroken ?? [])
  const all = [...(faults.get(page) ?? []), ...broken.map(b => `content security policy: ${b}`)]
  faults.get(page)?.splice(0)
  assert.deepEqual(all, [], `faults on ${page.url()}`)
}

// A form that came back is answered 422, which the browser reports as a fault; that one was there and no other.
export async function wasRefused(page) {
  await assert.rejects(noFaults(page), ({ actual }) => actual.length === 1 && /status of 422/.test(actual[0]))
}

// WCAG 2.2 A and AA and axe's best practices, with nothing let through.
export async function axe(page, { allow = [] } = {}) {
  // run from a source string: a page's policy forbids adding a script, not evaluating one from the test
  await page.evaluate(axeSource)
  const { violations } = await page.evaluate(options => window.axe.run(document, options), {
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'], resultTypes: ['violations'],
    rules: Object.fromEntries(allow.map(rule => [rule, { enabled: false }]))
  })
  const told = violations.map(({ id, impact, help, nodes }) => [`${id} (${impact}): ${help}`, ...nodes.slice(0, 6).map(
    node => `    ${node.target.join(' ')}\n      ${node.html.slice(0, 160)}\n      ${(node.failureSummary ?? '').split('\n').slice(1, 3).join(' ').trim()}`
  )].join('\n'))
  assert.equal(told.length, 0, `accessibility of ${page.url()}:\n${told.join('\n')}`)
}

export async function fitsPhone(page) {
  const before = page.viewportSize()
  await page.setViewportSize(phone)
  const wide = await page.evaluate(() => {
    if (document.documentElement.scrollWidth <= innerWidth) return []
    return [...document.querySelectorAll('body *')].filter(e => e.getBoundingClientRect().right > innerWidth + 1)
      .slice(-5).map(e => e.outerHTML.slice(0, 120))
  })
  await page.setViewportSize(before)
  assert.deepEqual(wide, [], `${page.url()} scrolls sideways at ${phone.width} px`)
}

export async function screenshot(page, lang, name) {
  if (!process.env.KADR_SCREENSHOTS) return
  const path = join(process.env.KADR_SCREENSHOTS, lang, `${name}.png`)
  mkdirSync(dirname(path), { recursive: true })
  await page.screenshot({ path, fullPage: true })
}

// Every page passes through here. `name` names its screenshot.
export async function visit(page, path, { name = path.replace(/^\//, '').replace(/[/?=&]+/g, '-') || 'home', allow, scripts } = {}) {
  const response = await page.goto(path)
  assert.ok(response.status() < 400, `${path} answered ${response.status()}`)
  return check(page, { name, allow, scripts })
}

// A page of a visitor without scripts, for axe, which is one: the same document at the same address, laid out anew where
// scripts may run, with the page's own left out. What axe sees is what that visitor has.
async function withScripts(page, look) {
  const context = await (await launch()).newContext({ viewport: page.viewportSize(), serviceWorkers: 'block' })
  try {
    const twin = await context.newPage()
    const document = { contentType: 'text/html; charset=utf-8', body: await page.content() }
    await twin.route(() => true, route => {
      if (route.request().isNavigationRequest()) return route.fulfill(document)
      return route.request().resourceType() === 'script' ? route.abort() : route.continue()
    })
    await twin.goto(page.url())
    assert.equal(await twin.innerText('body'), await page.innerText('body'), 'the twin says what the page says')
    await look(twin)
  } finally {
    await context.close()
  }
}

// The same standard for a page reached by clicking; `scripts: false` for a visitor without them.
export async function check(page, { name, allow, scripts = true } = {}) {
  const lang = await page.getAttribute('html', 'lang')
  assert.ok(languages.includes(lang), `${page.url()} says no language`)
  assert.notEqual((await page.title()).trim(), '', `${page.url()} has no title`)
  // a part of an address, as the API reference names them, is no unfilled text
  const [raw] = (await page.innerText('body')).match(/(?<!\/)\{\s*\$?[a-z-]+\s*\}|⁨?\bundefined\b|\{\{/) ?? []
  assert.equal(raw, undefined, `${page.url()} shows an unfilled text`)
  if (scripts) await axe(page, { allow })
  else await withScripts(page, twin => axe(twin, { allow }))
  await fitsPhone(page)
  if (name) await screenshot(page, lang, name)
  await noFaults(page)
  return page
}

// Letters that the mail server has taken, newest last; each parsed, with `raw`.
export async function letters({ to, atLeast = 1, within = 10_000 } = {}) {
  const { readLetters } = await import('../smtp/letters.mjs')
  const end = Date.now() + within
  for (;;) {
    const found = (await readLetters(stage.mail)).filter(letter => !to || letter.recipients.includes(to))
    if (found.length >= atLeast || Date.now() > end) {
      assert.ok(found.length >= atLeast, `${found.length} letters for ${to ?? 'anybody'}, expected ${atLeast}`)
      return found
    }
    await new Promise(done => setTimeout(done, 100))
  }
}
