import { describe, expect, test } from 'vitest'
import { BuildError } from '../../src/diagnostics/build-error.ts'
import { Html, renderTemplate } from '../../src/html/render-template.ts'

const render = (
  text: string,
  values: Record<string, unknown> = {},
  partials: Record<string, string> = {},
): string =>
  renderTemplate(
    { name: 'book/template.html', text, partials: new Map(Object.entries(partials)) },
    values,
  )

describe('values', () => {
  test.each([
    ['{{ title }}', 'a &lt;b&gt; &amp; &quot;c&quot;'],
    ['{{ title | raw }}', 'a &lt;b&gt; &amp; &quot;c&quot;'],
    ['{{ title | upcase }}', 'A &lt;B&gt; &amp; &quot;C&quot;'],
    ['{{ body }}', '<p>x</p>'],
    ['{{ body | raw }}', '<p>x</p>'],
    ['{{ body.html }}', '&lt;p&gt;x&lt;/p&gt;'],
    ['{{ body | append: "<b>" }}', '&lt;p&gt;x&lt;/p&gt;&lt;b&gt;'],
    ['{{ nothing }}', ''],
    ['{{ number }}', '3'],
    ['{% for name in names %}{{ name }};{% endfor %}', 'A;&lt;B&gt;;'],
    ['{{ names | join: "," }}', 'A,&lt;B&gt;'],
    ['{{ title.constructor }}{{ names.constructor.name }}', ''],
  ])('%s', (text, expected) => {
    const values = {
      title: 'a <b> & "c"',
      body: new Html('<p>x</p>'),
      number: 3,
      names: ['A', '<B>'],
    }
    expect(render(text, values)).toBe(expected)
  })
})

test('a template includes its partials', () => {
  const partials = { head: '<title>{{ title }}</title>' }
  expect(render("{% render 'head', title: title %}", { title: 'A & B' }, partials)).toBe(
    '<title>A &amp; B</title>',
  )
})

describe('faults are named with template and line', () => {
  test.each([
    ['\n\n{% if %}', 'line 3: '],
    ['{{ x | nofilter }}', 'undefined filter: nofilter'],
    ['{% include "../../../etc/passwd" %}', 'there is no template `'],
    ["{% render '/etc/passwd' %}", 'there is no template `'],
    ["{{ 'now' | date: '%Y' }}", 'another output at each build'],
    ['{{ names | sample }}', 'another output at each build'],
    ['{% for i in (1..100000000) %}{{ i }}{% endfor %}', 'limit'],
  ])('%s', (text, message) => {
    const run = (): string => render(text, { names: ['A'] })
    expect(run).toThrow(BuildError)
    expect(run).toThrow('cannot render `book/template.html`, line ')
    expect(run).toThrow(message)
  })
})
