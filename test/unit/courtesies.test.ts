import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { LANGUAGES, type LanguageCode } from '../../src/orchestrator/model.js';
import { withoutCourtesies } from '../../src/orchestrator/routing/courtesies.js';
import { estimateDifficulty } from '../../src/orchestrator/routing/difficulty.js';

interface Asked {
  lesson: string;
  plain: string;
  hard: string;
  front: string[];
  behind: string[];
  /** What somebody tells of himself before he asks. */
  asides: string[];
  /** What asks for the plain one politely, in a sentence of its own form, as people write it. */
  polite: string;
}

const ASKED: Record<LanguageCode, Asked> = {
  en: {
    asides: ['Hey guys, my boss and I argued over lunch yesterday, and I could not find it in my notes: ', 'I was on the bus this morning and my dog would not stop barking. '],
    lesson: 'A token is a piece of text that a model reads. Longer texts have more tokens.', plain: 'What is a token?',
    hard: 'Prove that longer texts always have more tokens, and compare two tokenizers.', polite: 'Hello! Could you tell me what a token is?',
    front: ['Hello! ', 'Good morning, professor. ', 'Hi there, quick question: ', 'Please, ', 'Dear teacher, I have a question. ', 'Sorry to bother you, but '],
    behind: [' Thank you very much!', ' Thanks in advance.', ' Please.', ' Kind regards', ' Cheers!'],
  },
  es: {
    asides: ['Ayer estuve enfermo y mi hermano perdió mi cuaderno en el autobús. ', 'Mi jefe y yo hablamos durante la comida y nadie estaba seguro: '],
    lesson: 'Un token es un trozo de texto que lee un modelo. Los textos largos tienen más tokens.', plain: '¿Qué es un token?',
    hard: 'Demuestra que los textos largos siempre tienen más tokens y compara dos tokenizadores.', polite: 'Hola, ¿podría decirme qué es un token?',
    front: ['Hola, ', 'Buenos días, profesora. ', 'Por favor, ', 'Perdón, tengo una pregunta: ', 'Me gustaría saber: '], behind: [' Muchas gracias.', ' Gracias de antemano.', ' Te lo agradezco.', ', por favor.'],
  },
  fr: {
    asides: ['Hier je suis resté au lit toute la journée et mon frère a perdu mon cahier. ', 'Nous avons bavardé pendant le déjeuner avec ma voisine : '],
    lesson: 'Un token est un morceau de texte que lit un modèle. Les longs textes ont plus de tokens.', plain: "Qu'est-ce qu'un token ?",
    hard: 'Démontre que les longs textes ont toujours plus de tokens et compare deux méthodes.', polite: "Bonjour, pourriez-vous m'expliquer qu'est-ce qu'un token ?",
    front: ['Bonjour, ', 'Bonsoir madame, ', "S'il vous plaît, ", "Excusez-moi, j'ai une petite question : ", 'Bonjour ! '], behind: [' Merci beaucoup !', " Merci d'avance.", ' Merci de votre aide.', ", s'il vous plaît."],
  },
  de: {
    asides: ['Gestern war ich krank und mein Bruder hat mein Heft im Bus vergessen. ', 'Beim Mittagessen saßen wir zusammen und niemand war sicher: '],
    lesson: 'Ein Token ist ein Stück Text, das ein Modell liest. Längere Texte haben mehr Tokens.', plain: 'Was ist ein Token?',
    hard: 'Beweise, dass längere Texte immer mehr Tokens haben, und vergleiche zwei Verfahren.', polite: 'Hallo zusammen, kann mir bitte jemand erklären, was ein Token ist?',
    front: ['Hallo, ', 'Guten Tag! ', 'Entschuldigung, ich habe eine kurze Frage: ', 'Bitte: ', 'Liebe Frau Lehrerin, '], behind: [' Vielen Dank!', ' Danke im Voraus.', ', bitte.'],
  },
  it: {
    asides: ['Ieri sono rimasto a casa ammalato e mio fratello ha perso il quaderno sul treno. ', 'A pranzo parlavamo con la zia e nessuno era sicuro: '],
    lesson: 'Un token è un pezzo di testo che un modello legge. I testi lunghi hanno più token.', plain: "Che cos'è un token?",
    hard: 'Dimostra che i testi lunghi hanno sempre più token e confronta due metodi.', polite: "Buongiorno, potrebbe spiegarmi che cos'è un token?",
    front: ['Ciao, ', 'Buongiorno professore, ', 'Per favore, ', 'Scusi, ho una domanda: ', 'Salve! '], behind: [' Grazie mille!', ' Grazie in anticipo.', ' Ti ringrazio.', ', per favore.'],
  },
  pt: {
    asides: ['Ontem fiquei doente e meu irmão perdeu o caderno no ônibus. ', 'No almoço conversamos com minha tia e ninguém tinha certeza: '],
    lesson: 'Um token é um pedaço de texto que um modelo lê. Textos longos têm mais tokens.', plain: 'O que é um token?',
    hard: 'Demonstre que textos longos sempre têm mais tokens e compare dois métodos.', polite: 'Oi pessoal, alguém pode me dizer o que é um token?',
    front: ['Olá, ', 'Bom dia, professor. ', 'Por favor, ', 'Desculpe, tenho uma dúvida: ', 'Oi! '], behind: [' Muito obrigado!', ' Obrigada desde já.', ', por favor.'],
  },
  ru: {
    asides: ['Вчера я болел, и брат забыл мою тетрадь в автобусе. ', 'За обедом мы спорили с бабушкой, и никто не был уверен: '],
    lesson: 'Токен — это кусок текста, который читает модель. В длинных текстах больше токенов.', plain: 'Что такое токен?',
    hard: 'Докажи, что в длинных текстах всегда больше токенов, и сравни два метода.', polite: 'Здравствуйте! Не могли бы вы объяснить, что такое токен?',
    front: ['Привет! ', 'Добрый день, ', 'Пожалуйста, ', 'Извините, у меня вопрос: ', 'Скажите, пожалуйста, '], behind: [' Спасибо большое!', ' Заранее спасибо.', ', пожалуйста.'],
  },
  zh: {
    asides: ['昨天我生病了，弟弟把我的笔记本忘在公交车上。', '午饭的时候我和妈妈聊天，谁也说不清：'],
    lesson: '令牌是模型读取的一段文字。较长的文字有更多令牌。', plain: '什么是令牌？', hard: '证明较长的文字总是有更多令牌，并比较两种方法。',
    polite: '老师您好，请问您能告诉我什么是令牌吗？', front: ['你好！', '老师好，', '请问，', '不好意思，我有个问题：', '您好，我想知道'], behind: ['谢谢！', '非常感谢老师！', '谢谢您的帮助。'],
  },
  ja: {
    asides: ['昨日は風邪で学校を休み、弟がノートをバスに忘れました。', '昼休みに友達と話しましたが、わかりませんでした。'],
    lesson: 'トークンとはモデルが読む文字の断片です。長い文章ほどトークンが多くなります。', plain: 'トークンとは何ですか？', hard: '長い文章ほど必ずトークンが多いことを証明し、二つの方法を比較しなさい。',
    polite: 'すみません、トークンとは何か教えていただけますか？', front: ['こんにちは。', '先生、', 'すみませんが、', '質問です。', 'はじめまして、質問があります。'], behind: ['ありがとうございます。', 'よろしくお願いします。', '教えてください。'],
  },
  ko: {
    asides: ['어제 아파서 학교에 못 갔고 동생이 공책을 버스에 두고 왔습니다. ', '점심시간에 친구랑 이야기했는데 아무도 몰랐습니다. '],
    lesson: '토큰은 모델이 읽는 글의 조각입니다. 긴 글에는 토큰이 더 많습니다.', plain: '토큰은 무엇인가요?', hard: '긴 글에 항상 토큰이 더 많음을 증명하고 두 방법을 비교하세요.',
    polite: '안녕하세요, 토큰이 무엇인지 설명해 주실 수 있나요?', front: ['안녕하세요, ', '선생님, ', '죄송하지만, ', '혹시 ', '안녕하세요! 질문이 있습니다. '], behind: [' 감사합니다!', ' 미리 감사드립니다.', ' 고맙습니다.', ' 부탁드립니다.'],
  },
  ar: {
    asides: ['كنت مريضا أمس ونسي أخي دفتري في الحافلة. ', 'تحدثنا وقت الغداء مع جدتي ولم يعرف أحد: '],
    lesson: 'الرمز هو قطعة من النص يقرأها النموذج. النصوص الطويلة فيها رموز أكثر.', plain: 'ما هو الرمز؟', hard: 'أثبت أن النصوص الطويلة فيها دائما رموز أكثر وقارن بين طريقتين.',
    polite: 'مرحبا، هل يمكنك أن تخبرني ما هو الرمز؟', front: ['مرحبا، ', 'السلام عليكم، ', 'من فضلك، ', 'صباح الخير يا أستاذ، ', 'عفوا، لدي سؤال: '], behind: [' شكرا جزيلا!', ' وشكرا لك.', ' جزاك الله خيرا.', '، من فضلك.'],
  },
  hi: {
    asides: ['कल बीमार था और भाई ने मेरी कॉपी बस में छोड़ दी। ', 'दोपहर को दादी से बात हुई और किसी को पता नहीं चला: '],
    lesson: 'टोकन पाठ का एक टुकड़ा है जिसे मॉडल पढ़ता है। लंबे पाठ में अधिक टोकन होते हैं।', plain: 'टोकन क्या है?', hard: 'सिद्ध कीजिए कि लंबे पाठ में हमेशा अधिक टोकन होते हैं, और दो विधियों की तुलना कीजिए।',
    polite: 'नमस्ते, क्या आप मुझे बता सकते हैं कि टोकन क्या है?', front: ['नमस्ते, ', 'नमस्कार सर, ', 'कृपया ', 'मेरा एक सवाल है: ', 'माफ़ कीजिए, '], behind: [' धन्यवाद!', ' बहुत धन्यवाद।', ', कृपया।'],
  },
};
/** How much of the estimate a courtesy may be. */
const MOST = 0.08;

describe('a courtesy', () => {
  for (const language of LANGUAGES) {
    const { lesson, plain, hard, front, behind, polite } = ASKED[language];
    const of = (question: string): number =>
      estimateDifficulty({ kind: 'EXPLANATION', language, difficulty: null, question, lesson: { title: '', body: lesson, objectives: [], language } });

    it(`makes a question neither harder nor easier: ${language}`, () => {
      const some = (list: string[]): fc.Arbitrary<string> => fc.subarray(list, { maxLength: 2 }).map((each) => each.join(''));
      fc.assert(fc.property(some(front), fc.constantFrom(plain, hard), some(behind), (before, question, after) => {
        const [bare, courteous] = [of(question), of(before + question + after)];
        assert.ok(Math.abs(courteous - bare) <= MOST, `${before}${question}${after}: ${courteous.toFixed(3)}, not ${bare.toFixed(3)}; read as ${withoutCourtesies(before + question + after, language)}`);
      }), { numRuns: 60 });
      assert.ok(Math.abs(of(polite) - of(plain)) <= MOST, `${polite}: ${of(polite).toFixed(3)}, not ${of(plain).toFixed(3)}; read as ${withoutCourtesies(polite, language)}`);
    });
  }

  it('alone stays what it is, and so does what only begins like one', () => {
    assert.equal(withoutCourtesies('Hello!', 'en'), 'Hello!');
    assert.equal(withoutCourtesies('', 'en'), '');
    assert.equal(withoutCourtesies('Highlands and soils: which are older?', 'en'), 'Highlands and soils: which are older?');
    assert.equal(withoutCourtesies('Well-known proofs: which are they?', 'en'), 'Well-known proofs: which are they?');
    assert.equal(withoutCourtesies('Hi! What is a token, please?', 'en'), 'What is a token?');
  });

  it('is looked for in a moment in any text', () => {
    for (const language of LANGUAGES) {
      for (const piece of ['please ', '! ', ' ', 'hello, ', 'x']) {
        const from = performance.now();
        withoutCourtesies(piece.repeat(20_000), language);
        assert.ok(performance.now() - from < 1_000, `${language} ${piece}`);
      }
    }
  });
});

describe('what somebody tells of himself before he asks', () => {
  for (const language of LANGUAGES) {
    const { lesson, plain, hard, front, asides } = ASKED[language];
    const of = (question: string): number =>
      estimateDifficulty({ kind: 'EXPLANATION', language, difficulty: null, question, lesson: { title: '', body: lesson, objectives: [], language } });

    it(`makes a question neither harder nor easier: ${language}`, () => {
      for (const [question, most] of [[plain, MOST], [hard, 1.5 * MOST]] as const) {
        for (const aside of [...asides, asides.join('').replaceAll(/:(?=\s)/g, ','), front[0]! + asides[0]!]) {
          const [bare, told] = [of(question), of(aside + question)];
          assert.ok(Math.abs(told - bare) <= most, `${aside}${question}: ${told.toFixed(3)}, not ${bare.toFixed(3)}`);
        }
      }
    });
  }

  it('stays where the question rests on it, or where it asks itself', () => {
    const lesson = { title: 'Tokens', body: ASKED.en.lesson, objectives: [], language: 'en' as const };
    const of = (question: string): number => estimateDifficulty({ kind: 'EXPLANATION', language: 'en', difficulty: null, question, lesson });
    const plain = of('What is a token?');
    for (const before of [
      'A family has two children and one of them is a boy born on a Tuesday. What is the chance that both are boys?', 'Prove your claim for every alphabet. What is a token?',
      'My invoice of 14 March lists 3 items at 20 euros. What is a token?',
    ]) assert.ok(of(before) > plain + MOST, before);
  });

  it('is looked for in a moment in any text', () => {
    const lesson = { title: '', body: ASKED.en.lesson.repeat(1_000), objectives: [], language: 'en' as const };
    for (const piece of ['. ', ': ', 'bus. ', 'x', '\n', 'bus ']) {
      const from = performance.now();
      estimateDifficulty({ kind: 'EXPLANATION', language: 'en', difficulty: null, question: piece.repeat(20_000), lesson });
      assert.ok(performance.now() - from < 1_000, piece);
    }
  });
});
