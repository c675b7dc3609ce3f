import type { LanguageCode, LessonText } from '../../src/orchestrator/model.js';

const BODIES: Record<LanguageCode, [title: string, body: string]> = {
  en: ['How plants make sugar', `# Photosynthesis

**Photosynthesis** is the process by which green plants turn light, water and carbon dioxide into sugar. Almost all life on land depends on it.

## Where it happens

The process takes place in the chloroplasts of a leaf cell. A **chloroplast** is a small body inside a plant cell that captures light. Each chloroplast contains stacks of flat discs called *thylakoids*. The green pigment in the thylakoids is called **chlorophyll**. Chlorophyll absorbs red and blue light and reflects green light.

A **stoma** is a tiny opening in the skin of a leaf. Carbon dioxide enters the leaf through the stomata. On a hot day the plant closes the stomata to save water.

## The two stages

The first stage needs light. In the thylakoids, light splits water into oxygen and hydrogen. The oxygen leaves the leaf through the stomata. The energy of the light is stored in a molecule called **ATP**.

The second stage is known as the **Calvin cycle**. The Calvin cycle builds sugar from carbon dioxide with the energy of ATP. The enzyme **rubisco** fixes carbon dioxide in the Calvin cycle. Melvin Calvin described the cycle in 1950 and received the Nobel Prize in 1961.

## What becomes of the sugar

- **Glucose**: the simple sugar that a plant burns for energy in every cell.
- **Starch**: a long chain of glucose that stores energy in roots and seeds.
- **Cellulose**: a stiff material that forms the walls of plant cells.

A potato stores starch in its tubers. Wood consists of cellulose and lignin. The roots receive glucose through the phloem.

\`\`\`js
const chlorophyll = 'not prose';
\`\`\`

| Pigment | Colour |
| --- | --- |
| chlorophyll | green |
`],
  es: ['El ciclo del agua', `# El ciclo del agua

El **ciclo del agua** es el movimiento continuo del agua entre la tierra, el mar y la atmósfera. La energía del sol impulsa el ciclo del agua.

## La evaporación

La **evaporación** es el paso del agua líquida al estado de vapor por efecto del calor. La mayor parte del vapor procede del océano. Las plantas liberan vapor por las hojas mediante la **transpiración**. El vapor sube con el aire caliente hasta la troposfera.

## La condensación

La **condensación** es el paso del vapor a pequeñas gotas de agua líquida. Las gotas se forman alrededor de un núcleo de polvo o de sal. Una nube contiene millones de gotas suspendidas en el aire. El viento transporta las nubes desde el océano hasta el continente.

## La precipitación

La **precipitación** es la caída del agua desde las nubes hacia la superficie. En las montañas, la precipitación cae en forma de nieve durante el invierno. El **granizo** se forma dentro de las nubes de tormenta.

## El retorno

- **Escorrentía**: el agua que corre por la superficie hacia los ríos y el mar.
- **Infiltración**: la entrada del agua en el suelo a través de los poros.
- **Acuífero**: una capa de roca porosa que almacena agua bajo la tierra.

El acuífero alimenta los manantiales durante la sequía. Los ríos devuelven el agua al océano. Un glaciar conserva el agua en forma de hielo durante miles de años.
`],
  fr: ['La cellule', `# La cellule vivante

La **cellule** est la plus petite unité vivante d'un organisme. Robert Hooke observa les premières cellules en 1665 dans une lame de liège.

## Les frontières

La **membrane** est une fine couche de lipides qui entoure la cellule. La membrane règle le passage des nutriments et des déchets. Chez les végétaux, une **paroi** rigide double la membrane. La paroi contient de la cellulose.

## L'intérieur

Le **cytoplasme** est le liquide épais qui remplit la cellule. Le **noyau** est le compartiment qui abrite l'ADN de la cellule. L'ADN porte les instructions nécessaires à la fabrication des protéines. Le **ribosome** assemble les protéines à partir des acides aminés.

- **Mitochondrie** : l'organite qui libère l'énergie contenue dans le glucose.
- **Chloroplaste** : l'organite vert qui capte la lumière dans les feuilles.
- **Vacuole** : la poche qui stocke l'eau et les sels minéraux.

Les mitochondries possèdent leur propre ADN. Une cellule musculaire contient des milliers de mitochondries. Le chloroplaste fabrique du glucose grâce à la lumière.

## La division

La **mitose** est la division d'une cellule en deux cellules identiques. Avant la mitose, le noyau double la quantité d'ADN. La **méiose** produit les gamètes avec la moitié des chromosomes. Le fuseau tire les chromosomes vers les pôles de la cellule.
`],
  de: ['Der Vulkan', `# Vulkane

Ein **Vulkan** ist eine Öffnung der Erdkruste, aus der geschmolzenes Gestein austritt. Das **Magma** ist das geschmolzene Gestein im Inneren der Erde. An der Oberfläche heißt das Magma **Lava**.

## Der Aufbau

Die **Magmakammer** ist der Hohlraum, in dem sich das geschmolzene Gestein sammelt. Der **Schlot** verbindet die Magmakammer mit dem Krater. Der Krater liegt am oberen Ende des Schlots. Ein eingestürzter Gipfel hinterlässt eine **Caldera**.

## Die Formen

Der **Schildvulkan** ist ein flacher Berg aus dünnflüssiger Lava. Der **Schichtvulkan** besteht aus Lagen von Lava und Asche. Der Mauna Loa auf Hawaii ist der größte Schildvulkan der Erde. Der Vesuv zerstörte im Jahr 79 die Stadt Pompeji.

## Die Ursachen

Die Erdkruste besteht aus beweglichen Platten. An einem **Grabenbruch** weichen die Platten auseinander. In einer **Subduktionszone** taucht eine schwere Platte unter eine leichte. Das Wasser der sinkenden Platte senkt den Schmelzpunkt des Gesteins. Ein **Hotspot** ist eine heiße Stelle im Erdmantel, über der die Platte wandert.

- **Asche**: feine Teilchen aus Gestein, die bei einem Ausbruch in die Luft steigen.
- **Bimsstein**: ein leichtes Gestein voller Gasblasen, das auf Wasser schwimmt.

Die Asche des Tambora kühlte 1815 das Klima der ganzen Erde. Ein Seismograf misst die Bewegungen des Bodens.
`],
  it: ['La luce', `# La luce e i colori

La **luce** è un'onda elettromagnetica che l'occhio riesce a percepire. La luce viaggia nel vuoto a 300000 chilometri al secondo.

## La riflessione e la rifrazione

La **riflessione** è il ritorno della luce quando incontra una superficie lucida. Lo **specchio** rinvia la luce con lo stesso angolo. La **rifrazione** è il cambiamento di direzione della luce nel passaggio da un mezzo all'altro. Il **prisma** separa la luce bianca nei colori dello spettro. Isaac Newton descrisse lo spettro nel 1672.

## L'occhio

La **cornea** è la membrana trasparente che copre la parte anteriore dell'occhio. L'**iride** è il muscolo colorato che regola l'apertura della pupilla. La luce entra nell'occhio attraverso la pupilla. Il **cristallino** mette a fuoco l'immagine sulla retina. La **retina** è lo strato di cellule che trasforma la luce in segnali nervosi.

- **Coni**: le cellule della retina che percepiscono i colori.
- **Bastoncelli**: le cellule della retina che percepiscono la luce debole.

Il nervo ottico porta i segnali al cervello. Il cervello interpreta i segnali della retina. I coni funzionano bene soltanto in piena luce.

## Gli strumenti

La **lente** convergente concentra i raggi in un punto. Il microscopio ingrandisce gli oggetti mediante la lente. Galileo Galilei puntò il telescopio verso Giove nel 1610.
`],
  pt: ['O solo', `# O solo e a agricultura

O **solo** é a camada superficial da terra em que crescem as plantas. A formação do solo dura milhares de anos.

## A origem

O **intemperismo** é a desagregação das rochas pela ação da água, do vento e do calor. A **erosão** é o transporte das partículas do solo pela chuva e pelo vento. A vegetação protege o solo contra a erosão. As raízes seguram as partículas da superfície.

## A composição

O **húmus** é a matéria escura que resulta da decomposição das folhas. Os **decompositores** transformam as folhas mortas em nutrientes. A **argila** retém a água entre as partículas finas. A **areia** deixa passar a água com rapidez. As minhocas abrem túneis na camada superficial.

- **Húmus jovem**: a matéria orgânica que ainda conserva a forma das folhas.
- **Calcário**: a rocha moída que corrige a acidez do solo.
- **Adubo**: o produto que fornece nutrientes às plantas.

O calcário reduz a acidez dos solos tropicais. O agricultor aplica o adubo antes do plantio. O nitrogênio favorece o crescimento das folhas.

## A conservação

O **terraceamento** é a construção de degraus nas encostas para conter a água. A **rotação** de culturas alterna leguminosas e cereais no mesmo terreno. As leguminosas fixam o nitrogênio do ar com a ajuda das bactérias. O plantio direto conserva a palha sobre a superfície.
`],
  ru: ['Сердце и кровь', `# Кровообращение

**Сердце** — мышечный орган, который перекачивает кровь по всему телу. За сутки сердце сокращается около 100000 раз.

## Сосуды

**Артерия** — сосуд, по которому кровь движется от сердца к органам. **Вена** — сосуд, по которому кровь возвращается к сердцу. **Капилляр** — тончайший сосуд, через стенку которого проходит кислород. Самая крупная артерия называется **аорта**. Стенка артерии содержит гладкие мышцы.

## Кровь

**Плазма** — жидкая часть крови, в которой растворены питательные вещества. **Эритроцит** — красная клетка крови, которая переносит кислород. **Лейкоцит** — белая клетка крови, которая защищает тело от микробов. **Тромбоцит** — кровяная пластинка, которая участвует в свёртывании крови. Эритроцит содержит белок под названием **гемоглобин**. Железо гемоглобина связывает кислород в лёгких.

## Круги

Малый круг начинается в правом желудочке. Большой круг начинается в левом желудочке. **Клапан** закрывает путь крови назад в предсердие. Из левого желудочка кровь поступает в аорту. Уильям Гарвей описал кровообращение в 1628 году.

## Пульс

**Пульс** — ритмичное колебание стенки артерии при сокращении сердца. Врач измеряет давление с помощью тонометра. При физической нагрузке пульс учащается.
`],
  zh: ['地震', `# 地震是怎样发生的

**地震**是地壳快速释放能量时产生的强烈震动。地球的外壳由十几块巨大的板块组成。

## 板块与断层

**板块**是漂浮在软流层上的巨大岩石块体。**断层**是岩石破裂后发生明显位移的地方。板块的运动使断层两侧的岩石积累能量。当压力超过岩石的强度时，断层会突然滑动。

## 震源与震级

**震源**是地下岩石最先破裂的位置。**震中**是震源正上方的地面位置。**震级**是衡量地震释放能量大小的标准。查尔斯·里克特在1935年提出了震级的概念。**烈度**是描述某一地点受破坏程度的指标。烈度随着与震中的距离增大而减小。

## 地震波

**纵波**是使岩石前后振动的地震波。**横波**是使岩石左右摇晃的地震波。纵波在岩石中的传播速度大约是每秒6公里。横波在液体中会消失。**面波**沿着地面传播并造成严重的破坏。地震仪记录纵波到达的时刻。

## 防灾

预警系统利用电波向城市发送警报。海底的地震会引发**海啸**。海啸在浅海形成很高的水墙。隔震支座把建筑与地面分开。1960年智利发生了有记录以来最强的地震。
`],
  ja: ['火山のしくみ', `# 火山のしくみ

**火山**とは、地下のマグマが地表に噴き出してできた山である。日本には111の活火山がある。

## マグマと溶岩

**マグマ**とは、地下の岩石が高い温度で溶けたものである。地表に出たマグマは**溶岩**と呼ばれる。マグマだまりは地下5キロメートルほどの深さにたまる。**火口**とは、溶岩や火山ガスが噴き出す穴のことである。火道は火口とマグマだまりをつなぐ。

マグマの粘り気は、二酸化ケイ素の量によって決まる。粘り気の弱いマグマは、なだらかな盾状火山を作る。粘り気の強いマグマは、盛り上がった溶岩ドームを作る。

## 噴火の産物

**火山灰**とは、噴火で飛び散った直径2ミリメートル以下の粒である。**軽石**とは、ガスの抜けた穴を無数に持つ白っぽい石である。**火砕流**とは、高温の火山灰とガスが斜面を高速で流れ下る現象である。火砕流の温度は摂氏600度を超える。火山ガスの主な成分は水蒸気である。

噴火のあとに地面が大きく落ち込むと、**カルデラ**ができる。阿蘇山のカルデラは南北25キロメートルに及ぶ。

## 観測

気象庁は全国の火山を24時間監視している。**地震計**は地面の細かな揺れを記録する。傾斜計は山体のふくらみを測定する。マグマが上昇すると、火山性地震が増える。火山灰は農作物に被害を与える。地震計のデータは気象庁に送られる。
`],
  ko: ['별의 일생', `# 별의 일생

**성운**은 우주 공간에 퍼져 있는 가스와 먼지의 구름이다. 별은 성운에서 태어난다. 중력은 성운의 가스를 한곳으로 끌어모은다.

## 별의 탄생

**원시성**은 핵융합을 시작하기 전의 어린 별이다. 원시성의 중심 온도는 중력 때문에 계속 올라간다. 중심 온도가 1000만 도에 이르면 **핵융합**이 시작된다. 핵융합은 수소를 헬륨으로 바꾼다. 태양은 핵융합을 통해 빛과 열을 낸다.

## 안정된 시기

**주계열성**은 중심에서 수소를 태우며 안정된 상태를 유지하는 별이다. 주계열성의 수명은 질량에 따라 달라진다. 태양의 수명은 약 100억 년이다. 질량이 큰 별은 수소를 빠르게 소모한다.

## 별의 죽음

**적색거성**은 수소를 다 쓴 뒤 크게 부풀어 오른 별이다. 적색거성의 표면 온도는 낮다. **백색왜성**은 태양 정도의 별이 죽은 뒤에 남는 작고 뜨거운 천체이다. **초신성**은 무거운 별이 폭발하면서 밝게 빛나는 현상이다. 초신성은 무거운 원소를 우주 공간에 퍼뜨린다. **중성자별**은 초신성이 남긴 매우 밀도가 높은 천체이다. **블랙홀**은 빛조차 빠져나오지 못하는 천체이다. 블랙홀의 중력은 주변의 가스를 빨아들인다. 천문학자는 망원경을 사용해 초신성을 관측한다. 망원경은 먼 별의 빛을 모은다.
`],
  ar: ['الجهاز الهضمي', `# الجهاز الهضمي

**الهضم** هو تحويل الطعام إلى مواد بسيطة يستطيع الجسم امتصاصها. يبدأ الهضم في الفم حيث تقطع الأسنان الطعام.

## الفم والمريء

**اللعاب** هو السائل الذي تفرزه الغدد في الفم لترطيب الطعام. يحتوي اللعاب على إنزيم يحلل النشا. **المريء** هو الأنبوب الذي ينقل الطعام من الفم إلى المعدة. تدفع عضلات المريء الطعام نحو المعدة.

## المعدة

**المعدة** هي العضو العضلي الذي يخلط الطعام بالعصارة الحمضية. تفرز جدران المعدة حمضا قويا يقتل الجراثيم. يحلل **الببسين** البروتين في المعدة. يبقى الطعام في المعدة ثلاث ساعات تقريبا.

## الأمعاء

**الأمعاء** الدقيقة أنبوب طويل تمتص جدرانه المواد الغذائية. **الكبد** هو العضو الذي يصنع العصارة الصفراوية. تخزن **المرارة** العصارة الصفراوية بين الوجبات. **البنكرياس** هو الغدة التي تفرز إنزيمات الهضم والإنسولين. تنتقل المواد الغذائية من الأمعاء إلى الدم. يمتص القولون الماء من بقايا الطعام. تعيش في القولون بكتيريا نافعة تنتج الفيتامينات.

- **الزغابات**: نتوءات دقيقة تغطي جدران الأمعاء وتزيد مساحة الامتصاص.
- **الإنزيم**: بروتين يسرع التفاعلات الكيميائية داخل الجسم.

ينقل الدم المواد الغذائية إلى الكبد. يخزن الكبد السكر في صورة نشا حيواني.
`],
  hi: ['जल चक्र', `# जल चक्र

**जल चक्र** एक ऐसी प्रक्रिया है जिसमें पानी धरती और वायुमंडल के बीच लगातार घूमता है। सूर्य की ऊर्जा जल चक्र को चलाती है।

## वाष्पीकरण

**वाष्पीकरण** वह क्रिया है जिसमें द्रव पानी भाप में बदलता है। समुद्र की सतह पर वाष्पीकरण सबसे तेज़ होता है। पौधों की पत्तियों से निकलने वाली भाप को **वाष्पोत्सर्जन** कहते हैं। भाप गरम हवा के साथ वायुमंडल में ऊपर उठती है।

## संघनन

**संघनन** वह क्रिया है जिसमें भाप ठंडी होकर बूँदों में बदलती है। धूल के कणों पर बूँदों का निर्माण होता है। **बादल** हवा में तैरती करोड़ों बूँदों का समूह है। हवा बादलों को समुद्र से पहाड़ों की ओर ले जाती है।

## वर्षण

**वर्षण** वह क्रिया है जिसमें पानी बादलों से धरती पर गिरता है। पहाड़ों पर वर्षण हिम के रूप में होता है। **हिमनद** एक विशाल बर्फ की नदी है जो पहाड़ों से धीरे-धीरे खिसकती है। गंगा का उद्गम गंगोत्री हिमनद में होता है।

## भूजल

**अंतःस्रवण** वह क्रिया है जिसमें पानी मिट्टी के छिद्रों से नीचे जाता है। **भूजल** वह पानी है जो चट्टानों की परतों के बीच जमा रहता है। मिट्टी की परतों में भूजल छनकर साफ़ होता है। किसान कुओं से भूजल निकालते हैं। नदियों का पानी समुद्र में मिलता है।
`],
};

export const LESSONS = Object.fromEntries(
  Object.entries(BODIES).map(([language, [title, body]]) => [
    language,
    { title, body, objectives: [], language: language as LanguageCode },
  ]),
) as unknown as Record<LanguageCode, LessonText>;
