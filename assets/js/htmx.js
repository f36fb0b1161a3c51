// htmx with nothing that our Content-Security-Policy forbids, and no copy of people's pages in browser storage.
import htmx from 'htmx.org/dist/htmx.esm.js'

Object.assign(htmx.config, {
  allowEval: false,
  allowScriptTags: false,
  includeIndicatorStyles: false, // ours are in the style sheet
  selfRequestsOnly: true,
  historyCacheSize: 0,
  refreshOnHistoryMiss: true,
  timeout: 15000,
  // 422 is a form with its errors: show it. Other failures keep the page as it was and say so.
  responseHandling: [
    { code: '204', swap: false }, { code: '[23]..', swap: true },
    { code: '422', swap: true }, { code: '[45]..', swap: false, error: true }
  ]
})
// Some versions keep history in session storage even so.
try { sessionStorage.removeItem('htmx-history-cache'); localStorage.removeItem('htmx-history-cache') } catch { /* storage is off */ }

const announce = text => {
  const place = document.getElementById('kadr-announce')
  if (place && text) place.textContent = text
}

// <div data-announce="214 people"> in a swapped fragment is read aloud once.
document.addEventListener('htmx:afterSwap', ({ detail }) => {
  const said = detail.elt.matches?.('[data-announce]') ? detail.elt : detail.elt.querySelector?.('[data-announce]')
  announce(said?.dataset.announce)
})

// <template id="kadr-failed"> holds the sentence for a request that failed, in the page's language.
for (const name of ['htmx:sendError', 'htmx:responseError', 'htmx:timeout']) {
  document.addEventListener(name, () => {
    const template = document.getElementById('kadr-failed')
    if (!template || document.querySelector('[data-failed]')) return
    const box = document.createElement('div')
    box.dataset.failed = ''
    box.setAttribute('role', 'alert')
    box.append(template.content.cloneNode(true))
    document.getElementById('main')?.prepend(box)
  })
}
document.addEventListener('htmx:beforeRequest', () => document.querySelector('[data-failed]')?.remove())
