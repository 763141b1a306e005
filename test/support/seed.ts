/** The seeds of a school, which the demo and `npm run seed` sow as well. */
export { type Seeded, seedPerson, seedSchool, seedWaiting, type Waiting } from '#demo/seed.ts';
