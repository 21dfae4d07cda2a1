package words

// Key names a sentence.
type Key int

// The sentences. Plural forms are parted by «|».
const (
	Search Key = iota
	SearchHint
	SearchHelp
	SearchNeedsScript
	OldNeedScript
	ArchiveNeedsScript
	PageByProgram
	RestByDate
	AllArticles
	AllPeople
	AllTopics
	People
	Topics
	Sources
	Languages
	Dates
	Date
	Undated
	DateUnknown
	Timeline
	Month
	ArticlesN
	ArticlesNofM
	Found
	Sort
	Relevance
	Newest
	Oldest
	Filters
	Show
	ClearAll
	ClearGroup
	Remove
	More
	Fewer
	FindIn
	From
	To
	Apply
	PrintedPart
	NothingFound
	WithoutFilter
	WithoutWords
	NoSuchWord
	NoSuchBeginning
	Damaged
	SearchedAsPrefix
	SearchedInstead
	SearchedAlso
	OnlyTyped
	WithSimilar
	IgnoredParts
	IgnoredKey
	IgnoredValue
	IgnoredDate
	IgnoredNumber
	IgnoredLong
	IgnoredReversed
	NotFoundTitle
	NotFoundText
	NotAllowedTitle
	ToAllArticles
	BackToResults
	Author
	PhotoCredit
	Original
	MentionedDates
	NamedWith
	AlsoWritten
	OtherNames
	ArticlesAbout
	AllWithPerson
	Broader
	Narrower
	Theme
	ThemeAuto
	ThemeLight
	ThemeDark
	Language
	About
	AboutTitle
	AboutWhat
	AboutPrivacy
	AboutOffline
	AboutSize
	AboutBuilt
	AboutVersion
	AboutContents
	AboutKeys
	AboutKeysText
	OfflineNone
	OfflineLoading
	OfflineStoring
	OfflineComplete
	OfflineFailed
	OfflineUnsupported
	OfflineUpdate
	NewVersion
	NewArticlesN
	ChangedN
	RemovedN
	OnlyPage
	NewArticles
	AndMoreN
	InNewVersion
	Reload
	Later
	Pages
	Retry
	Loading
	LoadingCut
	NoWasm
	NoStorage
	StillPlain
	SkipToContent
	SkipToEnd
	CopyLink
	Copied
	NotCopied
	Print
	TextView
	SmallerText
	LargerText
	MarkNames
	MarkHits
	HitsN
	KofN
	PreviousHit
	NextHit
	ParagraphN
	RelatedArticles
	InCommon
	FoundKofN
	PreviousFound
	NextFound
	Megabytes
	Perhaps
	LangRussian
	LangKazakh
	LangUzbek
	LangEnglish
	LangOther
	LangUnknown
	ArchiveTitle
	ArchiveAbout
	Integrity
	IntegrityText
	NotSigned
	SignedBy
	KeySince
	KeyUnchecked
	KeyChanged
	KeyMissing
	KeyWrong
	KeyBefore
	KeyFound
	KeyAsk
	KeyTell
	AcceptKey
	AcceptUnsigned
	VerifyAll
	VerifyStop
	VerifyPercent
	VerifyStopped
	VerifiedRight
	VerifiedWrong
	WrongSignature
	WrongFile
	WrongPart
	WrongArchive
	WrongArticle
	WrongArticles
	Mend
	FilesN
	PartsN
	PeopleN
	TopicsN
	Persisted
	NotPersisted
	StorageUse
	OfflineDamaged
	OfflineRemoved
	CopyDamaged
	CopyLacks
	CopyMended
	CopyQuota
	CopyNotWritten
	AskToKeep
	NotPromised
	RemoveAll
	RemoveAsk
	RemoveNow
	Cancel
	Removed
	StoreAgain
	FileCopy
	FileCopyText
	SaveCopy
	SavingCopy
	SavedCopy
	Restore
	RestoreText
	ReadingCopy
	Restored
	FileForeign
	FileCut
	FileDamaged
	FileOlder
	FileKey
	FileUnknown
	FileOld
	FileLost
	FileOpening
	FileNotOpened
	FileOpened
	Cite
	Copy
	CopyForm
	NotCopiedText
	Download
	DownloadForm
	TakeAlong
	TakeAll
	TakeProgress
	TakeDone
	TakeFailed
)

// in the order of Langs: ru, kk, uz, en
var sentences = [...][4]string{
	Search:            {"Искать", "Іздеу", "Qidirish", "Search"},
	SearchHint:        {"Слова, имена, «точная фраза»", "Сөздер, есімдер, «дәл тіркес»", "Soʻzlar, ismlar, «aniq ibora»", "Words, names, “exact phrase”"},
	SearchHelp:        {"«фраза» — дословно, -слово — без него, слово* — начало слова, человек:имя, дата:2019..2021", "«тіркес» — сөзбе-сөз, -сөз — онсыз, сөз* — сөздің басы, адам:есім, күні:2019..2021", "«ibora» — aynan, -soʻz — usiz, soʻz* — soʻz boshi, shaxs:ism, sana:2019..2021", "“phrase” to the letter, -word without it, word* a beginning, person:name, date:2019..2021"},
	SearchNeedsScript: {"Для поиска и фильтров нужен JavaScript. Без него статьи открываются по людям, темам и датам.", "Іздеу мен сүзгілер үшін JavaScript керек. Онсыз мақалалар адамдар, тақырыптар және күндер бойынша ашылады.", "Qidiruv va filtrlar uchun JavaScript kerak. Usiz maqolalar shaxslar, mavzular va sanalar boʻyicha ochiladi.", "Search and filters need JavaScript. Without it, articles open by people, topics and dates."},
	OldNeedScript: {
		"Для поиска и старых статей нужен JavaScript. Без него открывается {n} новая статья.|Для поиска и старых статей нужен JavaScript. Без него открываются {n} новые статьи.|Для поиска и старых статей нужен JavaScript. Без него открываются {n} новых статей.",
		"Іздеу мен ескі мақалалар үшін JavaScript керек. Онсыз {n} жаңа мақала ашылады.",
		"Qidiruv va eski maqolalar uchun JavaScript kerak. Usiz {n} ta yangi maqola ochiladi.",
		"Search and older articles need JavaScript. Without it, {n} article opens, the newest.|Search and older articles need JavaScript. Without it, the {n} newest articles open.",
	},
	ArchiveNeedsScript: {"Архив открывает программа на этой странице: ей нужен JavaScript.", "Мұрағатты осы беттегі бағдарлама ашады: оған JavaScript керек.", "Arxivni shu sahifadagi dastur ochadi: unga JavaScript kerak.", "The program on this page opens the archive: it needs JavaScript."},
	PageByProgram:      {"Эту страницу показывает программа архива", "Бұл бетті мұрағат бағдарламасы көрсетеді", "Bu sahifani arxiv dasturi koʻrsatadi", "The archive’s program shows this page"},
	RestByDate:         {"Здесь {n} из {m}. Остальные — на страницах лет и месяцев.", "Мұнда {m} мақаланың {n} тұр. Қалғандары жылдар мен айлар беттерінде.", "Bu yerda {m} tadan {n} ta. Qolganlari yillar va oylar sahifalarida.", "Here are {n} of {m}. The others are on the pages of the years and months."},
	AllArticles:        {"Все статьи", "Барлық мақалалар", "Barcha maqolalar", "All articles"},
	AllPeople:          {"Все люди", "Барлық адамдар", "Barcha shaxslar", "All people"},
	AllTopics:          {"Все темы", "Барлық тақырыптар", "Barcha mavzular", "All topics"},
	People:             {"Люди", "Адамдар", "Shaxslar", "People"},
	Topics:             {"Темы", "Тақырыптар", "Mavzular", "Topics"},
	Sources:            {"Источники", "Дереккөздер", "Manbalar", "Sources"},
	Languages:          {"Языки", "Тілдер", "Tillar", "Languages"},
	Dates:              {"Даты", "Күндер", "Sanalar", "Dates"},
	Date:               {"Дата", "Күні", "Sana", "Date"},
	Undated:            {"Без даты", "Күні жоқ", "Sanasiz", "Undated"},
	DateUnknown:        {"дата неизвестна", "күні белгісіз", "sanasi nomaʼlum", "date unknown"},
	Timeline:           {"Статьи по времени", "Мақалалар уақыт бойынша", "Maqolalar vaqt boʻyicha", "Articles over time"},
	Month:              {"Месяц", "Ай", "Oy", "Month"},
	ArticlesN:          {"{n} статья|{n} статьи|{n} статей", "{n} мақала", "{n} ta maqola", "{n} article|{n} articles"},
	ArticlesNofM:       {"{k} из {n} статьи|{k} из {n} статей|{k} из {n} статей", "{n} мақаланың ішінен {k}", "{n} ta maqoladan {k} tasi", "{k} of {n} article|{k} of {n} articles"},
	Found:              {"Найденные статьи", "Табылған мақалалар", "Topilgan maqolalar", "Articles found"},
	Sort:               {"Порядок", "Реті", "Tartib", "Order"},
	Relevance:          {"по соответствию", "сәйкестігі бойынша", "mosligi boʻyicha", "best match"},
	Newest:             {"сначала новые", "алдымен жаңалары", "avval yangilari", "newest first"},
	Oldest:             {"сначала старые", "алдымен ескілері", "avval eskilari", "oldest first"},
	Filters:            {"Фильтры", "Сүзгілер", "Filtrlar", "Filters"},
	Show:               {"Показать {n} статью|Показать {n} статьи|Показать {n} статей", "{n} мақаланы көрсету", "{n} ta maqolani koʻrsatish", "Show {n} article|Show {n} articles"},
	ClearAll:           {"Сбросить всё", "Бәрін тазалау", "Hammasini tozalash", "Clear all"},
	ClearGroup:         {"Сбросить", "Тазалау", "Tozalash", "Clear"},
	Remove:             {"Убрать «{name}»", "«{name}» дегенді алып тастау", "«{name}»ni olib tashlash", "Remove “{name}”"},
	More:               {"Ещё {n}", "Тағы {n}", "Yana {n} ta", "{n} more"},
	Fewer:              {"Свернуть", "Жию", "Yigʻish", "Fewer"},
	FindIn:             {"Найти в списке", "Тізімнен табу", "Roʻyxatdan topish", "Find in the list"},
	From:               {"С", "Бастап", "Dan", "From"},
	To:                 {"По", "Дейін", "Gacha", "To"},
	Apply:              {"Применить", "Қолдану", "Qoʻllash", "Apply"},
	PrintedPart:        {"На бумаге результаты {from}–{to} из {n}: те, что были на экране.", "Қағазда {n} нәтиженің {from}–{to} аралығы: экранда болғандары.", "Qogʻozda {n} natijadan {from}–{to}: ekranda boʻlganlari.", "On paper: results {from} to {to} of {n}, those around the screen."},
	NothingFound:       {"Ничего не найдено.", "Ештеңе табылмады.", "Hech narsa topilmadi.", "Nothing was found."},
	WithoutFilter:      {"Без фильтра «{name}» нашлась бы {n} статья.|Без фильтра «{name}» нашлись бы {n} статьи.|Без фильтра «{name}» нашлось бы {n} статей.", "«{name}» сүзгісінсіз {n} мақала табылар еді.", "«{name}» filtrisiz {n} ta maqola topilardi.", "Without the filter “{name}” there would be {n} article.|Without the filter “{name}” there would be {n} articles."},
	WithoutWords:       {"Без слов в поиске нашлась бы {n} статья.|Без слов в поиске нашлись бы {n} статьи.|Без слов в поиске нашлось бы {n} статей.", "Іздеу сөздерінсіз {n} мақала табылар еді.", "Qidiruv soʻzlarisiz {n} ta maqola topilardi.", "Without the search words there would be {n} article.|Without the search words there would be {n} articles."},
	Damaged:            {"Архив на этом устройстве повреждён: ответы могут быть неполными. Загрузите сайт заново.", "Осы құрылғыдағы мұрағат зақымдалған: жауаптар толық болмауы мүмкін. Сайтты қайта жүктеңіз.", "Bu qurilmadagi arxiv shikastlangan: javoblar toʻliq boʻlmasligi mumkin. Saytni qayta yuklang.", "The archive on this device is damaged: answers may be incomplete. Load the site again."},
	NoSuchWord:         {"Слова «{word}» в архиве нет.", "Мұрағатта «{word}» деген сөз жоқ.", "Arxivda «{word}» soʻzi yoʻq.", "The archive does not have the word “{word}”."},
	NoSuchBeginning:    {"Слов на «{word}» в архиве нет.", "Мұрағатта «{word}» деп басталатын сөз жоқ.", "Arxivda «{word}» bilan boshlanadigan soʻz yoʻq.", "No word of the archive begins with “{word}”."},
	SearchedAsPrefix:   {"«{word}»: искали по началу слова.", "«{word}»: сөздің басы бойынша ізделді.", "«{word}»: soʻz boshi boʻyicha qidirildi.", "“{word}” was searched as the beginning of a word."},
	SearchedInstead:    {"Слова «{word}» в архиве нет. Искали: {others}.", "Мұрағатта «{word}» деген сөз жоқ. Ізделгені: {others}.", "Arxivda «{word}» soʻzi yoʻq. Qidirilgani: {others}.", "The archive does not have the word “{word}”. Searched instead: {others}."},
	SearchedAlso:       {"«{word}»: искали также {others}.", "«{word}»: {others} да ізделді.", "«{word}»: {others} ham qidirildi.", "“{word}”: {others} was searched as well."},
	OnlyTyped:          {"Искать только набранное", "Тек терілгенін іздеу", "Faqat yozilganini qidirish", "Search only what was typed"},
	WithSimilar:        {"С похожими словами ({others}) нашлась бы {n} статья.|С похожими словами ({others}) нашлись бы {n} статьи.|С похожими словами ({others}) нашлось бы {n} статей.", "Ұқсас сөздермен ({others}) {n} мақала табылар еді.", "Oʻxshash soʻzlar bilan ({others}) {n} ta maqola topilardi.", "With similar words ({others}) there would be {n} article.|With similar words ({others}) there would be {n} articles."},
	IgnoredParts:       {"Не учтено:", "Ескерілмегені:", "Hisobga olinmagani:", "Left out:"},
	IgnoredKey:         {"{key}={value} — такого параметра нет", "{key}={value} — мұндай параметр жоқ", "{key}={value} — bunday parametr yoʻq", "{key}={value}: there is no such parameter"},
	IgnoredValue:       {"{key}={value} — такого значения нет в архиве", "{key}={value} — мұрағатта мұндай мән жоқ", "{key}={value} — arxivda bunday qiymat yoʻq", "{key}={value}: the archive has no such value"},
	IgnoredDate:        {"{key}={value} — не дата; нужны год, год-месяц или год-месяц-день, например 2018-05", "{key}={value} — күн емес; жыл, жыл-ай немесе жыл-ай-күн керек, мысалы 2018-05", "{key}={value} — sana emas; yil, yil-oy yoki yil-oy-kun kerak, masalan 2018-05", "{key}={value}: not a date; a year, year-month or year-month-day is wanted, such as 2018-05"},
	IgnoredNumber:      {"{key}={value} — нужно целое число от 1", "{key}={value} — 1-ден басталатын бүтін сан керек", "{key}={value} — 1 dan boshlanadigan butun son kerak", "{key}={value}: a whole number from 1 is wanted"},
	IgnoredLong:        {"Запрос слишком длинный, конец отброшен", "Сұрау тым ұзын, соңы алынып тасталды", "Soʻrov juda uzun, oxiri tashlab yuborildi", "The query is too long; its end was cut"},
	IgnoredReversed:    {"Начало позже конца: {value}", "Басы соңынан кейін: {value}", "Boshi oxiridan keyin: {value}", "The beginning is later than the end: {value}"},
	NotFoundTitle:      {"Такой страницы нет", "Мұндай бет жоқ", "Bunday sahifa yoʻq", "There is no such page"},
	NotFoundText:       {"В архиве нет страницы «{path}».", "Мұрағатта «{path}» беті жоқ.", "Arxivda «{path}» sahifasi yoʻq.", "The archive has no page “{path}”."},
	NotAllowedTitle:    {"Такой запрос здесь не принимается", "Мұндай сұрау мұнда қабылданбайды", "Bunday soʻrov bu yerda qabul qilinmaydi", "This request is not accepted here"},
	ToAllArticles:      {"Ко всем статьям", "Барлық мақалаларға", "Barcha maqolalarga", "To all articles"},
	BackToResults:      {"К результатам", "Нәтижелерге", "Natijalarga", "Back to the results"},
	Author:             {"Автор", "Автор", "Muallif", "Author"},
	PhotoCredit:        {"Фото: {name}", "Сурет: {name}", "Surat: {name}", "Photo: {name}"},
	Original:           {"Первая публикация", "Алғашқы жарияланым", "Birinchi nashr", "First published"},
	MentionedDates:     {"Упомянутые даты", "Аталған күндер", "Tilga olingan sanalar", "Dates mentioned"},
	NamedWith:          {"Упоминается вместе с", "Бірге аталады", "Birga tilga olinadi", "Named together with"},
	AlsoWritten:        {"В статьях", "Мақалаларда", "Maqolalarda", "As written in the articles"},
	OtherNames:         {"Другие имена", "Басқа есімдері", "Boshqa ismlari", "Other names"},
	ArticlesAbout:      {"Статьи", "Мақалалар", "Maqolalar", "Articles"},
	AllWithPerson:      {"Искать среди этих статей", "Осы мақалалардан іздеу", "Shu maqolalardan qidirish", "Search in these articles"},
	Broader:            {"Шире", "Кеңірек", "Kengroq", "Broader"},
	Narrower:           {"Уже", "Тарырақ", "Torroq", "Narrower"},
	Theme:              {"Оформление", "Көрініс", "Koʻrinish", "Appearance"},
	ThemeAuto:          {"авто", "авто", "avto", "auto"},
	ThemeLight:         {"светлое", "ашық", "yorugʻ", "light"},
	ThemeDark:          {"тёмное", "қараңғы", "qorongʻi", "dark"},
	Language:           {"Язык", "Тіл", "Til", "Language"},
	About:              {"Об архиве", "Мұрағат туралы", "Arxiv haqida", "About"},
	AboutTitle:         {"Об этом архиве", "Осы мұрағат туралы", "Ushbu arxiv haqida", "About this archive"},
	AboutWhat:          {"Здесь собраны статьи целиком. Люди, даты и темы отмечены в них автоматически или редактором; ни одна дата не угадана.", "Мұнда мақалалар толық жинақталған. Адамдар, күндер мен тақырыптар автоматты түрде немесе редактормен белгіленген; бірде-бір күн болжап қойылмаған.", "Bu yerda maqolalar toʻliq jamlangan. Shaxslar, sanalar va mavzular avtomatik yoki muharrir tomonidan belgilangan; birorta ham sana taxmin qilinmagan.", "The articles are here whole. People, dates and topics were marked in them by rules or by an editor; no date is a guess."},
	AboutPrivacy:       {"Никто не следит: страница не обращается ни к какому другому сайту, поиск идёт только на вашем устройстве.", "Ешкім бақыламайды: бет басқа ешқандай сайтқа жүгінбейді, іздеу тек құрылғыңызда жүреді.", "Hech kim kuzatmaydi: sahifa boshqa hech qaysi saytga murojaat qilmaydi, qidiruv faqat qurilmangizda ishlaydi.", "Nothing is tracked: the page asks no other site for anything, and the search runs on your device alone."},
	AboutOffline:       {"Копия на этом устройстве", "Осы құрылғыдағы көшірме", "Ushbu qurilmadagi nusxa", "The copy on this device"},
	AboutSize:          {"Размер", "Көлемі", "Hajmi", "Size"},
	AboutBuilt:         {"Собран", "Жинақталған күні", "Yigʻilgan sana", "Built"},
	AboutVersion:       {"Версия", "Нұсқа", "Versiya", "Version"},
	AboutContents:      {"Содержание", "Мазмұны", "Mazmuni", "Contents"},
	AboutKeys:          {"С клавиатуры", "Пернетақтадан", "Klaviaturadan", "By keyboard"},
	AboutKeysText:      {"/ или Ctrl+K — в строку поиска, Esc — очистить её", "/ немесе Ctrl+K — іздеу жолына, Esc — оны тазалау", "/ yoki Ctrl+K — qidiruv qatoriga, Esc — uni tozalash", "/ or Ctrl+K goes to the search box, Esc clears it"},
	OfflineNone:        {"Только по сети", "Тек желі арқылы", "Faqat tarmoq orqali", "Online only"},
	OfflineLoading:     {"Загружается", "Жүктелуде", "Yuklanmoqda", "Loading"},
	OfflineStoring:     {"Сохраняется на устройстве", "Құрылғыға сақталуда", "Qurilmaga saqlanmoqda", "Being stored"},
	OfflineComplete:    {"Работает без сети", "Желісіз жұмыс істейді", "Tarmoqsiz ishlaydi", "Works offline"},
	OfflineFailed:      {"Копия не сохранена", "Көшірме сақталмады", "Nusxa saqlanmadi", "The copy was not stored"},
	OfflineUnsupported: {"Браузер не даёт сохранить копию", "Браузер көшірмені сақтауға мүмкіндік бермейді", "Brauzer nusxani saqlashga ruxsat bermaydi", "This browser does not let a copy be stored"},
	OfflineUpdate:      {"Сохранена новая версия архива.", "Мұрағаттың жаңа нұсқасы сақталды.", "Arxivning yangi versiyasi saqlandi.", "A new version of the archive has been stored."},
	NewVersion:         {"В новой версии архива: {what}.", "Мұрағаттың жаңа нұсқасында: {what}.", "Arxivning yangi versiyasida: {what}.", "The new version of the archive has {what}."},
	NewArticlesN:       {"{n} новая статья|{n} новые статьи|{n} новых статей", "{n} жаңа мақала", "{n} ta yangi maqola", "{n} new article|{n} new articles"},
	ChangedN:           {"{n} статья изменена|{n} статьи изменены|{n} статей изменено", "өзгертілгені {n}", "oʻzgartirilgani {n} ta", "{n} changed article|{n} changed articles"},
	RemovedN:           {"{n} статья удалена|{n} статьи удалены|{n} статей удалено", "алып тасталғаны {n}", "olib tashlangani {n} ta", "{n} article removed|{n} articles removed"},
	OnlyPage:           {"Новая версия архива: улучшена сама страница, статьи те же.", "Мұрағаттың жаңа нұсқасы: беттің өзі жақсартылды, мақалалар сол күйінде.", "Arxivning yangi versiyasi: sahifaning oʻzi yaxshilandi, maqolalar oʻsha-oʻsha.", "A new version of the archive: the page itself was improved, the articles are the same."},
	NewArticles:        {"Новые статьи", "Жаңа мақалалар", "Yangi maqolalar", "New articles"},
	AndMoreN:           {"и ещё {n} статья|и ещё {n} статьи|и ещё {n} статей", "және тағы {n} мақала", "va yana {n} ta maqola", "and {n} more article|and {n} more articles"},
	InNewVersion:       {"Возможно, она есть в новой версии архива: она уже сохранена на этом устройстве.", "Бәлкім, ол мұрағаттың жаңа нұсқасында бар: ол осы құрылғыда сақталған.", "Ehtimol, u arxivning yangi versiyasida bor: u shu qurilmada saqlangan.", "It may be in the new version of the archive, which this device has stored."},
	Reload:             {"Открыть новую", "Жаңасын ашу", "Yangisini ochish", "Reload"},
	Later:              {"Не сейчас", "Қазір емес", "Hozir emas", "Not now"},
	Pages:              {"Страницы", "Беттер", "Sahifalar", "Pages"},
	Retry:              {"Повторить", "Қайталау", "Qayta urinish", "Try again"},
	Loading:            {"Загрузка поиска: {done} из {total} МБ, {percent} %", "Іздеу жүктелуде: {total} МБ-тан {done}, {percent} %", "Qidiruv yuklanmoqda: {total} MB dan {done}, {percent} %", "Loading the search: {done} of {total} MB, {percent} %"},
	LoadingCut:         {"Связь прервалась. Загруженное сохранено, статьи можно читать.", "Байланыс үзілді. Жүктелгені сақталды, мақалаларды оқуға болады.", "Aloqa uzildi. Yuklangani saqlandi, maqolalarni oʻqish mumkin.", "The connection was cut. What came is kept, and the articles can be read."},
	NoWasm:             {"Этот браузер не умеет WebAssembly: поиск и фильтры не работают, статьи можно читать.", "Бұл браузер WebAssembly білмейді: іздеу мен сүзгілер жұмыс істемейді, мақалаларды оқуға болады.", "Bu brauzerda WebAssembly yoʻq: qidiruv va filtrlar ishlamaydi, maqolalarni oʻqish mumkin.", "This browser has no WebAssembly: search and filters do not work, the articles can be read."},
	NoStorage:          {"Браузер не даёт сохранить копию: архив работает, пока есть сеть.", "Браузер көшірмені сақтауға мүмкіндік бермейді: мұрағат желі барда жұмыс істейді.", "Brauzer nusxani saqlashga ruxsat bermaydi: arxiv tarmoq bor paytda ishlaydi.", "The browser does not let a copy be stored: the archive works while there is a connection."},
	StillPlain:         {"Поиск не запустился: {error}. Статьи можно читать.", "Іздеу іске қосылмады: {error}. Мақалаларды оқуға болады.", "Qidiruv ishga tushmadi: {error}. Maqolalarni oʻqish mumkin.", "The search did not start: {error}. The articles can be read."},
	SkipToContent:      {"К содержанию", "Мазмұнына", "Mazmunga oʻtish", "Skip to content"},
	SkipToEnd:          {"К концу страницы", "Беттің соңына", "Sahifa oxiriga", "Skip to the end of the page"},
	CopyLink:           {"Скопировать ссылку", "Сілтемені көшіру", "Havolani nusxalash", "Copy link"},
	Copied:             {"Скопировано", "Көшірілді", "Nusxalandi", "Copied"},
	NotCopied:          {"Браузер не дал скопировать. Адрес статьи: {link}", "Браузер көшіруге рұқсат бермеді. Мақаланың мекенжайы: {link}", "Brauzer nusxalashga ruxsat bermadi. Maqola manzili: {link}", "The browser did not allow copying. The article's address: {link}"},
	Print:              {"Напечатать", "Басып шығару", "Chop etish", "Print"},
	TextView:           {"Вид текста", "Мәтін көрінісі", "Matn koʻrinishi", "How the text looks"},
	SmallerText:        {"Мельче", "Кішірек", "Kichikroq", "Smaller"},
	LargerText:         {"Крупнее", "Үлкенірек", "Kattaroq", "Larger"},
	MarkNames:          {"Подчёркивать имена", "Есімдердің астын сызу", "Ismlar tagiga chizish", "Underline names"},
	MarkHits:           {"Выделять найденное", "Табылғанын белгілеу", "Topilganini belgilash", "Highlight what was found"},
	HitsN:              {"Найдено в тексте: {n}", "Мәтінде табылғаны: {n}", "Matnda topildi: {n}", "Found in the text: {n}"},
	KofN:               {"{k} из {n}", "{n} ішінен {k}", "{n} tadan {k}", "{k} of {n}"},
	PreviousHit:        {"Предыдущее", "Алдыңғысы", "Oldingisi", "Previous"},
	NextHit:            {"Следующее", "Келесісі", "Keyingisi", "Next"},
	ParagraphN:         {"Абзац {n}", "{n}-абзац", "{n}-xatboshi", "Paragraph {n}"},
	RelatedArticles:    {"Связанные статьи", "Байланысты мақалалар", "Bogʻliq maqolalar", "Related articles"},
	InCommon:           {"Общее: {names}", "Ортақ: {names}", "Umumiy: {names}", "In common: {names}"},
	FoundKofN:          {"{k} из {n} найденных", "Табылған {n} ішінен {k}", "Topilgan {n} tadan {k}", "{k} of {n} found"},
	PreviousFound:      {"Предыдущая", "Алдыңғысы", "Oldingisi", "Previous"},
	NextFound:          {"Следующая", "Келесісі", "Keyingisi", "Next"},
	Megabytes:          {"{n} МБ", "{n} МБ", "{n} MB", "{n} MB"},
	Perhaps:            {"вероятно, {date}", "бәлкім, {date}", "ehtimol, {date}", "probably {date}"},
	LangRussian:        {"русский", "орыс тілі", "rus tili", "Russian"},
	LangKazakh:         {"казахский", "қазақ тілі", "qozoq tili", "Kazakh"},
	LangUzbek:          {"узбекский", "өзбек тілі", "oʻzbek tili", "Uzbek"},
	LangEnglish:        {"английский", "ағылшын тілі", "ingliz tili", "English"},
	LangOther:          {"другой ({tag})", "басқа ({tag})", "boshqa ({tag})", "other ({tag})"},
	LangUnknown:        {"язык не определён", "тілі анықталмаған", "tili aniqlanmagan", "language unknown"},
	ArchiveTitle:       {"Архив статей", "Мақалалар мұрағаты", "Maqolalar arxivi", "Article archive"},
	ArchiveAbout:       {"Новостные статьи целиком, с людьми, датами и темами. Работает без сети.", "Жаңалық мақалалары толық, адамдарымен, күндерімен және тақырыптарымен. Желісіз жұмыс істейді.", "Yangilik maqolalari toʻliq, shaxslar, sanalar va mavzular bilan. Tarmoqsiz ishlaydi.", "News articles in full, with people, dates and topics. Works offline."},
	Integrity:          {"Целостность", "Тұтастық", "Butunlik", "Integrity"},
	IntegrityText:      {"Всё, что сохранено, можно сверить с тем, что было опубликовано, и без сети.", "Сақталғанның бәрін жарияланғанмен желісіз де салыстыруға болады.", "Saqlangan hamma narsani eʼlon qilingani bilan tarmoqsiz ham solishtirish mumkin.", "All that is stored can be compared with what was published, offline too."},
	NotSigned:          {"Сайт не подписан.", "Сайтқа қол қойылмаған.", "Sayt imzolanmagan.", "The site is not signed."},
	SignedBy:           {"Сайт подписан ключом {key}.", "Сайтқа {key} кілтімен қол қойылған.", "Sayt {key} kaliti bilan imzolangan.", "The site is signed by the key {key}."},
	KeySince:           {"Устройство знает его с этого дня: {date}.", "Құрылғы оны осы күннен бері біледі: {date}.", "Qurilma uni shu kundan beri biladi: {date}.", "This device first saw it on {date}."},
	KeyUnchecked:       {"Этот браузер не умеет проверять такие подписи.", "Бұл браузер мұндай қолтаңбаларды тексере алмайды.", "Bu brauzer bunday imzolarni tekshira olmaydi.", "This browser cannot check such signatures."},
	KeyChanged:         {"Внимание: новая версия архива подписана другим ключом.", "Назар аударыңыз: мұрағаттың жаңа нұсқасына басқа кілтпен қол қойылған.", "Diqqat: arxivning yangi versiyasi boshqa kalit bilan imzolangan.", "Warning: the new version of the archive is signed by another key."},
	KeyMissing:         {"Внимание: новая версия архива не подписана.", "Назар аударыңыз: мұрағаттың жаңа нұсқасына қол қойылмаған.", "Diqqat: arxivning yangi versiyasi imzolanmagan.", "Warning: the new version of the archive is not signed."},
	KeyWrong:           {"Внимание: у новой версии архива нет верной подписи.", "Назар аударыңыз: мұрағаттың жаңа нұсқасында дұрыс қолтаңба жоқ.", "Diqqat: arxivning yangi versiyasida toʻgʻri imzo yoʻq.", "Warning: the new version of the archive has no valid signature."},
	KeyBefore:          {"До сих пор: ключ {key}.", "Осыған дейін: {key} кілті.", "Shu paytgacha: {key} kaliti.", "Until now: the key {key}."},
	KeyFound:           {"Теперь: ключ {key}.", "Енді: {key} кілті.", "Endi: {key} kaliti.", "Now: the key {key}."},
	KeyAsk:             {"Вы читаете прежнюю версию, новая не загружена. Спросите издателя, но не через этот сайт, так ли это задумано. Соглашайтесь, только если он подтвердит.", "Сіз бұрынғы нұсқаны оқып отырсыз, жаңасы жүктелмеген. Солай болуы керек пе, баспагерден осы сайттан тыс сұраңыз. Ол растаса ғана келісіңіз.", "Siz avvalgi versiyani oʻqiyapsiz, yangisi yuklanmagan. Shunday boʻlishi kerakmi, noshirdan bu saytdan tashqarida soʻrang. U tasdiqlasagina rozi boʻling.", "You read the earlier version; the new one was not downloaded. Ask the publisher, but not by way of this site, whether this is meant. Accept it only if the answer is yes."},
	KeyTell:            {"Вы читаете прежнюю версию, новая не загружена. Сообщите издателю; делать больше ничего не нужно.", "Сіз бұрынғы нұсқаны оқып отырсыз, жаңасы жүктелмеген. Баспагерге хабарлаңыз; басқа ештеңе істеудің қажеті жоқ.", "Siz avvalgi versiyani oʻqiyapsiz, yangisi yuklanmagan. Noshirga xabar bering; boshqa hech narsa qilish shart emas.", "You read the earlier version; the new one was not downloaded. Tell the publisher; there is nothing else to do."},
	AcceptKey:          {"Принять новый ключ", "Жаңа кілтті қабылдау", "Yangi kalitni qabul qilish", "Accept the new key"},
	AcceptUnsigned:     {"Принять без подписи", "Қолтаңбасыз қабылдау", "Imzosiz qabul qilish", "Accept it without a signature"},
	VerifyAll:          {"Проверить всё", "Барлығын тексеру", "Hammasini tekshirish", "Verify everything"},
	VerifyStop:         {"Остановить проверку", "Тексеруді тоқтату", "Tekshirishni toʻxtatish", "Stop verifying"},
	VerifyPercent:      {"Идёт проверка", "Тексеріліп жатыр", "Tekshirilmoqda", "Verifying"},
	VerifyStopped:      {"Проверка не закончена.", "Тексеру аяқталмады.", "Tekshirish tugallanmadi.", "The verification did not come to its end."},
	VerifiedRight:      {"Всё верно. Проверено: {all}.", "Бәрі дұрыс. Тексерілді: {all}.", "Hammasi toʻgʻri. Tekshirildi: {all}.", "All is as it was published. Verified: {all}."},
	VerifiedWrong:      {"Найдены повреждения. Проверено: {all}. Неверно:", "Зақым табылды. Тексерілді: {all}. Дұрыс емесі:", "Shikast topildi. Tekshirildi: {all}. Notoʻgʻrisi:", "Damage was found. Verified: {all}. Wrong:"},
	WrongSignature:     {"подпись списка файлов", "файлдар тізімінің қолтаңбасы", "fayllar roʻyxatining imzosi", "the signature of the list of files"},
	WrongFile:          {"файл {name}", "{name} файлы", "{name} fayli", "the file {name}"},
	WrongPart:          {"часть программы {name}", "бағдарламаның бөлігі {name}", "dastur qismi {name}", "part of the program {name}"},
	WrongArchive:       {"архив: {name}", "мұрағат: {name}", "arxiv: {name}", "the archive: {name}"},
	WrongArticle:       {"статья {name}", "{name} мақаласы", "{name} maqolasi", "the article {name}"},
	WrongArticles:      {"статьи; какие, можно узнать только по сети: {name}", "мақалалар; қайсысы екенін тек желі арқылы білуге болады: {name}", "maqolalar; qaysilari, faqat tarmoq orqali bilish mumkin: {name}", "articles; which of them can be told only with a connection: {name}"},
	Mend:               {"Загрузить повреждённое заново", "Зақымдалғанын қайта жүктеу", "Shikastlanganini qayta yuklash", "Download again what is damaged"},
	FilesN:             {"{n} файл|{n} файла|{n} файлов", "{n} файл", "{n} ta fayl", "{n} file|{n} files"},
	PartsN:             {"{n} часть программы|{n} части программы|{n} частей программы", "бағдарламаның {n} бөлігі", "dasturning {n} ta qismi", "{n} part of the program|{n} parts of the program"},
	PeopleN:            {"{n} человек|{n} человека|{n} человек", "{n} адам", "{n} ta shaxs", "{n} person|{n} people"},
	TopicsN:            {"{n} тема|{n} темы|{n} тем", "{n} тақырып", "{n} ta mavzu", "{n} topic|{n} topics"},
	Persisted:          {"Браузер обещал хранить копию.", "Браузер көшірмені сақтауға уәде берді.", "Brauzer nusxani saqlashga vaʼda berdi.", "The browser promised to keep the copy."},
	NotPersisted:       {"Браузер может удалить копию, если место кончится, а в приватном окне удалит её, когда окно закроют.", "Орын таусылса, браузер көшірмені өшіруі мүмкін, ал жекелік терезеде оны терезе жабылғанда өшіреді.", "Joy tugasa, brauzer nusxani oʻchirishi mumkin, maxfiy oynada esa uni oyna yopilganda oʻchiradi.", "The browser may delete the copy when space runs out, and in a private window it does so when the window is closed."},
	StorageUse:         {"Занято {used} МБ из доступных {quota} МБ", "Қолжетімді {quota} МБ-тың {used} МБ-ы пайдаланылған", "{quota} MB dan {used} MB band", "{used} MB used of {quota} MB available"},
	OfflineDamaged:     {"Копия повреждена", "Көшірме зақымдалған", "Nusxa shikastlangan", "The copy is damaged"},
	OfflineRemoved:     {"Удалена с устройства", "Құрылғыдан өшірілді", "Qurilmadan oʻchirildi", "Removed from this device"},
	CopyDamaged:        {"Часть копии на этом устройстве пропала или испорчена: она загрузится снова, когда будет сеть.", "Осы құрылғыдағы көшірменің бір бөлігі жоғалған немесе бүлінген: желі болғанда ол қайта жүктеледі.", "Ushbu qurilmadagi nusxaning bir qismi yoʻqolgan yoki buzilgan: tarmoq boʻlganda u qayta yuklanadi.", "A part of the copy on this device is missing or damaged: with a connection it is loaded again."},
	CopyLacks:          {"Не хватает частей: {n} из {m}.", "Жетіспейтін бөліктер: {m} ішінен {n}.", "Yetishmayotgan qismlar: {m} tadan {n} ta.", "Missing parts: {n} of {m}."},
	CopyMended:         {"Копия была повреждена и исправлена. Загружено заново частей: {n}.", "Көшірме зақымдалған еді, енді түзетілді. Қайта жүктелген бөліктер: {n}.", "Nusxa shikastlangan edi, endi tuzatildi. Qayta yuklangan qismlar: {n} ta.", "The copy was damaged and has been mended. Parts loaded again: {n}."},
	CopyQuota:          {"На устройстве не хватило места для копии. Освободите место и повторите.", "Құрылғыда көшірмеге орын жетпеді. Орын босатып, қайталаңыз.", "Qurilmada nusxaga joy yetmadi. Joy boʻshatib, qayta urining.", "This device has no room for the copy. Free some space and try again."},
	CopyNotWritten:     {"Браузер не смог записать копию на это устройство.", "Браузер көшірмені осы құрылғыға жаза алмады.", "Brauzer nusxani ushbu qurilmaga yoza olmadi.", "The browser could not write the copy to this device."},
	AskToKeep:          {"Попросить хранить копию", "Көшірмені сақтауды сұрау", "Nusxani saqlashni soʻrash", "Ask to keep the copy"},
	NotPromised:        {"Браузер пока не обещает хранить её. Обычно он соглашается, если добавить архив в закладки или на главный экран.", "Браузер оны сақтауға әзірге уәде бермейді. Мұрағатты бетбелгілерге немесе басты экранға қосса, әдетте келіседі.", "Brauzer hozircha uni saqlashga vaʼda bermaydi. Arxiv xatchoʻplarga yoki bosh ekranga qoʻshilsa, odatda rozi boʻladi.", "The browser does not promise to keep it yet. It usually agrees when the archive is bookmarked or on the home screen."},
	RemoveAll:          {"Удалить всё с этого устройства", "Осы құрылғыдан бәрін өшіру", "Ushbu qurilmadan hammasini oʻchirish", "Remove everything from this device"},
	RemoveAsk:          {"Удалить с этого устройства копию архива и настройки? Без сети архив здесь больше не откроется.", "Осы құрылғыдан мұрағат көшірмесі мен баптаулар өшірілсін бе? Желісіз мұрағат мұнда енді ашылмайды.", "Ushbu qurilmadan arxiv nusxasi va sozlamalar oʻchirilsinmi? Tarmoqsiz arxiv bu yerda boshqa ochilmaydi.", "Remove the archive’s copy and settings from this device? Without a connection the archive will no longer open here."},
	RemoveNow:          {"Удалить", "Өшіру", "Oʻchirish", "Remove"},
	Cancel:             {"Отмена", "Бас тарту", "Bekor qilish", "Cancel"},
	Removed:            {"С этого устройства всё удалено. Если открыть архив снова, он сохранится заново.", "Осы құрылғыдан бәрі өшірілді. Мұрағат қайта ашылса, ол қайтадан сақталады.", "Ushbu qurilmadan hammasi oʻchirildi. Arxiv yana ochilsa, u qaytadan saqlanadi.", "Everything has been removed from this device. If the archive is opened again, it is stored again."},
	StoreAgain:         {"Сохранить снова", "Қайта сақтау", "Qayta saqlash", "Store again"},
	FileCopy:           {"Копия в файле", "Файлдағы көшірме", "Fayldagi nusxa", "A copy in a file"},
	FileCopyText:       {"Весь архив одним файлом: он открывается с диска или флешки в любом новом браузере, без сети, сервера и установки. Размер около {n} МБ.", "Бүкіл мұрағат бір файлда: ол дискіден немесе флешкадан кез келген жаңа браузерде желісіз, серверсіз, орнатусыз ашылады. Көлемі шамамен {n} МБ.", "Butun arxiv bitta faylda: u diskdan yoki fleshkadan har qanday yangi brauzerda tarmoqsiz, serversiz, oʻrnatmasdan ochiladi. Hajmi taxminan {n} MB.", "The whole archive as one file: it opens from a disk or a stick in any recent browser, without a connection, a server or an installation. About {n} MB."},
	SaveCopy:           {"Сохранить копию", "Көшірмені сақтау", "Nusxani saqlash", "Save a copy"},
	SavingCopy:         {"Копия готовится", "Көшірме дайындалып жатыр", "Nusxa tayyorlanmoqda", "Making the copy"},
	SavedCopy:          {"Копия готова: «{name}», {n} МБ.", "Көшірме дайын: «{name}», {n} МБ.", "Nusxa tayyor: «{name}», {n} MB.", "The copy is ready: “{name}”, {n} MB."},
	Restore:            {"Восстановить из копии", "Көшірмеден қалпына келтіру", "Nusxadan tiklash", "Restore from a copy"},
	RestoreText:        {"Подойдёт файл, сохранённый здесь или на другом устройстве. Сначала он проверяется весь, потом записывается.", "Осы жерде немесе басқа құрылғыда сақталған файл жарайды. Алдымен ол түгел тексеріледі, содан кейін жазылады.", "Shu yerda yoki boshqa qurilmada saqlangan fayl yaraydi. Avval u toʻliq tekshiriladi, keyin yoziladi.", "A file that was saved here or on another device will do. All of it is verified before any of it is stored."},
	ReadingCopy:        {"Копия проверяется", "Көшірме тексеріліп жатыр", "Nusxa tekshirilmoqda", "Verifying the copy"},
	Restored:           {"Копия проверена и записана на это устройство.", "Көшірме тексеріліп, осы құрылғыға жазылды.", "Nusxa tekshirildi va ushbu qurilmaga yozildi.", "The copy is verified and stored on this device."},
	FileForeign:        {"Этот файл не копия этого архива. Ничего не изменилось.", "Бұл файл осы мұрағаттың көшірмесі емес. Ештеңе өзгерген жоқ.", "Bu fayl ushbu arxivning nusxasi emas. Hech narsa oʻzgarmadi.", "This file is no copy of this archive. Nothing was changed."},
	FileCut:            {"Файл обрывается: в нём не вся копия. Ничего не изменилось.", "Файл үзілген: онда көшірме толық емес. Ештеңе өзгерген жоқ.", "Fayl uzilgan: unda nusxa toʻliq emas. Hech narsa oʻzgarmadi.", "The file is cut: it does not hold the whole copy. Nothing was changed."},
	FileDamaged:        {"Файл повреждён. Ничего не изменилось.", "Файл зақымдалған. Ештеңе өзгерген жоқ.", "Fayl shikastlangan. Hech narsa oʻzgarmadi.", "The file is damaged. Nothing was changed."},
	FileOlder:          {"Эта копия старше версии на этом устройстве и не записана. Её можно прочитать, открыв сам файл.", "Бұл көшірме осы құрылғыдағы нұсқадан ескі, сондықтан жазылмады. Оны файлдың өзін ашып оқуға болады.", "Bu nusxa ushbu qurilmadagi versiyadan eskiroq, shuning uchun yozilmadi. Uni faylning oʻzini ochib oʻqish mumkin.", "This copy is older than the version on this device and was not stored. It can be read by opening the file itself."},
	FileKey:            {"Эта копия подписана не тем ключом, что архив на этом устройстве, и не записана. Спросите издателя, прежде чем ей верить.", "Бұл көшірмеге осы құрылғыдағы мұрағаттың кілтімен қол қойылмаған, сондықтан жазылмады. Оған сенбес бұрын баспагерден сұраңыз.", "Bu nusxa ushbu qurilmadagi arxiv kaliti bilan imzolanmagan, shuning uchun yozilmadi. Unga ishonishdan oldin nashriyotdan soʻrang.", "This copy is not signed by the key of the archive on this device and was not stored. Ask the publisher before trusting it."},
	FileUnknown:        {"Ни сайт, ни это устройство не подтверждают эту копию, и она не записана. Её можно прочитать, открыв сам файл.", "Бұл көшірмені сайт та, осы құрылғы да растамайды, сондықтан ол жазылмады. Оны файлдың өзін ашып оқуға болады.", "Bu nusxani sayt ham, ushbu qurilma ham tasdiqlamaydi, shuning uchun u yozilmadi. Uni faylning oʻzini ochib oʻqish mumkin.", "Neither the site nor this device vouches for this copy, and it was not stored. It can be read by opening the file itself."},
	FileOld:            {"Этот браузер слишком стар, чтобы открыть копию.", "Бұл браузер көшірмені ашу үшін тым ескі.", "Bu brauzer nusxani ochish uchun juda eski.", "This browser is too old to open the copy."},
	FileLost:           {"Архив на этом устройстве неполон: копию можно сохранить, когда он загрузится.", "Осы құрылғыдағы мұрағат толық емес: ол жүктелгенде көшірмені сақтауға болады.", "Ushbu qurilmadagi arxiv toʻliq emas: u yuklangach, nusxani saqlash mumkin.", "The archive on this device is not whole: a copy can be saved once it has been loaded."},
	FileOpening:        {"Копия открывается. Если она так и не открылась, файл повреждён.", "Көшірме ашылып жатыр. Егер ашылмай қойса, файл зақымдалған.", "Nusxa ochilmoqda. Agar ochilmasa, fayl shikastlangan.", "The copy is being opened. If it never opens, the file is damaged."},
	FileNotOpened:      {"Копия повреждена и не открывается.", "Көшірме зақымдалған, ашылмайды.", "Nusxa shikastlangan, ochilmaydi.", "The copy is damaged and cannot be opened."},
	FileOpened:         {"Эта страница сама — копия архива: ей не нужны ни сеть, ни сервер. Сохранена: {date}, {address}", "Бұл беттің өзі — мұрағат көшірмесі: оған желі де, сервер де керек емес. Сақталған: {date}, {address}", "Bu sahifaning oʻzi arxiv nusxasi: unga tarmoq ham, server ham kerak emas. Saqlangan: {date}, {address}", "This page is itself a copy of the archive: it needs neither a connection nor a server. Saved: {date}, {address}"},
	Cite:               {"Цитировать", "Дәйексөз келтіру", "Iqtibos keltirish", "Cite"},
	Copy:               {"Скопировать", "Көшіру", "Nusxalash", "Copy"},
	CopyForm:           {"Скопировать: {name}", "Көшіру: {name}", "Nusxalash: {name}", "Copy: {name}"},
	NotCopiedText:      {"Браузер не дал скопировать. Выделите текст сами.", "Браузер көшіруге рұқсат бермеді. Мәтінді өзіңіз белгілеңіз.", "Brauzer nusxalashga ruxsat bermadi. Matnni oʻzingiz belgilang.", "The browser did not let it be copied. Select the text yourself."},
	Download:           {"Скачать", "Жүктеп алу", "Yuklab olish", "Download"},
	DownloadForm:       {"Скачать: {name}", "Жүктеп алу: {name}", "Yuklab olish: {name}", "Download: {name}"},
	TakeAlong:          {"Взять с собой", "Өзіңізбен алу", "Oʻzingiz bilan olish", "Take along"},
	TakeAll:            {"Все найденные статьи одним файлом: {n}. В нём заголовки, авторы, даты, источники и адреса.", "Табылған мақалалардың бәрі бір файлда: {n}. Онда тақырыпаттар, авторлар, күндер, дереккөздер мен мекенжайлар бар.", "Topilgan barcha maqolalar bitta faylda: {n}. Unda sarlavhalar, mualliflar, sanalar, manbalar va manzillar bor.", "All articles found, in one file: {n}. It has titles, authors, dates, sources and addresses."},
	TakeProgress:       {"Записано {n} из {m}", "{m} мақаланың {n} жазылды", "{m} tadan {n} tasi yozildi", "{n} of {m} written"},
	TakeDone:           {"Файл готов: {name}", "Файл дайын: {name}", "Fayl tayyor: {name}", "The file is ready: {name}"},
	TakeFailed:         {"Файл не получился: браузеру не хватило места.", "Файл жасалмады: браузерде орын жетпеді.", "Fayl tayyorlanmadi: brauzerda joy yetmadi.", "There is no file: the browser had no room for it."},
}
