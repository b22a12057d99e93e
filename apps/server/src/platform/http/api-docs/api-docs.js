// Draws /api/openapi.json. Built from elements, never from HTML text, so that it works under our content security policy.
const main = document.getElementById('operations')
const filter = document.getElementById('filter')

try {
  const answer = await fetch('/api/openapi.json')
  const description = await answer.json()
  draw(description)
  filter.addEventListener('input', () => draw(description, filter.value.trim().toLowerCase()))
} catch {
  main.replaceChildren(element('p', {}, 'The description could not be read. Reload the page to try again.'))
}

function draw(description, sought = '') {
  const operations = Object.entries(description.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, ...operation })),
  )
  const found = operations.filter((one) => `${one.path} ${one.summary}`.toLowerCase().includes(sought))
  const sections = description.tags.flatMap(({ name }) => section(name, found))
  main.replaceChildren(...(sections.length > 0 ? sections : [element('p', {}, 'No operation is called so.')]))
}

function section(tag, operations) {
  const own = operations.filter((one) => one.tags.includes(tag))
  return own.length > 0 ? [element('section', {}, element('h2', {}, tag), ...own.map(operationElement))] : []
}

function operationElement(operation) {
  const { method, path, summary, parameters = [], requestBody, responses, security } = operation
  const body = requestBody?.content['application/json'].schema
  const answer = responses[200].content['application/json'].schema
  const inQuery = parameters.filter((one) => one.in === 'query')
  return element(
    'details',
    {},
    element(
      'summary',
      {},
      element('span', { className: 'method' }, method.toUpperCase()),
      element('code', {}, path),
      element('span', { className: 'summary' }, summary),
    ),
    element('p', {}, security?.length === 0 ? 'Anyone may ask.' : 'Asked by someone who is signed in.'),
    ...(requestBody ? [element('p', {}, 'Send a version 7 UUID in the header Idempotency-Key.')] : []),
    ...(body ? schemaElements('Body', body) : []),
    ...inQuery.flatMap((one) =>
      schemaElements(`?${one.name}=${one.required ? '' : ' (optional)'}`, one.schema),
    ),
    ...schemaElements('Answer', answer),
    element('h3', {}, 'Refusals'),
    element('dl', {}, ...Object.entries(responses).flatMap(refusalElements)),
  )
}

function refusalElements([status, { description }]) {
  if (status === '200') return []
  return [element('dt', {}, status), element('dd', {}, description)]
}

function schemaElements(title, schema) {
  return [element('h3', {}, title), element('pre', { tabIndex: 0 }, JSON.stringify(schema, null, 2))]
}

function element(name, properties, ...children) {
  const made = Object.assign(document.createElement(name), properties)
  made.append(...children)
  return made
}
