import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { compareTexts } from '../../src/modules/grading/texts.js';
import type { LanguageCode } from '../../src/orchestrator/model.js';

type Row = readonly [LanguageCode, given: string, accepted: string];

const SAME: Row[] = [
  // Case, width, punctuation, white space
  ['en', '  MITOCHONDRIA. ', 'mitochondria'], ['en', '“Hamlet”', 'Hamlet'], ['en', 'ＡＴＰ', 'ATP'], ['en', 'well known', 'well-known'], ['en', '(osmosis)', 'osmosis'],
  ['en', 'H₂O', 'h2o'], ['en', "don’t", "don't"],
  // Accents where they make no other word
  ['en', 'cafe', 'café'], ['en', 'naïve', 'naive'], ['de', 'Cafe', 'Café'], ['es', 'fotosintesis', 'fotosíntesis'], ['pt', 'fotossintese', 'fotossíntese'],
  ['fr', 'Etat', 'État'], ['fr', 'ecole', 'école'], ['ru', 'елка', 'ёлка'], ['ru', 'за́мок', 'замок'],
  // Arabic, Hindi, Japanese, Korean, Chinese
  ['ar', 'كِتَاب', 'كتاب'], ['ar', 'احمد', 'أحمد'], ['ar', 'كتـــاب', 'كتاب'], ['hi', 'ज़मीन', 'जमीन'], ['hi', 'हिन्दी', 'हिंदी'], ['hi', 'क़लम', 'कलम'],
  ['ja', 'ﾈｺ', 'ネコ'], ['ja', 'ねこ', 'ネコ'], ['ja', '東 京', '東京'], ['ja', 'ガラス', 'ガラス'.normalize('NFD')],
  ['ko', '광합성작용', '광합성 작용'], ['zh', '光合 作用。', '光合作用'], ['zh', 'ＤＮＡ', 'DNA'], ['ko', '세포'.normalize('NFD'), '세포'],
  // Numbers: notation, native digits, words, units
  ['en', '1,234.50', '1234.5'], ['de', '1.234,5', '1234,5'], ['fr', '1 234,5', '1234,5'], ['de', '3.14', '3,14'], ['en', '3,14', '3.14'], ['hi', '१,००,०००', '100000'],
  ['ar', '٣٫١٤', '3.14'], ['ar', '١٩٦٩', '1969'], ['hi', '१९४७', '1947'], ['ja', '１９６４', '1964'], ['zh', '三十', '30'], ['en', 'three', '3'], ['de', 'Zwölf', '12'],
  ['en', '1/2', '0.5'], ['en', '3e8', '300000000'], ['en', '3 × 10⁸', '3e8'], ['en', '−5', '-5'], ['en', '50 percent', '50 %'], ['ru', '50 процентов', '50%'],
  ['en', '1.5 km', '1500 m'], ['fr', '2 kilomètres', '2 km'], ['en', '90 minutes', '1.5 h'], ['ja', '2キロメートル', '2 km'], ['en', '$1,000', '1000 $'],
  // Tolerance
  ['en', '9.8', '9.81 ± 0.05'], ['de', '9,80', '9,81 ± 0,05'], ['en', '105', '100 ± 5%'], ['en', '3.14159', '3.14'],
];

const NEAR: Row[] = [
  ['en', 'mitochondira', 'mitochondria'], ['en', 'photosynthesi', 'photosynthesis'], ['es', 'ano', 'año'], ['es', 'hablo', 'habló'], ['es', 'pinguino', 'pingüino'],
  ['fr', 'sur', 'sûr'], ['fr', 'ou', 'où'], ['de', 'Bar', 'Bär'], ['de', 'Strasse', 'Straße'], ['it', 'pero', 'però'], ['pt', 'avó', 'avô'], ['ja', 'みとこんどりや', 'ミトコンドリア'],
  ['en', '3.1', '3.14'], ['en', '100', '100 °C'], ['en', '100 °C', '100'], ['ru', 'фотосинтис', 'фотосинтез'.replace('ез', 'ес')],
];

const OTHER: Row[] = [
  ['en', 'cat', 'car'], ['en', '1968', '1969'], ['en', '1969.4', '1969'], ['en', '100 °F', '100 °C'], ['en', '5 kg', '5 km'], ['en', '2 mW', '2 MW'], ['en', '23', '2³'], ['en', '5', '5!'], ['en', '5', '-5'],
  ['de', '1,234', '1234'], ['en', '1.234', '1234'], ['zh', '光和作用', '光合作用'], ['ru', 'мои', 'мой банк'], ['ar', 'قلم', 'كلم'], ['en', '', 'x'], ['en', '...', 'x'], ['en', '10', '9.81 ± 0.05'],
  ['en', 'the cell wall', 'the cell'], ['en', '1e400', '1e399'], ['en', '1/0', '2/0'], ['en', '0.0000000001', '0.0000000002'],
];

describe('texts', () => {
  for (const [expected, rows] of [['SAME', SAME], ['NEAR', NEAR], ['OTHER', OTHER]] as const) {
    for (const [language, given, accepted] of rows) {
      it(`${language}: ${JSON.stringify(given)} for ${JSON.stringify(accepted)} is ${expected}`, () => {
        assert.equal(compareTexts(given, [accepted], language), expected);
      });
    }
  }
});
