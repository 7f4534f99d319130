// Corrects typing errors in a search. Loaded only when a search finds no word like one that was typed.
const known = fetch(new URL("words.txt", import.meta.url)).then((answer) => (answer.ok ? answer.text() : Promise.reject(answer.status)));

/** What a word may end with beyond its stem, which is what pagefind looks for. */
const ENDING = /^(?:e?[sd]?|e?rs?|ings?|ions?|able|ly)$/;

/** The query without the doubtful words that the book lacks, or with the nearest ones that it has in their place. */
export async function corrected(query, doubtful) {
  const words = (await known).split("\n");
  const correct = (typed) => {
    const word = typed.toLowerCase();
    return !doubtful(word) || words.some((other) => isForm(word, other)) ? typed : nearest(word, words);
  };
  return query.replace(/\p{L}[\p{L}_]+/gu, correct).trim();
}

/** Whether `word` is the beginning of a word of the book or a form of it: `running` of `run`, `iterating` of `iterate`. */
function isForm(word, other) {
  if (other.startsWith(word)) return true;
  const stem = other.replace(/e$/, "");
  if (!word.startsWith(stem)) return false;
  const rest = word.slice(stem.length);
  return ENDING.test(rest) || (rest[0] === stem.at(-1) && ENDING.test(rest.slice(1)));
}

/** Of the words with the fewest slips between them and `word`, the one that the book has most often. */
function nearest(word, words) {
  let best = "";
  let least = word.length < 6 ? 2 : 3;
  for (const other of words) {
    if (Math.abs(other.length - word.length) < least) {
      const slips = distance(word, other);
      if (slips < least) [best, least] = [other, slips];
    }
  }
  return best;
}

/** Letters to insert, drop, replace or swap with the next one, to make `b` of `a`. */
function distance(a, b) {
  let before = [];
  let last = [];
  let row = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i++) {
    [before, last, row] = [last, row, [i]];
    for (let j = 1; j <= b.length; j++) {
      row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        row[j] = Math.min(row[j], before[j - 2] + 1);
      }
    }
  }
  return row[b.length];
}
