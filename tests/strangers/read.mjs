// Reads RDF files with JavaScript's own tools and tells the RDFC-1.0 hash of each.
// Standard input: a JSON list of paths. Standard output: a JSON object, "tool path" → SHA-256 of the canonical N-Quads.
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'

import jsonld from 'jsonld'
import { Parser } from 'n3'
import { canonize } from 'rdf-canonize'
import { RdfXmlParser } from 'rdfxml-streaming-parser'

const nothing = async (address) => {
  throw new Error(`${address} would be fetched`)
}

const n3 = (format) => async (text) => new Parser({ format }).parse(text)

const rdfxml = (text) =>
  new Promise((resolve, reject) => {
    const quads = []
    const parser = new RdfXmlParser()
    parser.on('data', (quad) => quads.push(quad)).on('error', reject).on('end', () => resolve(quads))
    parser.end(text)
  })

const tools = {
  ttl: ['N3.js', n3('Turtle')],
  trig: ['N3.js', n3('TriG')],
  nt: ['N3.js', n3('N-Triples')],
  nq: ['N3.js', n3('N-Quads')],
  jsonld: ['jsonld.js', async (text) => jsonld.toRDF(JSON.parse(text), { documentLoader: nothing })],
  rdf: ['rdfxml-streaming-parser', rdfxml],
}

const found = {}
for (const path of JSON.parse(readFileSync(0, 'utf8'))) {
  const data = readFileSync(path)
  const text = (path.endsWith('.gz') ? gunzipSync(data) : data).toString('utf8')
  const [tool, read] = tools[path.replace(/\.gz$/, '').split('.').pop()]
  const canonical = await canonize(await read(text), { algorithm: 'RDFC-1.0' })
  found[`${tool} ${path}`] = createHash('sha256').update(canonical).digest('hex')
}
process.stdout.write(JSON.stringify(found))
