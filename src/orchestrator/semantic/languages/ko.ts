import { numberWords, rules, words, type QuestionRules } from '../rules.js';

const FIRST = 0xac00;
const FINALS = 28;
const withFinal = (final: number): string => `[${Array.from({ length: 399 }, (_, at) => String.fromCharCode(FIRST + at * FINALS + final)).join('')}]`;

/** Which form a particle has tells where its word ends: 이 after a consonant, 가 after a vowel; after other letters either. */
const OPEN = `(?:${withFinal(0)}|[A-Za-z0-9])`;
const CLOSED = `(?:(?!${withFinal(0)})[가-힣]|[A-Za-z0-9])`;
const N = withFinal(4);
const SUBJECT = `(?:(?<=${CLOSED})[은이]|(?<=${OPEN})[는가])`;
const TOPIC = `(?:(?<=${CLOSED})은|(?<=${OPEN})는)`;
const OBJECT = `(?:(?<=${CLOSED})을|(?<=${OPEN})를)`;
const CALLED = `(?:(?<=${CLOSED})이란|(?<=${OPEN})란)`;
const AND = `(?:(?<=${CLOSED})과|(?<=${OPEN})와|하고|(?<=${CLOSED})이랑|(?<=${OPEN})랑)`;
const WHAT = '(?:무엇인가요|무엇입니까|무엇이에요|무엇이죠|무엇인지|무엇|뭐예요|뭐에요|뭔가요|뭐야|뭐죠|뭡니까|뭔지)';
const TELL = '(?:알려 ?(?:주세요|줘|줘요|주시겠어요|줄래요|줄 수 있나요|주실 수 있나요)|말해 ?(?:주세요|줘)|가르쳐 ?(?:주세요|줘)|설명해 ?(?:주세요|줘|줘요|주시겠어요|줄래요|주실 수 있나요|줄 수 있나요))';
const TRANSITIVE = '(?:구하|계산하|사용하|설치하|설정하|풀)';

export const korean: QuestionRules = {
  code: 'ko',
  spaced: true,
  polite: rules(String.raw`
    ^(?:안녕하세요|안녕|선생님|저기요|질문이 있어요|질문 있습니다) [,.!] =>
    [,.] (?:감사합니다|고마워요|부탁드려요|부탁합니다)$ =>
    (?<=(?:무엇인지|뭔지|인지|는지)) ${TELL}$ =>
  `),
  rewrites: rules(String.raw`
    줘요?|주세요|주십시오|주시겠어요|줄래요 => 주세요
    해줘요?|해주세요 => 해 주세요
    들어줘요?|들어주세요 => 들어 주세요
    (\S+)는지$ => $1나요
  `),
  frames: rules(String.raw`
    ^(\S+?)${AND} (\S+?)의 차이(?:점)?(?:은|는|가|이)? ?(?:${WHAT})?$ => §difference $1 과 $2
    ^(\S+?)${AND} (\S+?)의 차이(?:점)?(?:을|를) ${TELL}$ => §difference $1 과 $2
    ^(\S+?)${AND} (\S+?)${SUBJECT} (?:어떻게|무엇이|뭐가) (?:다른가요|다릅니까|달라요|다르죠)$ => §difference $1 과 $2
    ^(\S+?)의 예(?:를|시를)(?: 하나)?(?: 들어)? 주세요$ => §example $1
    ^(.+?)(?: 내용)?${OBJECT} (.+)(?:으로|로) 요약해 주세요$ => §summary $1 $2
    ^(.+?)(?: 내용)?${OBJECT} 요약해 주세요$ => §summary $1
    ^(.+?)${SUBJECT} 어떻게 (작동하|형성되|만들어지|생기|일어나|생겨나|발생하)나요$ => §how $1 $2
    ^어떻게 (.+?)${SUBJECT} (작동하|형성되|만들어지|생기|일어나|생겨나|발생하)나요$ => §how $1 $2
    ^(.+?)${SUBJECT} 왜 (\S*${N})가요$ => §why $1 $2
    ^왜 (.+?)${SUBJECT} (\S*${N})가요$ => §why $1 $2
    ^(.+?)${SUBJECT} (\S*${N}) 이유(?:는|가|를)?(?: (?:${WHAT}|${TELL}))?$ => §why $1 $2
    ^(.+) 왜 (.+)$ => §whydo $1 $2
    ^왜 (.+)$ => §whydo $1
    ^(.+?)(?:${TOPIC}|${OBJECT}) 어떻게 (${TRANSITIVE})(?:나요|죠|면 되나요)$ => §howto $1 $2
    ^어떻게 (.+?)${OBJECT} (${TRANSITIVE})(?:나요|죠|면 되나요)$ => §howto $1 $2
    ^(.+?)${OBJECT} (${TRANSITIVE})는 방법(?:은|이)?(?: ${WHAT})?$ => §howto $1 $2
    ^(.+?)${OBJECT} (${TRANSITIVE})는 방법을 ${TELL}$ => §howto $1 $2
    ^(.+?)(?:${TOPIC}|${OBJECT}) 누가 (만들었|발명했|발견했)(?:나요|습니까|어요|죠)$ => §made $1 $2
    ^누가 (.+?)${OBJECT} (만들었|발명했|발견했)(?:나요|습니까|어요|죠)$ => §made $1 $2
    ^(.+?)${OBJECT} 만든 (?:사람|분)은 누구(?:입니까|인가요|예요|죠|야)$ => §made $1 만들었
    ^(.+?)${OBJECT} (발명|발견)한 (?:사람|분)은 누구(?:입니까|인가요|예요|죠|야)$ => §made $1 $2했
    ^(.+?)(?:${TOPIC}|${OBJECT}) 누가 썼(?:나요|습니까|어요|죠)$ => §author $1
    ^누가 (.+?)${OBJECT} 썼(?:나요|습니까|어요|죠)$ => §author $1
    ^(.+?)${OBJECT} 쓴 (?:사람|작가)(?:은|는) 누구(?:입니까|인가요|예요|죠|야)$ => §author $1
    ^(.+?)의 (?:저자|작가)(?:는|가) 누구(?:입니까|인가요|예요|죠|야)$ => §author $1
    ^(\S+?)의? 수도(?:는|가)? (?:어디예요|어디에요|어디인가요|어디입니까|어디야|어디죠)$ => §capital $1
    ^(.+?)의 수도(?:는|가)? (?:무엇인가요|뭐예요)$ => §capital $1
    ^(.+?)의 (?:뜻|의미)(?:은|이|는|가)? ?${WHAT}$ => §meaning $1
    ^(.+?)${SUBJECT} 무슨 뜻(?:인가요|이에요|이죠|입니까)$ => §meaning $1
    ^(.+?)(?:${CALLED}|${SUBJECT}) ${WHAT}$ => §whatis $1
    ^(.+?)${CALLED}$ => §whatis $1
    ^(.+?)${OBJECT} 설명해 주세요$ => §explain $1
    ^(.+?)에 대해(?:서)? 설명해 주세요$ => §explain $1
  `),
  drop: words(''),
  gendered: words(''),
  marks: words(''),
  negations: words('안 못 않나요 않는 않으면 없이 없는 없나요 아닌 아니라'),
  quantifiers: words('모든 모두 일부 어떤 몇몇 대부분 각 항상 가끔 자주 오직 더 덜'),
  numbers: numberWords('두=2 세=3 네=4 다섯=5 여섯=6 일곱=7 여덟=8 아홉=9 열=10'),
  and: ['과'],
};
