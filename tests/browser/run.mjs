// Starts everything the browser tests need, runs specs/*.spec.mjs with node's own test runner, and stops everything.
//   node run.mjs [name …]     only specs whose file name contains one of the names
// The product and the mail server each lead a process group, so nothing they start can outlive the run unseen.
import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { makeCertificate } from '../smtp/certificate.mjs'
import { findChromium } from './support.mjs'

const here = dirname(fileURLToPath(import.meta.url))
const root = resolve(here, '../..')
const target = resolve(root, process.env.CARGO_TARGET_DIR ?? 'target')
const binary = process.env.KADR_BIN ?? join(target, 'debug/kadr')
const temp = mkdtempSync(join(tmpdir(), 'kadr-browser-'))
const groups = []
// A browser keeps settings, caches and certificates wherever its home is: here, so that none are left in anybody's own.
const home = join(temp, 'home')
mkdirSync(home)
const homes = {
  HOME: home, XDG_CONFIG_HOME: join(home, 'config'), XDG_CACHE_HOME: join(home, 'cache'), XDG_DATA_HOME: join(home, 'data'),
  XDG_STATE_HOME: join(home, 'state'), XDG_RUNTIME_DIR: home, TMPDIR: temp
}
const delay = ms => new Promise(done => setTimeout(done, ms))

function start(name, command, args, { env = {}, log }) {
  const child = spawn(command, args, { cwd: temp, env: { ...process.env, ...env }, detached: true, stdio: ['ignore', 'pipe', 'pipe'] })
  const group = { name, child, tail: [] }
  groups.push(group)
  const keep = line => { group.tail.push(line); if (group.tail.length > 200) group.tail.shift(); if (log) console.log(`${name}: ${line}`) }
  const lines = createInterface({ input: child.stdout })
  createInterface({ input: child.stderr }).on('line', keep)
  group.ready = (want, seconds) => new Promise((done, fail) => {
    const timer = setTimeout(() => fail(new Error(`${name} was not ready after ${seconds} s`)), seconds * 1000)
    lines.on('line', line => {
      keep(line)
      let said
      try { said = JSON.parse(line) } catch { return }
      if (want(said)) { clearTimeout(timer); done(said) }
    })
    child.on('error', error => { clearTimeout(timer); fail(new Error(`${name}: ${error.message}`)) })
    child.on('exit', code => { clearTimeout(timer); fail(new Error(`${name} ended with ${code} before it was ready`)) })
  })
  child.on('error', () => {})
  return group
}

// Members of a process group, zombies aside. Read from /proc: needs no other program.
function members(pgid) {
  return readdirSync('/proc').filter(pid => /^\d+$/.test(pid)).flatMap(pid => {
    try {
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
      const [state, , group] = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
      return Number(group) === pgid && state !== 'Z' ? [`${pid} ${stat.slice(stat.indexOf('(') + 1, stat.lastIndexOf(')'))}`] : []
    } catch { return [] }
  })
}

// Processes that left their group (a Postgres server does) but still work in our temporary folder.
function strays() {
  return readdirSync('/proc').filter(pid => /^\d+$/.test(pid) && Number(pid) !== process.pid).flatMap(pid => {
    try {
      const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim()
      return command.includes(temp) ? [`${pid} ${command.slice(0, 120)}`] : []
    } catch { return [] }
  })
}

let stopping
async function stopAll() {
  const survivors = []
  for (const { child, name } of groups.reverse()) {
    if (!child.pid) continue
    if (child.exitCode === null && child.signalCode === null) {
      try { process.kill(child.pid, 'SIGTERM') } catch { /* already gone */ }
    }
    for (let waited = 0; waited < 15_000 && members(child.pid).length; waited += 100) await delay(100)
    const left = members(child.pid)
    if (left.length) {
      survivors.push(`${name}: ${left.join(', ')}`)
      try { process.kill(-child.pid, 'SIGKILL') } catch { /* gone meanwhile */ }
    }
  }
  for (let waited = 0; waited < 5_000 && strays().length; waited += 200) await delay(200)
  for (const stray of strays()) {
    survivors.push(`left its group: ${stray}`)
    try { process.kill(Number.parseInt(stray), 'SIGKILL') } catch { /* gone meanwhile */ }
  }
  for (let tries = 0; tries < 5; tries += 1) {
    try { rmSync(temp, { recursive: true, force: true }); break } catch { await delay(200) }
  }
  return survivors
}

const stop = () => (stopping ??= stopAll())
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => stop().then(() => process.exit(130)))
}

async function main() {
  if (!existsSync(binary)) throw new Error(`${binary} is not built. Run: cargo build`)
  findChromium()
  // The product may drop to an unprivileged user for Postgres; it must be able to pass through our folder.
  chmodSync(temp, 0o755)
  const mailFolder = join(temp, 'mail')
  const data = join(temp, 'data')
  mkdirSync(mailFolder)
  const certificate = makeCertificate(join(temp, 'tls'))
  const user = 'kadr', password = 'letters-only'

  const mail = start('mail', process.execPath, [join(here, '../smtp/server.mjs'), '--dir', mailFolder, '--cert', certificate.cert,
    '--key', certificate.key, '--user', user, '--password', password], {})
  const { port: mailPort } = await mail.ready(said => said.port, 15)

  const kadr = start('kadr', binary, ['run', '--demo', '--json'], {
    log: Boolean(process.env.KADR_TEST_LOG),
    env: {
      KADR__DATA__DIR: data, KADR__HTTP__PORT: '0', KADR__HTTP__HOST: '127.0.0.1', KADR__SEED__PEOPLE: process.env.KADR__SEED__PEOPLE ?? '200',
      KADR__SMTP__HOST: 'localhost', KADR__SMTP__PORT: String(mailPort), KADR__SMTP__TLS: 'starttls', KADR__SMTP__USER: user,
      KADR__SMTP__PASSWORD: password, KADR__SMTP__CA_FILE: certificate.ca
    }
  })
  const { url, accounts = [] } = await kadr.ready(said => said.ready, 180)
  console.log(`kadr is ready at ${url}`)

  const screenshots = join(target, 'screenshots')
  rmSync(screenshots, { recursive: true, force: true })
  const wanted = process.argv.slice(2)
  const specs = readdirSync(join(here, 'specs')).filter(name => name.endsWith('.spec.mjs') && (!wanted.length || wanted.some(w => name.includes(w)))).sort()
  if (!specs.length) throw new Error('no spec matches')
  const tests = spawn(process.execPath, ['--test', '--test-reporter=spec', ...specs.map(name => join(here, 'specs', name))], {
    cwd: here, stdio: ['ignore', 'inherit', 'inherit'], detached: true,
    env: { ...process.env, ...homes, KADR_SCREENSHOTS: screenshots, KADR_TEST: JSON.stringify({ url, accounts, mail: mailFolder, data, mailPort }) }
  })
  groups.push({ name: 'specs', child: tests, tail: [] })
  const code = await new Promise(done => tests.on('exit', (status, signal) => done(status ?? signal)))
  if (kadr.child.exitCode !== null) throw new Error('kadr ended during the tests')
  if (code !== 0) throw new Error('browser tests failed')
}

let failed
try { await main() } catch (error) { failed = error }
if (failed && !stopping) {
  for (const { name, tail } of groups) if (tail.length) console.error(`\n--- last lines of ${name} ---\n${tail.slice(-40).join('\n')}`)
}
const survivors = await stop()
if (failed) console.error(`\n${failed.message}`)
if (survivors.length) console.error(`\nStill running after the end (now stopped):\n  ${survivors.join('\n  ')}`)
process.exit(failed || survivors.length ? 1 : 0)
