// Everything works without this file; it only makes things quicker. One ES module, no inline script, no eval.
import './htmx.js'
import { start as startGovuk } from './govuk.js'
import { start as startKeyboard } from './keyboard.js'
import { start as startMenus } from './menus.js'
import { start as startSuggestions } from './suggestions.js'
import { start as startUnsaved } from './unsaved.js'

document.body.classList.add('js-enabled', 'govuk-frontend-supported')
startGovuk()
startMenus()
startUnsaved()
startSuggestions()
startKeyboard()
