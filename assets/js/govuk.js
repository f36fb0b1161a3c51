// govuk-frontend's behaviours for the parts we use, on the page and on every fragment htmx brings in.
import {
  createAll, Button, CharacterCount, Checkboxes, ErrorSummary, NotificationBanner, PasswordInput, Radios, SkipLink
} from 'govuk-frontend'

const parts = [Button, Checkboxes, ErrorSummary, NotificationBanner, Radios, SkipLink]

// Words come from data-i18n.* attributes of each element, written by the server in the page's language.
const worded = [CharacterCount, PasswordInput]

function wake(scope) {
  const onError = error => { if (error.name !== 'InitError') console.error(error) } // InitError: already awake
  for (const Part of parts) createAll(Part, undefined, { scope, onError })
  for (const Part of worded) createAll(Part, {}, { scope, onError })
}

export function start() {
  wake(document)
  document.addEventListener('htmx:load', ({ detail }) => { if (detail.elt !== document.body) wake(detail.elt.parentElement ?? detail.elt) })
}
