import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { featureCosine, rarityIn } from '../../bench/embeddings/features.js';
import { LANGUAGES, type LanguageCode } from '../../src/orchestrator/model.js';
import { cosine, LOCAL_DIMENSIONS, LocalEmbedder } from '../../src/orchestrator/providers/local/embedding.js';
import { labelledLessons, labelledQueries, rankOf } from '../kit/labelled-queries.js';

const language = fc.constantFrom(...LANGUAGES);
const text = fc.string({ unit: 'grapheme', maxLength: 200 });
/** With lone surrogates, NULs and whatever else a string can hold. */
const anything = fc.string({ unit: 'binary', maxLength: 60 });

const localEmbedding = async (words: string, code: LanguageCode, dimensions?: number): Promise<Float32Array> => (await LocalEmbedder.of(code)).embed(words, dimensions);
const lengthOf = (vector: Float32Array): number => Math.hypot(...vector);

/** For each language a sentence, another way to say it, and something else. */
const TRIPLES: Record<LanguageCode, [string, string, string]> = {
  en: ['The moon pulls the water of the seas.', 'Seas are pulled by the moon.', 'A warehouse keeps copies of orders.'],
  es: ['La luna atrae el agua de los mares.', 'Los mares son atraídos por la luna.', 'El almacén guarda copias de pedidos.'],
  fr: ["La lune attire l'eau des mers.", 'Les mers sont attirées par la lune.', 'Un entrepôt garde les copies des commandes.'],
  de: ['Der Mond zieht das Wasser der Meere an.', 'Meere werden vom Mond angezogen.', 'Ein Lager bewahrt Kopien der Bestellungen.'],
  it: ["La luna attrae l'acqua dei mari.", 'I mari sono attratti dalla luna.', 'Il magazzino conserva copie degli ordini.'],
  pt: ['A lua atrai a água dos mares.', 'Os mares são atraídos pela lua.', 'O armazém guarda cópias dos pedidos.'],
  ru: ['Луна притягивает воду морей.', 'Вода моря притягивается луной.', 'Склад хранит копии заказов.'],
  zh: ['月球吸引海洋的水。', '海洋受到月球的吸引。', '仓库保存订单的副本。'],
  ja: ['月は海の水を引き寄せます。', '海水は月に引き寄せられる。', '倉庫は注文の写しを保管します。'],
  ko: ['달은 바다의 물을 끌어당긴다.', '바다는 달에 끌어당겨진다.', '창고는 주문의 사본을 보관한다.'],
  ar: ['القمر يجذب مياه البحار.', 'مياه البحر يجذبها القمر.', 'المستودع يحفظ نسخ الطلبات.'],
  hi: ['चंद्रमा समुद्र के पानी को खींचता है।', 'समुद्र का पानी चंद्रमा से खिंचता है।', 'गोदाम आदेशों की प्रतियाँ रखता है।'],
};

describe('the built-in vectors', () => {
  it('have length 1, or are all zeros where there is no letter or digit', async () => {
    await fc.assert(fc.asyncProperty(fc.oneof(text, anything), language, fc.constantFrom(64, 256, LOCAL_DIMENSIONS), async (words, code, dimensions) => {
      const vector = await localEmbedding(words, code, dimensions);
      assert.equal(vector.length, dimensions);
      const length = lengthOf(vector);
      assert.ok(length === 0 || Math.abs(length - 1) < 1e-5, String(length));
      if (!/[\p{L}\p{N}]/u.test(words.normalize('NFKC'))) assert.equal(length, 0);
    }));
  });

  it('are the same whatever was read before, and in whatever order', async () => {
    const embedder = await LocalEmbedder.of('en');
    fc.assert(fc.property(fc.array(text, { minLength: 1, maxLength: 6 }), (texts) => {
      const forwards = texts.map((one) => embedder.embed(one));
      const backwards = texts.toReversed().map((one) => embedder.embed(one)).toReversed();
      assert.deepEqual(backwards, forwards);
    }));
  });

  it('are the same for what is written the same: case, width, composed or not, accents left out', async () => {
    const same: [LanguageCode, string, string][] = [
      ['fr', 'ÉNERGIE LUMINEUSE', 'énergie lumineuse'],
      ['fr', 'thylakoïde', 'thylakoi\u0308de'],
      ['es', 'fotosíntesis', 'fotosintesis'],
      ['ja', 'ﾌﾟﾚｰﾄの動き', 'プレートの動き'],
      ['ko', '지진의 규모', '지진의 규모'.normalize('NFD')],
      ['ar', 'مَاء', 'ماء'],
    ];
    for (const [code, one, other] of same) assert.deepEqual(await localEmbedding(one, code), await localEmbedding(other, code), one);
  });

  for (const code of LANGUAGES) it(`bring what says the same nearer than what doesn't: ${code}`, async () => {
    const [one, other, stranger] = await Promise.all(TRIPLES[code].map((words) => localEmbedding(words, code)));
    const near = cosine(one!, other!);
    assert.ok(near > cosine(one!, stranger!) + 0.05 && near > cosine(other!, stranger!) + 0.05, String(near));
  });

  it('tell letters apart that differ by a mark which makes another letter', async () => {
    for (const [code, one, other] of [['ja', 'かき', 'がき'], ['hi', 'कल', 'काल']] as const) {
      assert.notDeepEqual(await localEmbedding(one, code), await localEmbedding(other, code));
    }
  });
});

describe('which lesson a question is about', () => {
  it('is the nearest one for nine of ten questions that nobody looked at, and for more than by the words they share', async () => {
    const lessons = labelledLessons();
    const unseen = labelledQueries(lessons).filter(({ half }) => half === 'measured on');
    const embedders = new Map(await Promise.all(LANGUAGES.map(async (code) => [code, await LocalEmbedder.of(code)] as const)));
    const all = [...lessons, ...unseen];
    const vectors = new Map(all.map(({ text: words, language: code }) => [words, embedders.get(code)!.embed(words)]));
    const contents = new Map(all.map(({ text: words, language: code }) => [words, new Set(embedders.get(code)!.content(words))]));
    const firsts = (score: (query: string, lesson: string) => number): number =>
      unseen.filter((query) => rankOf(query, lessons, (asked, lesson) => score(asked.text, lesson.text)) === 1).length / unseen.length;
    const byVectors = firsts((query, lesson) => cosine(vectors.get(query)!, vectors.get(lesson)!));
    const byWords = firsts((query, lesson) => [...contents.get(query)!].filter((word) => contents.get(lesson)!.has(word)).length);
    assert.ok(unseen.length >= 60 && byVectors >= 0.88 && byVectors > byWords + 0.1, `${byVectors} ${byWords}`);
  });
});

describe('cosine', () => {
  it('is between -1 and 1, the same both ways, 1 with itself, and refuses other lengths', async () => {
    await fc.assert(fc.asyncProperty(text, text, language, async (one, other, code) => {
      const [a, b] = await Promise.all([localEmbedding(one, code), localEmbedding(other, code)]);
      const score = cosine(a, b);
      assert.ok(score >= -1 && score <= 1);
      assert.equal(cosine(b, a), score);
      if (lengthOf(a) > 0) assert.ok(Math.abs(cosine(a, a) - 1) < 1e-9);
    }));
    assert.throws(() => cosine([1], [1, 0]), RangeError);
  });

  it('of the features themselves agrees with that of long vectors, which only lose by what falls together', async () => {
    const embedder = await LocalEmbedder.of('en');
    const [one, other] = TRIPLES.en;
    const exact = featureCosine(embedder.features(one), embedder.features(other));
    assert.ok(Math.abs(exact - cosine(embedder.embed(one, 65_536), embedder.embed(other, 65_536))) < 0.02);
  });
});

describe('rarity', () => {
  it('lets weigh less what stands in many of the texts at hand', async () => {
    const embedder = await LocalEmbedder.of('en');
    const features = ['harbour pilots', 'harbour cranes', 'harbour dues'].map((words) => embedder.features(words));
    const rarity = rarityIn(features);
    const [common] = [...features[0]!.keys()].filter((feature) => features.every((one) => one.has(feature)));
    const [rare] = [...features[0]!.keys()].filter((feature) => !features[1]!.has(feature) && !features[2]!.has(feature));
    assert.ok(rarity(common!) < rarity(rare!) && rarity(common!) > 0);
  });
});
