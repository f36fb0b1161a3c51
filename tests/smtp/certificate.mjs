// A certificate authority and a certificate for localhost, made for one run. Keys come from node's own crypto (fast);
// node-forge writes the certificates, so no openssl program is needed.
import { generateKeyPairSync, randomBytes } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'

// tests/smtp has no packages of its own: it uses those of tests/browser
const { md, pki } = createRequire(new URL('../browser/package.json', import.meta.url))('node-forge')
const hour = 3_600_000

function keys() {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const pem = privateKey.export({ type: 'pkcs8', format: 'pem' })
  return {
    pem, signing: pki.privateKeyFromPem(privateKey.export({ type: 'pkcs1', format: 'pem' })),
    public: pki.publicKeyFromPem(publicKey.export({ type: 'spki', format: 'pem' }))
  }
}

function certificate({ name, issuer, key, signer, extensions }) {
  const cert = pki.createCertificate()
  cert.publicKey = key.public
  cert.serialNumber = `01${randomBytes(15).toString('hex')}`
  cert.validity.notBefore = new Date(Date.now() - hour)
  cert.validity.notAfter = new Date(Date.now() + 48 * hour)
  cert.setSubject([{ name: 'commonName', value: name }])
  cert.setIssuer([{ name: 'commonName', value: issuer }])
  cert.setExtensions(extensions)
  cert.sign(signer.signing, md.sha256.create())
  return pki.certificateToPem(cert)
}

// → { ca, cert, key }: paths of PEM files in `dir`
export function makeCertificate(dir) {
  mkdirSync(dir, { recursive: true })
  const authority = keys()
  const server = keys()
  const ca = certificate({
    name: 'Kadr test authority', issuer: 'Kadr test authority', key: authority, signer: authority,
    extensions: [{ name: 'basicConstraints', cA: true, critical: true }, { name: 'keyUsage', keyCertSign: true, cRLSign: true, critical: true }]
  })
  const cert = certificate({
    name: 'localhost', issuer: 'Kadr test authority', key: server, signer: authority,
    extensions: [
      { name: 'basicConstraints', cA: false, critical: true },
      { name: 'keyUsage', digitalSignature: true, keyEncipherment: true, critical: true },
      { name: 'extKeyUsage', serverAuth: true },
      { name: 'subjectAltName', altNames: [{ type: 2, value: 'localhost' }, { type: 7, ip: '127.0.0.1' }, { type: 7, ip: '::1' }] }
    ]
  })
  const paths = { ca: join(dir, 'ca.pem'), cert: join(dir, 'cert.pem'), key: join(dir, 'key.pem') }
  writeFileSync(paths.ca, ca)
  writeFileSync(paths.cert, cert)
  writeFileSync(paths.key, server.pem, { mode: 0o600 })
  return paths
}

if (import.meta.url === new URL(process.argv[1] ?? '', 'file:').href) {
  console.log(JSON.stringify(makeCertificate(process.argv[2] ?? '.')))
}
