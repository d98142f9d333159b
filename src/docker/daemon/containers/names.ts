import { chance, type Daemon } from '../daemon.ts';

const ADJECTIVES =
  'admiring adoring affectionate agitated amazing angry awesome beautiful blissful bold brave busy charming clever compassionate competent confident cool cranky crazy dazzling determined distracted dreamy eager ecstatic elastic elated elegant eloquent epic exciting fervent festive flamboyant focused friendly frosty funny gallant gifted goofy gracious great happy heuristic hopeful hungry infallible inspiring intelligent interesting jolly jovial keen kind laughing loving lucid magical modest musing mystifying nervous nice nifty nostalgic objective optimistic peaceful pensive practical quirky quizzical recursing relaxed reverent romantic serene sharp silly sleepy stoic suspicious sweet tender thirsty trusting unruffled upbeat vibrant vigilant vigorous wonderful xenodochial youthful zealous zen'.split(
    ' ',
  );

/** People of science and computing, by surname. */
const SURNAMES =
  'abel archimedes babbage bardeen bartik bell berners blackwell bohr boole borg bose brahmagupta cannon cantor cerf chandrasekhar chebyshev clarke cori curie darwin diffie dijkstra dirac easley einstein elgamal engelbart ershov euclid euler faraday fermat fermi feynman franklin galileo galois gates gauss germain gould hamilton hawking heisenberg hellman hermann herschel hertz hodgkin hofstadter hopper hypatia johnson joliot kalam kapitsa kare kepler khorana kilby knuth kolmogorov kovalevskaya lalande lamarr lamport landau lebedev leavitt lehmann lichterman liskov lobachevsky lomonosov lovelace lumiere maxwell mayer mccarthy mcclintock meitner mendel mendeleev merkle mirzakhani montalcini morse moser napier nash neumann newton nightingale nobel noether noyce panini pare pascal pasteur pavlov perlman pike poincare ptolemy raman ramanujan rhodes ride ritchie rosalind rubin saha sanderson shannon shaw shockley sinoussi snyder solomon stallman stonebraker sutherland swartz swirles tereshkova tesla thompson torvalds tsiolkovsky turing varahamihira vaughan villani volhard wescoff wilbur wiles williams wilson wing wozniak wright yalow yonath zhukovsky'.split(
    ' ',
  );

/** A name for a container that was given none; a digit follows when it is taken. */
export function newName(daemon: Daemon): string {
  const taken = new Set([...daemon.state.containers.values()].map(container => container.name));
  const adjective = ADJECTIVES[chance(daemon, 'adjective', ADJECTIVES.length)] ?? 'zen';
  const surname = SURNAMES[chance(daemon, 'surname', SURNAMES.length)] ?? 'turing';
  const name = `${adjective}_${surname}`;
  if (!taken.has(name)) return name;
  for (let n = 0; ; n++) if (!taken.has(`${name}${n}`)) return `${name}${n}`;
}
