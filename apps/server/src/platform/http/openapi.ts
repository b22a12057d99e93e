import { api, type Operation, type RefusalCode, refusal, refusals } from '@baton/contract'
import { z } from 'zod'
import { statusOfRefusal } from './status-of-refusal.ts'

type Json = Record<string, unknown>

/** The whole contract as OpenAPI 3.1, generated: what is not in the contract is not offered, and the other way round. */
export function describeApi(given: { publicUrl: string; version: string }): Json {
  const operations = Object.entries(api).flatMap(([capability, entries]) =>
    Object.values(entries)
      .filter(isOperation)
      .map((operation) => [operation.path, pathItem(capability, operation)] as const),
  )
  return {
    openapi: '3.1.0',
    info: { title: 'Baton', version: given.version, summary: 'Messages for health and social care teams' },
    servers: [{ url: given.publicUrl }],
    security: [{ session: [] }],
    tags: Object.keys(api).map((name) => ({ name })),
    paths: Object.fromEntries(operations),
    components: {
      securitySchemes: {
        session: {
          type: 'apiKey',
          in: 'cookie',
          name: new URL(given.publicUrl).protocol === 'https:' ? '__Host-baton' : 'baton',
          description: 'The session that signing in gives.',
        },
      },
      schemas: { Refusal: schemaOf(refusal, 'output') },
      parameters: { IdempotencyKey: idempotencyKey },
    },
  }
}

const idempotencyKey = {
  name: 'Idempotency-Key',
  in: 'header',
  required: true,
  description:
    'A version 7 UUID that the client makes for each thing it wants done. The same key with the same body gets the same answer and changes nothing more; with another body it is refused as a conflict.',
  schema: { type: 'string', format: 'uuid' },
}

function pathItem(capability: string, operation: Operation): Json {
  const described = {
    operationId: operation.name,
    tags: [capability],
    summary: operation.summary,
    ...(operation.caller === 'anyone' ? { security: [] } : {}),
    responses: { 200: ok(operation), ...refusalsOf(operation) },
  }
  if (operation.kind === 'query') return { get: { ...described, parameters: queryParameters(operation) } }
  return {
    post: {
      ...described,
      parameters: [{ $ref: '#/components/parameters/IdempotencyKey' }],
      requestBody: {
        required: true,
        content: { 'application/json': { schema: schemaOf(operation.input, 'input') } },
      },
    },
  }
}

function ok(operation: Operation): Json {
  return {
    description: 'Done',
    content: { 'application/json': { schema: schemaOf(operation.output, 'output') } },
  }
}

/** One response for each status, with the codes that it may carry and what each means. */
function refusalsOf(operation: Operation): Json {
  const codes: RefusalCode[] = [...operation.refusals, ...(operation.kind === 'command' ? onlyCommands : [])]
  const byStatus = Map.groupBy(new Set(codes), (code) => statusOfRefusal[code])
  return Object.fromEntries(
    [...byStatus].map(([status, some]) => [
      status,
      {
        description: some
          .map((code) => `\`${code}\`: ${refusals[code].title} ${refusals[code].next}`)
          .join('\n\n'),
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Refusal' } } },
      },
    ]),
  )
}

/** Any command may be too large, come from another site, or repeat an id for something else (RT2). */
const onlyCommands: RefusalCode[] = ['too-large', 'not-allowed', 'conflict']

function queryParameters(operation: Operation): Json[] {
  const schema = schemaOf(operation.input, 'input')
  const properties = Object.entries((schema.properties ?? {}) as Json)
  const required = new Set(Array.isArray(schema.required) ? schema.required : [])
  return properties.map(([name, one]) => ({ name, in: 'query', required: required.has(name), schema: one }))
}

function schemaOf(schema: z.ZodType, io: 'input' | 'output'): Json {
  // What JSON Schema cannot say (a refinement, a number in a query string) is left open; the server still checks it.
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any', reused: 'inline' })
  return rest as Json
}

function isOperation(value: unknown): value is Operation {
  return typeof value === 'object' && value !== null && 'kind' in value && 'path' in value
}
