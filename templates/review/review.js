// The page of a review works without this script; with it one can step from change to
// change, hide classes of changes, and see both revisions side by side.
'use strict'
const { body } = document
const position = document.getElementById('position')

/** First element of each change that is not hidden, in reading order. */
function stops() {
  const seen = new Set()
  return [...document.querySelectorAll('.change')].filter((element) => {
    const id = element.dataset.change
    if (seen.has(id) || element.offsetParent === null) return false
    seen.add(id)
    return true
  })
}

let here
function step(by) {
  const all = stops()
  if (all.length === 0) return
  const at = all.indexOf(here)
  const next = at === -1 ? (by > 0 ? 0 : all.length - 1) : at + by
  const target = all[Math.max(0, Math.min(all.length - 1, next))]
  here?.classList.remove('here')
  here = target
  here.classList.add('here')
  here.tabIndex = -1
  here.focus({ preventScroll: true })
  here.scrollIntoView({ block: 'center' })
  position.textContent = `change ${all.indexOf(here) + 1} of ${all.length}`
}
document.getElementById('next').addEventListener('click', () => step(1))
document.getElementById('previous').addEventListener('click', () => step(-1))
document.addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return
  if (event.key === 'j') step(1)
  if (event.key === 'k') step(-1)
})

for (const box of document.querySelectorAll('input[name=class]')) {
  box.addEventListener('change', () => {
    for (const element of document.querySelectorAll(`.is-${box.value}`)) {
      element.classList.toggle('is-settled', !box.checked)
    }
  })
}

const all = document.getElementById('unfold')
all.addEventListener('click', () => {
  const folds = [...document.querySelectorAll('details')]
  const isOpen = folds.some((fold) => !fold.open)
  for (const fold of folds) fold.open = isOpen
  all.textContent = isOpen ? 'Fold unchanged text' : 'Unfold unchanged text'
})

/** Old text at the left, new text at the right; ids stay with the new one. */
function divide(block) {
  const [old, now] = [document.createElement('div'), document.createElement('div')]
  old.className = 'old'
  now.className = 'new'
  now.append(...block.childNodes)
  old.append(...[...now.childNodes].map((node) => node.cloneNode(true)))
  for (const element of old.querySelectorAll('[id]')) element.removeAttribute('id')
  block.append(old, now)
  block.classList.add('sides')
}
function join(block) {
  const now = block.querySelector(':scope > .new')
  block.replaceChildren(...now.childNodes)
  block.classList.remove('sides')
}
for (const radio of document.querySelectorAll('input[name=view]')) {
  radio.addEventListener('change', () => {
    const isSide = radio.value === 'side'
    body.classList.toggle('is-side', isSide)
    for (const block of document.querySelectorAll('.block.changed')) {
      if (isSide && !block.classList.contains('sides')) divide(block)
      else if (!isSide && block.classList.contains('sides')) join(block)
    }
  })
}
body.classList.add('has-script')
