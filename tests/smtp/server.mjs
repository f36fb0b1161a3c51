// A real SMTP server for tests: STARTTLS, then sign-in, then one file per accepted message in DIR/new (written to DIR/tmp
// and renamed, so a reader never sees half a letter). Prints {"port":…} when ready; ends on SIGTERM.
//   node server.mjs --dir DIR --cert FILE --key FILE --user U --password P [--port N]
//     --fail-first N   answers 451 (try again) to the first N messages      --refuse   answers 554 (never) to all
//     --refuse-to A    answers 550 to the recipient A                       --slow MS  waits before each answer
//     --implicit-tls   TLS from the first byte, as on port 465              --no-auth  lets anybody send
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { parseArgs } from 'node:util'

const { SMTPServer } = createRequire(new URL('../browser/package.json', import.meta.url))('smtp-server')
const text = { type: 'string' }, flag = { type: 'boolean', default: false }
const { values: options } = parseArgs({ options: {
  dir: text, cert: text, key: text, user: text, password: text, port: { ...text, default: '0' }, 'fail-first': { ...text, default: '0' },
  refuse: flag, 'refuse-to': text, slow: { ...text, default: '0' }, 'implicit-tls': flag, 'no-auth': flag
} })

const [incoming, stored] = ['tmp', 'new'].map(name => join(options.dir, name))
for (const folder of [incoming, stored]) mkdirSync(folder, { recursive: true })

const answer = (code, message) => Object.assign(new Error(message), { responseCode: code })
let toFail = Number(options['fail-first'])
let count = 0

const server = new SMTPServer({
  cert: readFileSync(options.cert), key: readFileSync(options.key), secure: options['implicit-tls'],
  authMethods: ['PLAIN', 'LOGIN'], authOptional: options['no-auth'], disableReverseLookup: true, logger: false,
  // A client that would send its password or a letter in the clear is refused.
  allowInsecureAuth: false, closeTimeout: 500, size: 25 * 1024 * 1024,
  onAuth({ username, password }, _session, done) {
    const right = username === options.user && password === options.password
    done(right ? null : answer(535, '5.7.8 Wrong user or password'), right ? { user: username } : undefined)
  },
  onMailFrom(_address, session, done) {
    done(session.secure ? null : answer(530, '5.7.0 STARTTLS first'))
  },
  onRcptTo({ address }, _session, done) {
    done(address === options['refuse-to'] ? answer(550, '5.1.1 No such mailbox') : null)
  },
  onData(stream, { envelope }, done) {
    const parts = []
    stream.on('data', part => parts.push(part))
    stream.on('end', () => setTimeout(() => {
      if (options.refuse) return done(answer(554, '5.7.1 Refused'))
      if (toFail > 0) { toFail -= 1; return done(answer(451, '4.3.0 Try again later')) }
      if (stream.sizeExceeded) return done(answer(552, '5.3.4 Too large'))
      count += 1
      const name = `${Date.now()}-${String(count).padStart(6, '0')}.eml`
      const head = `X-Envelope-From: ${envelope.mailFrom.address}\r\nX-Envelope-To: ${envelope.rcptTo.map(r => r.address).join(', ')}\r\n`
      writeFileSync(join(incoming, name), Buffer.concat([Buffer.from(head), ...parts]))
      renameSync(join(incoming, name), join(stored, name))
      done(null, `stored as ${name}`)
    }, Number(options.slow)))
  }
})

server.on('error', error => { if (!server.server.listening) { console.error(error.message); process.exit(1) } }) // else: a client left
server.listen(Number(options.port), () => console.log(JSON.stringify({ port: server.server.address().port })))
for (const signal of ['SIGTERM', 'SIGINT']) process.on(signal, () => server.close(() => process.exit(0)))
